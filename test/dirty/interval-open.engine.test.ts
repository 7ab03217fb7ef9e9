import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

/** The length of a reading's interval is asked if the file does not show it; no metering point is created without readings. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (rows: readonly string[], more: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload('o.csv', `${rows.join('\n')}\n`), createMeters: true, ...more });
const codes = async () => (await world.local.registry.meters({})).meters.map(({ code }) => code);

const uneven = (meter: string): string[] => [
  'Meter,Date,kWh',
  `${meter},2025-02-01,"1,250.5"`,
  `${meter},2025-02-03,"1,175.5"`,
  `${meter},2025-02-06,"1,300.5"`,
];

test('a preview asks for the interval length, and with the answer all rows are imported', async () => {
  const { open, readings } = await bring(uneven('L1'), { preview: true });
  expect([readings, open?.[0]?.code]).toEqual([0, 'interval-open']);
  expect(open?.[0]?.choices.map(({ set }) => set)).toEqual([
    ...['15min', '30min', '1h', '1d', '1month', '1year'].map((interval) => ({ interval })),
    { kind: 'register' },
  ]);
  expect(open?.[0]?.choices.map(({ label }) => label)).toContain('1 天');
  expect(await bring(uneven('L1'), { preview: true, interval: '1d' })).toMatchObject({ readings: 3, accepted: 3, rejectedCount: 0 });
});

test('if no row is imported no metering point is created, and none is reported as created', async () => {
  const came = await bring(uneven('L2'));
  expect(came).toMatchObject({ readings: 3, accepted: 0, rejectedCount: 3, meters: 0 });
  expect((came.findings ?? []).map(({ code }) => code)).not.toContain('meters-created');
  expect(await codes()).not.toContain('L2');
  expect(await bring(uneven('L2'), { interval: '1d' })).toMatchObject({ accepted: 3 });
  expect(await codes()).toContain('L2');
});

test('of several only those with imported rows are created', async () => {
  const rows = ['表号,日期,用电量(kWh)', 'L3,2025-01-01,31', 'L3,2025-01-02,28', 'L3,2025-01-03,30', 'L4,2027-01-04,28'];
  const told = async (preview: boolean) => {
    const { rejectedCount, findings = [] } = await bring(rows, { preview });
    return [rejectedCount, findings.find(({ code }) => code === 'meters-created')?.evidence['meters']];
  };
  expect(await told(true)).toEqual([1, 1]);
  expect(await told(false)).toEqual([1, 1]);
  expect((await codes()).filter((code) => ['L3', 'L4'].includes(code))).toEqual(['L3']);
});
