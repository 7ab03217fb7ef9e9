import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

/** Times as systems of many countries write them, in one column or in several. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (rows: readonly string[]) =>
  world.local.readings.importReadings({ file: await world.upload('a.csv', `${rows.join('\n')}\n`), createMeters: true });

async function useOf(meter: string, from: string, to: string, step: 'hour' | 'day'): Promise<(number | null)[]> {
  const { steps } = await world.local.metering.useOfMeter({ meter, from, to, step });
  return steps.map(({ value }) => value);
}

test.each([
  ['A', ['2025-01-14 00:00:00+08', '2025-01-15 00:00:00+08', '2025-01-16 00:00:00+08']],
  ['B', ['14-Jan-25', '15-Jan-25', '16-Jan-25']],
  ['C', ['"Jan 14, 2025"', '"Jan 15, 2025"', '"Jan 16, 2025"']],
  ['D', ['20250114:0000', '20250115:0000', '20250116:0000']],
  ['E', ['14 January 2025', '15 January 2025', '16 January 2025']],
  ['F', ['14JAN2025:00:00:00', '15JAN2025:00:00:00', '16JAN2025:00:00:00']],
])('one column, written as %s %s', async (meter, times) => {
  const came = await bring(['时间,表号,电量(kWh)', ...times.map((time, at) => `${time},${meter},${at + 1}`)]);
  expect(came).toMatchObject({ accepted: 3, rejectedCount: 0 });
  expect(await useOf(meter, '2025-01-14', '2025-01-17', 'day')).toEqual([1, 2, 3]);
});

test('many notations in one column, none of them lost', async () => {
  const mixed = ['2025/1/1 0:00', '20250104', '"Jan 10, 2025"', '11-Jan-25', '2025-01-14 00:00:00+08', '45672', '2025年1月5日 00时00分'];
  expect(await bring(['时间,表号,电量(kWh)', ...mixed.map((time, at) => `${time},MIX,${at + 1}`)])).toMatchObject({ rejectedCount: 0 });
});

const hours = [0, 1, 2].map((hour) => hour);

test.each([
  ['Year,Month,Day,Hour', (hour: number) => `2025,1,14,${hour}`],
  ['年,月,日,时', (hour: number) => `2025,1,14,${hour}`],
  ['Year,Month,Day,Time', (hour: number) => `2025,1,14,${hour}:00`],
  ['Year,Month,Day,Hour,Minute', (hour: number) => `2025,Jan,14,${hour},0`],
  ['date,hour,minute', (hour: number) => `2025-01-14,${hour},00`],
  ['Year,Month,Day,Hour Ending', (hour: number) => `2025,1,14,${hour + 1}`],
])('columns %s', async (heading, written) => {
  const meter = heading.replaceAll(/\P{L}/gu, '');
  const came = await bring([`${heading},meter,kWh`, ...hours.map((hour) => `${written(hour)},${meter},${hour + 1}`)]);
  expect(came).toMatchObject({ accepted: 3, rejectedCount: 0 });
  expect(await useOf(meter, '2025-01-14', '2025-01-14T04:00', 'hour')).toEqual([1, 2, 3, null]);
});

test('year, month and day alone are days', async () => {
  await bring(['year,month,day,meter,kWh', ...[14, 15, 16].map((day, at) => `2025,1,${day},YMD,${at + 1}`)]);
  expect(await useOf('YMD', '2025-01-14', '2025-01-17', 'day')).toEqual([1, 2, 3]);
});
