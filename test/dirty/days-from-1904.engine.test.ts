import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { bookFrom1904 } from './book-from-1904.ts';
import { upTo } from './corpus/corpus-file.ts';

/** Days stored as plain numbers in a workbook that counts from 1904, whatever their column is called. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

/** 2025-01-01, as counted in such a workbook. */
const first = 44_196;
const days = upTo(12, 0);
const bring = async (rows: (string | number)[][], more: object) =>
  world.local.readings.importReadings({ createMeters: true, unit: 'kWh', ...more, file: await world.upload('a.xlsx', bookFrom1904(rows)) });
const used = async (meter: string, step: 'day' | 'hour' = 'day'): Promise<(number | null)[]> => {
  const { steps } = await world.local.metering.useOfMeter({ meter, from: '2025-01-01', to: '2025-01-13', step });
  return steps.map(({ value }) => value);
};

test.each([
  ['Day', 'A1', {}],
  ['日期', 'A2', {}],
  ['Tag', 'A3', { timeColumn: 'Tag' }],
  ['d', 'A4', { timeColumn: 'd' }],
  ['Stichtag', 'A5', { timeColumn: ' stichtag' }],
])('under %s', async (heading, meter, more) => {
  const rows = [[heading, 'meter', 'value'], ...days.map((day) => [first + day, meter, (day * 7) % 5])];
  expect(await bring(rows, more)).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect(await used(meter)).toEqual(days.map((day) => (day * 7) % 5));
});

test('a start and an end', async () => {
  const rows = [['s', 'e', 'meter', 'value'], ...days.map((day) => [first + day, first + day + 1, 'B1', (day * 7) % 5])];
  expect(await bring(rows, { startColumn: 's', endColumn: 'e' })).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect(await used('B1')).toEqual(days.map((day) => (day * 7) % 5));
});

test('days with a clock time after the point', async () => {
  const rows = [['d', 'meter', 'value'], ...upTo(24, 0).map((hour) => [first + hour / 24, 'C1', (hour * 7) % 5])];
  expect(await bring(rows, { timeColumn: 'd' })).toMatchObject({ accepted: 24, rejectedCount: 0 });
  expect((await used('C1', 'hour')).slice(0, 24)).toEqual(upTo(24, 0).map((hour) => (hour * 7) % 5));
});

test('values of such a size are left unchanged', async () => {
  const rows = [['d', 'meter', '用电量'], ...days.map((day) => [first + day, 'D1', first + ((day * 7) % 5)])];
  expect(await bring(rows, { timeColumn: 'd', kind: 'interval' })).toMatchObject({ accepted: 12, rejectedCount: 0 });
  expect(await used('D1')).toEqual(days.map((day) => first + ((day * 7) % 5)));
});
