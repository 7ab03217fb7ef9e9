import { expect, test } from 'vitest';
import type { ScheduleAnswer } from './answer.ts';
import { scheduleInThread } from './schedule-worker.ts';

const clock = (hour: number): string => `2026-03-01T${String(hour).padStart(2, '0')}:00:00+08:00`;
const four = { start: clock(0), step: 60, steps: 4, site: {}, price: { import: [1, 1, 3, 3], export: 0 }, base: [2, 2, 2, 2] };
const battery = { code: 'B', kind: 'battery', kw: 2, maxKwh: 4, startKwh: 0 };
const lossy = { ...battery, chargeEfficiency: 0.9, dischargeEfficiency: 0.9 };
const solved = async (given: unknown): Promise<ScheduleAnswer> => (await scheduleInThread({ given, seconds: 20 })) as ScheduleAnswer;

// worked by hand: 4 kWh are bought at 1 for 4 hours of 2 kW
test('a battery buys where it is cheap and gives where it is dear', async () => {
  const { status, cost, breaches } = await solved({ ...four, resources: [battery] });
  expect([status, cost.total, breaches]).toEqual(['optimal', '8.0000', []]);
});

// worked by hand: 4 kWh bought leave 3.6, of which 3.24 come out: 8 + 0.76 · 3
test('what is lost on the way in and out is paid', async () => {
  expect((await solved({ ...four, resources: [lossy] })).cost.total).toBe('10.2800');
});

// worked by hand: export costs too, so the full battery empties against the base and fills again: −(8 + 4 − 3.24)
test('a negative price is never earned by charge and discharge at once', async () => {
  const { cost, resources, status } = await solved({ ...four, price: { import: -1, export: -1 }, resources: [{ ...lossy, startKwh: 4 }] });
  expect([status, cost.total]).toEqual(['optimal', '-8.7600']);
  const [own] = resources;
  const kwh = own !== undefined && 'kwh' in own ? own.kwh : [];
  expect(kwh).toHaveLength(4);
  expect(kwh.every((one) => (one ?? 0) > -1e-6 && (one ?? 0) < 4 + 1e-6)).toBe(true);
});

test('a wish beyond what the site may take is met as far as it can be, and told with its amount', async () => {
  const target = { at: clock(2), kwh: 4 };
  const { status, breaches } = await solved({ ...four, site: { importKw: 3 }, resources: [{ ...battery, targets: [target] }] });
  expect(status).toBe('best-effort');
  expect(breaches.map(({ limit, code, unit, amount }) => [limit, code, unit, amount.toFixed(4)])).toEqual([
    ['target', 'B', 'kWh', '2.0000'],
  ]);
});

test.each([
  ['a price that is null', { price: { import: [1, null, 3, 3], export: 0 } }, 'price-missing', { step: 1, field: 'price.import' }],
  [
    'a target between edges',
    { resources: [{ ...battery, targets: [{ at: '2026-03-01T01:30:00+08:00', kwh: 1 }] }] },
    'not-an-edge',
    { resource: 'B', step: 1 },
  ],
  [
    'an efficiency over 1',
    { resources: [{ ...battery, chargeEfficiency: 1.1 }] },
    'out-of-range',
    { resource: 'B', field: 'chargeEfficiency' },
  ],
  ['a kind that there is none of', { resources: [{ code: 'X', kind: 'fan' }] }, 'out-of-range', { resource: 'X', field: 'kind' }],
  [
    'a whole run longer than its window',
    { resources: [{ code: 'W', kind: 'shift', kw: 1, kwh: 3, from: clock(0), to: clock(2), whole: true }] },
    'does-not-fit',
    { resource: 'W' },
  ],
])('%s is refused by name before any solve', async (_, change, code, evidence) => {
  await expect(solved({ ...four, resources: [battery], ...change })).rejects.toMatchObject({ code, evidence });
});
