import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Months in rows and years in columns, as offices compare years. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (name: string, rows: readonly string[], more: object = {}) =>
  world.local.readings
    .importReadings({
      file: await world.upload(name, `${rows.join('\n')}\n`),
      createMeters: true,
      carrier: 'electricity',
      unit: 'kWh',
      ...more,
    })
    .then(({ findings = [] }) => findings.map(({ code }) => code))
    .catch((error: unknown) => (error as ProblemAnswer).document.code);

const months = async (meter: string, from: string, to: string) =>
  (await world.local.metering.useOfMeter({ meter, from, to, step: 'month' })).steps.map(({ value }) => value);

test.each([
  ['A', '月份,2023年用电量,2024年用电量', ['1月,1000,1100', '2月,900,950', '合计,1900,2050']],
  ['B', '年份,2023,2024', ['一月,1000,1100', '二月,900,950']],
  ['C', '月,2023年,2024年,同比', ['1,1000,1100,10%', '2,900,950,5.6%']],
  ['D', 'Month,2023,2024', ['Jan,1000,1100', 'Feb,900,950']],
])('%s: each month belongs to the year of its column', async (meter, header, rows) => {
  expect(await bring('2024年对比.csv', [header, ...rows], { meter })).toContain('years-across-read');
  expect([await months(meter, '2023-01-01', '2023-03-01'), await months(meter, '2024-01-01', '2024-03-01')]).toEqual([
    [1000, 900],
    [1100, 950],
  ]);
});

test('a month that is not over is empty, and missing', async () => {
  await bring('e.csv', ['月份,2024年,2025年', '1月,5,7', '2月,6,'], { meter: 'E' });
  expect(await months('E', '2025-01-01', '2025-03-01')).toEqual([7, null]);
});
