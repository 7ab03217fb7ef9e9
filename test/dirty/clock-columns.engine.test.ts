import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

/** Files with days and clock times in separate columns, for the beginning and for the end of each row. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (rows: readonly string[], more: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload('a.csv', `${rows.join('\n')}\n`), createMeters: true, ...more });

async function useOf(meter: string, from: string, to: string, step: '15min' | 'hour' | 'day'): Promise<(number | null)[]> {
  const { steps } = await world.local.metering.useOfMeter({ meter, from, to, step });
  return steps.map(({ value }) => value);
}

const quarters = (meter: string): string[] => [
  `22/10/2023;23:15:00;22/10/2023;23:30:00;${meter};0,173;kWh`,
  `22/10/2023;23:30:00;22/10/2023;23:45:00;${meter};0,141;kWh`,
  `22/10/2023;23:45:00;23/10/2023;00:00:00;${meter};0,136;kWh`,
  `23/10/2023;00:00:00;23/10/2023;00:15:00;${meter};0,136;kWh`,
  `23/10/2023;23:45:00;24/10/2023;00:00:00;${meter};0,160;kWh`,
];

test.each([
  ['From (date);From (time);Until (date);Until (time)', {}],
  ['起始日期;起始时间;截止日期;截止时间', {}],
  ['start_date;start_time;end_date;end_time', {}],
  ['开始日期;开始时间;结束日期;结束时间', {}],
  ['von Datum;von Uhrzeit;bis Datum;bis Uhrzeit', {}],
  ['From (date);From (time);Until (date);Until (time)', { startColumn: 'From (date)', endColumn: 'Until (date)' }],
])('a day and a clock time for the start, a day and a clock time for the end: %s', async (heading, said) => {
  const meter = `${heading.replaceAll(/[^\p{L}]/gu, '')}${Object.keys(said).length}`;
  const came = await bring([`${heading};Meter;Volume;Unit`, ...quarters(meter)], said);
  expect(came).toMatchObject({ accepted: 5, rejectedCount: 0, from: '2023-10-22T15:15:00Z', to: '2023-10-23T16:00:00Z' });
  expect(came.findings?.map(({ code }) => code)).toContain('times-beside');
  expect(await useOf(meter, '2023-10-22T23:15', '2023-10-23T00:15', '15min')).toEqual([0.173, 0.141, 0.136, 0.136]);
  expect(await useOf(meter, '2023-10-22', '2023-10-24', 'day')).toEqual([0.45, 0.296]);
});

test('days first and their clock times after them', async () => {
  const rows = quarters('ORD').map((row) => row.replace(/^([^;]*);([^;]*);([^;]*);([^;]*)/u, '$1;$3;$2;$4'));
  expect(await bring(['From (date);Until (date);From (time);Until (time);Meter;Volume;Unit', ...rows])).toMatchObject({ accepted: 5 });
  expect(await useOf('ORD', '2023-10-22', '2023-10-24', 'day')).toEqual([0.45, 0.296]);
});

test.each(['00:00', '24:00'])('one day, and the clock times of start and end; %s ends the day', async (midnight) => {
  const meter = `T${midnight.slice(0, 2)}`;
  const rows = ['日期,开始时间,结束时间,表号,电量(kWh)', `2025-01-01,22:00,23:00,${meter},3`, `2025-01-01,23:00,${midnight},${meter},4`];
  expect(await bring(rows)).toMatchObject({ accepted: 2, rejectedCount: 0, to: '2025-01-01T16:00:00Z' });
  expect(await useOf(meter, '2025-01-01T21:00', '2025-01-02T01:00', 'hour')).toEqual([null, 3, 4, null]);
});
