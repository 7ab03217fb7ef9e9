import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Counters behind transformers: the difference of two readings is not yet the use. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (rows: readonly string[], more: object = {}) =>
  world.local.readings
    .importReadings({
      file: await world.upload('a.csv', `${rows.join('\n')}\n`),
      createMeters: true,
      carrier: 'electricity',
      unit: 'kWh',
      ...more,
    })
    .then(({ findings = [] }) => findings.map(({ code }) => code))
    .catch((error: unknown) => (error as ProblemAnswer).document);

const used = async (meter: string) =>
  (await world.local.metering.useOfMeter({ meter, from: '2025-01-01', to: '2025-02-01', step: 'month' })).total.value;

const sheet = (use: string, meter: string) => [
  `月份,回路,上月表底,本月表底,${use},倍率`,
  `2025-01,${meter}1,1200.5,1300.5,100,40`,
  `2025-01,${meter}2,300,310,10,60`,
];

test('a difference of readings is multiplied by the value in its row, and this is reported', async () => {
  expect(await bring(sheet('差值', 'A'))).toContain('difference-multiplied');
  expect([await used('A1'), await used('A2')]).toEqual([4000, 600]);
});

test('use that may or may not be multiplied raises a question, and is used as is if stated so', async () => {
  expect(await bring(sheet('用电量', 'B'))).toMatchObject({ code: 'multiplier-open', evidence: { column: '用电量', values: '40, 60' } });
  await bring(sheet('用电量', 'B'), { valueColumn: '用电量' });
  expect([await used('B1'), await used('B2')]).toEqual([100, 10]);
});

test('use that is already multiplied is used as is', async () => {
  const rows = sheet('用电量', 'C').map((row) => row.replace(',100,', ',4000,').replace(',10,60', ',600,60'));
  await bring(rows);
  expect([await used('C1'), await used('C2')]).toEqual([4000, 600]);
});

test('use multiplied row by row is read, even if the readings have a known heading', async () => {
  await bring([
    '抄表日期,表号,上期示数,本期示数,本期用量,倍率',
    '2025-01-31,D1,100,150,2000,40',
    '2025-02-28,D1,150,190,1600,40',
    '2025-01-31,D2,200,260,60,1',
    '2025-02-28,D2,260,330,70,1',
  ]);
  expect([await used('D1'), await used('D2')]).toEqual([2000, 60]);
});
