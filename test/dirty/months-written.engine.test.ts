import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Months in other notations, and the day on which each meter was read. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const months = async (code: string, from = '2025-01-01', to = '2025-04-01') => (await used(code, from, to)).steps;

test.each([
  ['A1', 'Meter,kWh Jan-25,kWh Feb-25,kWh Mar-25'],
  ['A2', 'Meter,Jan-25 kWh,Feb-25 kWh,Mar-25 kWh'],
  ['A3', 'Zähler,01.25,02.25,03.25'],
  ['A4', 'Zähler,Verbrauch 01.25,Verbrauch 02.25,Verbrauch 03.25'],
  ['A5', "Contatore,gen '25,feb '25,mar '25"],
  ['A6', 'Meter,Usage Jan 2025,Usage Feb 2025,Usage Mar 2025'],
  ['A7', "Compteur,janv. '25,févr. '25,mars '25"],
])('%s: %s', async (code, head) => {
  await bring([head, `${code},101,102,99`]);
  expect(await months(code)).toEqual([101, 102, 99]);
});

test('a day in Chinese notation is not a month, and consecutive days are not either', async () => {
  expect(await told(['表号,1.25,2.25,3.25', 'B1,101,102,99'])).toHaveProperty('code');
  expect(await told(['Meter,kWh Jan-24,kWh Jan-25,kWh Jan-26', 'B2,101,102,99'])).toHaveProperty('code');
});

test('months in numerals, in columns and rows, of the year stated by the name or the title', async () => {
  await bring(['表号,一月,二月,三月', 'C1,101,102,99'], { name: '2025年用电.csv' });
  await bring(['表号,月份,用电量', 'C2,一月,101', 'C2,二月份,102', 'C2,三月,99'], { name: '2025年用电.csv' });
  await bring(['2025年用电量,,', '月份,C3,C4', '一月,101,30', '二月,102,40', '三月,99,20']);
  const codes = ['C1', 'C2', 'C3', 'C4'];
  expect(await Promise.all(codes.map((code) => months(code)))).toEqual([
    [101, 102, 99],
    [101, 102, 99],
    [101, 102, 99],
    [30, 40, 20],
  ]);
});

describe('the day on which each meter was read', () => {
  test('is not the day of its use if a title states the month', async () => {
    await bring(['户号,上期读数,本期读数,用电量,本次抄表日期', 'D1,100,200,100,2025-01-28', 'D2,200,290,90,2025-01-29'], {
      name: '2025年1月电费.csv',
    });
    expect([await months('D1'), await months('D2')]).toEqual([
      [100, null, null],
      [90, null, null],
    ]);
  });

  test('is that of a counter read then', async () => {
    await bring(['表号,本次抄表日期,本次读数', 'D3,2025-01-01,200', 'D3,2025-02-01,250'], { name: '2025年2月.csv' });
    expect(await months('D3')).toEqual([50, null, null]);
  });
});
