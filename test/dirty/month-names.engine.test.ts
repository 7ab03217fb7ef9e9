import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Months by name, in the languages of the senders, in rows and in columns. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(() => world.stop());

const firstOf2025 = ['2025-01-01', '2025-04-01'] as const;
const ways: readonly (readonly [heading: string, ...months: string[]])[] = [
  ['Mois', 'janvier 2025', 'février 2025', 'mars 2025'],
  ['Mois', 'janv.-25', 'févr.-25', 'mars-25'],
  ['Monat', 'Januar 2025', 'Februar 2025', 'März 2025'],
  ['Monat', 'Jan 25', 'Feb 25', 'Mrz 25'],
  ['Monat', 'Jän. 2025', 'Feb. 2025', 'Mär. 2025'],
  ['Mese', 'gennaio 2025', 'febbraio 2025', 'marzo 2025'],
  ['Mese', 'gen 2025', 'feb 2025', 'mar 2025'],
  ['Mes', 'enero de 2025', 'febrero de 2025', 'marzo de 2025'],
  ['Maand', 'januari 2025', 'februari 2025', 'maart 2025'],
  ['月份', '2025年1月份', '2025年2月份', '2025年3月份'],
  ['Month', '25-Jan', '25-Feb', '25-Mar'],
  ['Month', 'Jan-25', 'Feb-25', 'Mar-25'],
  ['Month', 'JAN 2025', 'FEB 2025', 'MAR 2025'],
];

describe.each(ways.map(([heading, ...months], at) => [months.join(', '), heading, months, at] as const))('%s', (_, heading, months, at) => {
  test('in rows', async () => {
    await bring([`meter;${heading};kWh`, ...months.map((month, row) => `D${at};${month};${[310, 280, 300][row]}`)]);
    expect((await used(`D${at}`, ...firstOf2025)).steps).toEqual([310, 280, 300]);
  });

  test('in columns', async () => {
    await bring([`meter;${months.join(';')};unit`, `A${at};310;280;300;kWh`, `B${at};31;28;30;kWh`]);
    expect((await used(`A${at}`, ...firstOf2025)).steps).toEqual([310, 280, 300]);
  });
});

test('days in columns and rows are still days', async () => {
  await bring(['Datum;Zähler;kWh', '1. März 2025;TAG;5', '2. März 2025;TAG;7']);
  expect((await used('TAG', '2025-03-01', '2025-03-03', 'day')).steps).toEqual([5, 7]);
});

const twelve = (first: number): string => Array.from({ length: 12 }, (_, at) => first + at * 10).join(';');

test.each([
  ['Site;Year;Jan;Feb;Mar;Apr;May;Jun;Jul;Aug;Sep;Oct;Nov;Dec;Unit', 'SY'],
  ['Objekt;Jahr;Jan;Feb;Mrz;Apr;Mai;Jun;Jul;Aug;Sep;Okt;Nov;Dez;Einheit', 'OJ'],
  ['Sito;Anno;Gen;Feb;Mar;Apr;Mag;Giu;Lug;Ago;Set;Ott;Nov;Dic;Unit', 'SA'],
])('a row for each year: %s', async (header, code) => {
  await bring([header, `${code};2024;${twelve(110)};kWh`, `${code};2025;${twelve(500)};kWh`, `${code}2;2024;${twelve(7)};MWh`]);
  expect((await used(code, '2024-12-01', '2025-03-01')).steps).toEqual([220, 500, 510]);
  expect((await used(code, '2024-05-01', '2024-11-01')).steps).toEqual([150, 160, 170, 180, 190, 200]);
  expect((await used(`${code}2`, '2024-01-01', '2024-02-01')).total).toBe(7000);
});

test('a row for each year and carrier: other carriers than electricity are separate metering points', async () => {
  const row = (carrier: string, year: number, [first, unit]: readonly [number, string]): string =>
    `YC;${carrier};${year};${twelve(first)};${unit}`;
  await bring([
    'Site;Utility;Year;Jan;Feb;Mar;Apr;May;Jun;Jul;Aug;Sep;Oct;Nov;Dec;Unit',
    row('Electricity', 2024, [110, 'kWh']),
    row('Water', 2024, [20, 'm3']),
    row('Electricity', 2025, [500, 'kWh']),
    row('Water', 2025, [30, 'm3']),
  ]);
  expect((await used('YC', '2024-12-01', '2025-02-01')).steps).toEqual([220, 500]);
  expect((await used('YC-Water', '2024-12-01', '2025-02-01')).steps).toEqual([130, 30]);
});

test('a column among months that names none is not ignored', async () => {
  const rows = ['Q1;310;280;300', 'Q2;31;28;30'];
  expect(await told(['meter;Jan 2025;Febbr 2025;Mar 2025', ...rows])).toMatchObject({
    code: 'month-not-read',
    detail: expect.stringContaining('Febbr'),
  });
  expect(await told(['meter;2025-01;Fasching;2025-03', ...rows])).toMatchObject({ code: 'month-not-read' });
  expect(await told(['meter;Jan 2025;Fab 2025;Feb 2025', ...rows])).toMatchObject({ code: 'month-not-read' });
});

test('the import asks for the year of months without one, and reads them with the answer', async () => {
  const rows = ['meter,Month,kWh', 'NY,January,310', 'NY,February,280'];
  expect(await told(rows)).toMatchObject({ code: 'year-needed' });
  await bring(rows, { year: 2025 });
  expect((await used('NY', '2025-01-01', '2025-03-01')).steps).toEqual([310, 280]);
});
