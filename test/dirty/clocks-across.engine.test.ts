import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Clock times of each day in columns: what counters showed at them, or what was used from one to the next. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const january = async (code: string) => (await used(code, '2025-01-01', '2025-02-01')).total;
const days = (code: string, count: number, value: (at: number) => number, width: number) =>
  Array.from(
    { length: count },
    (_, day) => `${code},2025-01-0${day + 1},${Array.from({ length: width }, (_, at) => value(day * width + at)).join(',')}`,
  );

describe('counters are recognised by their values', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  test.each([
    ['A1', '00:00,06:00,12:00,18:00'],
    ['A2', '0点,6点,12点,18点'],
    ['A3', '8:00,16:00,24:00'],
    ['A4', hours.map((hour) => `${hour}点`).join(',')],
    ['A5', hours.map((hour) => `${String(hour).padStart(2, '0')}:00`).join(',')],
  ])('%s: %s', async (code, clocks) => {
    const { length } = clocks.split(',');
    const file = [`表号,日期,${clocks}`, ...days(code, 3, (at) => 1000 + 10 * at, length)];
    expect(await told(file)).toContain('instants-across-read');
    expect(await january(code)).toBe(10 * (3 * length - 1));
  });
});

test('what may be either raises a question, with the result of each answer', async () => {
  const file = (code: string) => ['表号,日期,0:00,12:00', ...days(code, 2, (at) => 10 + 15 * at, 2)];
  expect(await told(file('B1'))).toMatchObject({
    code: 'clocks-open',
    evidence: {
      choices: [
        { set: { kind: 'register' }, comesTo: 45 },
        { set: { kind: 'interval' }, comesTo: 130 },
      ],
    },
  });
  await bring(file('B2'), { kind: 'register' });
  await bring(file('B3'), { kind: 'interval' });
  expect([await january('B2'), await january('B3')]).toEqual([45, 130]);
});

test('what falls is not a counter: four values a day raise a question, or are the use that a title mentions', async () => {
  const course = (at: number): number => [10, 25, 32, 20][at % 4] as number;
  const file = (code: string, clocks = '00:00,06:00,12:00,18:00') => [`表号,日期,${clocks}`, ...days(code, 2, course, 4)];
  expect(await told(file('C1'))).toMatchObject({ evidence: { choices: [{ set: { kind: 'interval' }, comesTo: 174 }] } });
  await bring(file('C2', '6:00,12:00,18:00,24:00'), { kind: 'interval', name: '各时段用电量.csv' });
  await bring(file('C3'), { name: '各时段用电量.csv' });
  expect([await january('C2'), await january('C3')]).toEqual([174, 174]);
});

test('no sheet with the same layout is skipped', async () => {
  const sheet = (name: string, month: string, value: number) => ({
    name,
    rows: [
      ['表号', '月份', '用电量'],
      ['D1', month, value],
    ],
  });
  const sheets = [sheet('1月', '2025-01', 100), sheet('2月', '2025-02', 110)];
  const file = async () => world.upload('2025.xlsx', await writeXlsx({ sheets }));
  const asked = { createMeters: true, file: await file() };
  await expect(world.local.readings.importReadings(asked)).rejects.toMatchObject({
    document: { code: 'sheets-several', evidence: { choices: [{ set: { sheet: '1月' } }, { set: { sheet: '2月' } }] } },
  });
  for (const name of ['1月', '2月']) await world.local.readings.importReadings({ createMeters: true, file: await file(), sheet: name });
  expect((await used('D1', '2025-01-01', '2025-03-01')).total).toBe(210);
});
