import { expect, test } from 'vitest';
import type { Problem } from '#kernel/problem.ts';
import type { ScheduleAnswer } from './program/answer.ts';
import { scheduleInThread } from './program/schedule-worker.ts';

const clock = (hour: number): string => `2026-03-01T${String(hour).padStart(2, '0')}:00:00+08:00`;
const four = { start: clock(0), step: 60, steps: 4, site: {}, price: { import: [1, 1, 3, 3], export: 0 }, base: [2, 2, 2, 2] };
const battery = { code: 'B', kind: 'battery', kw: 2, maxKwh: 4, startKwh: 0 };
const lossy = { ...battery, chargeEfficiency: 0.9, dischargeEfficiency: 0.9 };
const solved = async (given: unknown): Promise<ScheduleAnswer> => (await scheduleInThread({ given, seconds: 20 })) as ScheduleAnswer;

// worked by hand: 4 kWh are bought at 1 for 4 hours of 2 kW
test('a battery charges when power is cheap and discharges when it is expensive', async () => {
  const { status, cost, breaches } = await solved({ ...four, resources: [battery] });
  expect([status, cost.total, breaches]).toEqual(['optimal', '8.0000', []]);
});

// worked by hand: 4 kWh bought leave 3.6, of which 3.24 come out: 8 + 0.76 · 3
test('charging and discharging losses are paid', async () => {
  expect((await solved({ ...four, resources: [lossy] })).cost.total).toBe('10.2800');
});

// worked by hand: export has a cost too, so the full battery empties against the base and fills again: −(8 + 4 − 3.24)
test('a negative price is never earned by charging and discharging at once', async () => {
  const { cost, resources, status } = await solved({ ...four, price: { import: -1, export: -1 }, resources: [{ ...lossy, startKwh: 4 }] });
  expect([status, cost.total]).toEqual(['optimal', '-8.7600']);
  const [own] = resources;
  const kwh = own !== undefined && 'kwh' in own ? own.kwh : [];
  expect(kwh).toHaveLength(4);
  expect(kwh.every((one) => (one ?? 0) > -1e-6 && (one ?? 0) < 4 + 1e-6)).toBe(true);
});

test('a requirement beyond the site limit is met as far as possible, and reported with its amount', async () => {
  const target = { at: clock(2), kwh: 4 };
  const { status, breaches } = await solved({ ...four, site: { importKw: 3 }, resources: [{ ...battery, targets: [target] }] });
  expect(status).toBe('best-effort');
  expect(breaches.map(({ limit, code, unit, amount }) => [limit, code, unit, amount.toFixed(4)])).toEqual([
    ['target', 'B', 'kWh', '2.0000'],
  ]);
});

// worked by hand: the room goes from 20 towards 0 by e^(−1/10) an hour, and 2 kW of heat raise the end of each step
test('a room too cold for its heat pump is reported with its degree hours', async () => {
  const room = { code: 'H', kind: 'hvac', kw: 1, mode: 'heat', cop: 2, r: 10, c: 1, outdoor: 0, start: 20, low: 25, high: 26 };
  const { status, breaches, resources } = await solved({ ...four, steps: 2, base: 0, price: { import: 1, export: 0 }, resources: [room] });
  const [left, lifted] = [Math.exp(-0.1), (1 - Math.exp(-0.1)) * 10 * 2];
  const ends = [20 * left + lifted, (20 * left + lifted) * left + lifted];
  expect(status).toBe('best-effort');
  expect(resources[0]?.kw).toEqual([1, 1]);
  expect(breaches.map(({ limit, code, from, unit }) => [limit, code, from, unit])).toEqual([
    ['comfort', 'H', '2026-02-28T16:00:00Z', 'K·h'],
  ]);
  expect(breaches[0]?.amount).toBeCloseTo(50 - (ends[0] as number) - (ends[1] as number), 4);
});

// worked by hand: 2 kWh within three hours, of which the last is free
test('work runs without interruption if it must, and split if it may', async () => {
  const price = { import: [1, 5, 2, 9], export: 0 };
  const work = { code: 'W', kind: 'shift', kw: 1, kwh: 2, from: clock(0), to: clock(3) };
  expect((await solved({ ...four, base: 0, price, resources: [work] })).cost.total).toBe('3.0000');
  expect((await solved({ ...four, base: 0, price, resources: [{ ...work, whole: true }] })).cost.total).toBe('6.0000');
});

// worked by hand: 3 kW of load, 2 of which can be shed for 0.5 where import costs 1; the peak of 1 kW costs 10
test('load is shed if that is cheaper, and the peak is paid once', async () => {
  const shed = { code: 'S', kind: 'shed', available: 2, price: 0.5 };
  const told = await solved({ ...four, base: 3, price: { import: 1, export: 0, peak: 10, peakSoFarKw: 0.5 }, resources: [shed] });
  expect(told.cost).toMatchObject({ import: '4.0000', shed: '4.0000', peak: '10.0000', total: '18.0000' });
});

// worked by hand: 3 kW throughout; the first two hours have had a peak of 5 kW already, the last two are a month of their own
test('the highest import of each period is paid once, above the previous one', async () => {
  const price = { import: 0, export: 0, peak: 10, peakSoFarKw: 5, peakPeriods: [{ from: clock(2), peak: 7 }] };
  expect((await solved({ ...four, base: 3, price })).cost).toMatchObject({ peak: '71.0000', total: '71.0000' });
  // 2 kWh that can be deferred: in the first period they cost nothing
  const work = { code: 'W', kind: 'shift', kw: 2, kwh: 4, from: clock(0), to: clock(4) };
  const told = await solved({ ...four, base: 3, price, resources: [work] });
  expect(told.resources[0]?.kw).toEqual([2, 2, 0, 0]);
  expect(told.cost.peak).toBe('71.0000');
  const odd = { ...price, peakPeriods: [{ from: '2026-03-01T01:30:00+08:00', peak: 7 }] };
  await expect(solved({ ...four, price: odd })).rejects.toMatchObject({
    code: 'not-an-edge',
    evidence: { field: 'price.peakPeriods[0].from' },
  });
  const twice = { ...price, peakPeriods: [price.peakPeriods[0], { from: clock(1), peak: 1 }] };
  await expect(solved({ ...four, price: twice })).rejects.toMatchObject({ code: 'does-not-fit' });
  await expect(solved({ ...four, price: { ...price, peakPeriods: [{ from: clock(2) }] } })).rejects.toMatchObject({
    code: 'price-missing',
    evidence: { field: 'price.peakPeriods[0].peak' },
  });
});

test('if export always pays more than import costs, the optimum is proven for a day by the hour', async () => {
  const hours = Array.from({ length: 24 }, (_, at) => 0.5 + 0.3 * Math.sin(at));
  const price = { import: hours, export: hours.map((one) => one + 0.4) };
  const store = { code: 'B', kind: 'battery', kw: 5, maxKwh: 12, startKwh: 5, chargeEfficiency: 0.95, dischargeEfficiency: 0.95 };
  const told = await solved({ ...four, steps: 24, base: hours.map((one) => 2 + 2 * one), price, resources: [store] });
  expect([told.status, told.breaches, (told.gap ?? 1) < 0.0011]).toEqual(['optimal', [], true]);
});

// the linear programme without choices gives many times the value
test('near-optimal is judged by what is paid, not by what would be paid if everything were possible at once', async () => {
  const price = { import: -0.27, export: [0.27, 1.22, 1.1, 0.96, -0.22, 1.12] };
  const both = { kind: 'battery', startKwh: 4, chargeEfficiency: 0.8, dischargeEfficiency: 0.8 };
  const resources = [
    { ...both, code: 'B', kw: 3, maxKwh: 10 },
    { ...both, code: 'E', kw: 10, maxKwh: 6 },
  ];
  const told = await solved({ ...four, steps: 6, base: 5, price, resources });
  expect(told.status).toBe('optimal');
  expect((told.gap ?? 1) * -Number(told.cost.total)).toBeLessThan(0.001 * -Number(told.cost.total) + 0.01);
});

// with one price all day, very many plans are equally good; the value is that of a mixed programme in scipy (HiGHS, gap 0)
test('if export always pays more than import at one price, the optimum is found exactly', async () => {
  const load = [0.602, 0.699, 0.606, 0.509, 0.556, 0.732, 1.067, 1.299, 1.381, 1.129, 0.653, 0.598];
  const store = {
    code: 'B',
    kind: 'battery',
    kw: 5,
    maxKwh: 10,
    minKwh: 1,
    startKwh: 3,
    chargeEfficiency: 0.95,
    dischargeEfficiency: 0.95,
  };
  const base = [...load, ...load.toReversed()];
  const told = await solved({ ...four, steps: 24, base, price: { import: 0.5, export: 0.8 }, resources: [store] });
  expect([told.status, told.gap, told.cost.total]).toEqual(['optimal', 0, '-2.2034']);
});

// worked by hand: 1 kW of photovoltaics on the direct current bus, of which 0.9 come out; 1 kWh of load there takes 1 / 0.9
test('direct current passes through the converter, with its losses', async () => {
  const converter = { kw: 5, toDc: 0.9, toAc: 0.9 };
  const sun = { code: 'P', kind: 'pv', bus: 'dc', available: [2, 0, 0, 0] };
  const told = await solved({ ...four, base: 0, price: { import: 1, export: 0.5 }, baseDc: [0, 1, 0, 0], converter, resources: [sun] });
  expect(told.converterKw.map((kw) => Number(kw.toFixed(6)))).toEqual([-2, 1.111111, 0, 0]);
  expect(told.cost).toMatchObject({ import: '1.1111', export: '0.9000', total: '0.2111' });
});

test('if nothing costs anything the limits are still kept', async () => {
  const room = { code: 'H', kind: 'hvac', kw: 3, mode: 'heat', cop: 2, r: 10, c: 1, outdoor: 0, start: 20, low: 18, high: 26 };
  const told = await solved({ ...four, base: 0, price: { import: 0, export: 0 }, resources: [room] });
  expect([told.status, told.cost.total, told.breaches]).toEqual(['optimal', '0.0000', []]);
});

test.each([1, 1e3, 1e6])('numbers %f times as large are the same problem', async (by) => {
  const large = { ...lossy, kw: 2 * by, maxKwh: 4 * by };
  const told = await solved({ ...four, base: 2 * by, resources: [large] });
  expect([told.status, told.breaches]).toEqual(['optimal', []]);
  expect(Number(told.cost.total) / by).toBeCloseTo(10.28, 1);
  const negative = await solved({ ...four, base: 2 * by, price: { import: -1, export: -1 }, resources: [{ ...large, startKwh: 4 * by }] });
  expect([negative.status, negative.breaches]).toEqual(['optimal', []]);
  expect(Number(negative.cost.total) / by).toBeCloseTo(-8.76, 1);
});

test('if nothing costs anything zero is paid, and this is proven, even if a limit is violated', async () => {
  const room = { code: 'H', kind: 'hvac', kw: 1, mode: 'heat', cop: 2, r: 10, c: 1, outdoor: 0, start: 20, low: 25, high: 26 };
  const told = await solved({ ...four, base: 0, price: { import: 0, export: 0, carbonPrice: 0 }, resources: [room] });
  expect([told.status, told.gap]).toEqual(['best-effort', 0]);
});

test('a site limit of null is no limit', async () => {
  const told = await solved({ ...four, site: { importKw: null, exportKw: null }, resources: [battery] });
  expect([told.status, told.cost.total]).toEqual(['optimal', '8.0000']);
});

test('a list of prices that is too short is reported as missing prices, and refused', async () => {
  const refused = await solved({ ...four, price: { import: [1, 1], export: 0 } }).catch((problem: Problem) => problem);
  expect((refused as Problem).findings.map(({ code, evidence }) => [code, evidence['step']])).toEqual([
    ['price-missing', 2],
    ['does-not-fit', undefined],
    ['price-missing', 3],
  ]);
});

test('a step of seven minutes is handled like any other', async () => {
  expect((await solved({ ...four, step: 7, resources: [battery] })).status).toBe('optimal');
});

test('ten thousand steps are answered, ten thousand and one are refused', async () => {
  const long = (steps: number) => ({ ...four, step: 15, steps, base: 2, price: { import: 1, export: 0 }, resources: [battery] });
  expect((await solved(long(10_000))).site).toHaveLength(10_000);
  await expect(solved(long(10_001))).rejects.toMatchObject({ code: 'out-of-range', evidence: { field: 'steps' } });
}, 60_000);

test.each([
  ['a power of 1e9 kW', { resources: [{ ...battery, kw: 1e9 }] }, 'out-of-range', { resource: 'B', field: 'kw' }],
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
  ['a least state that is null', { resources: [{ ...battery, minKwh: null }] }, 'out-of-range', { resource: 'B', field: 'minKwh' }],
  ['a discharge that is null', { resources: [{ ...battery, dischargeKw: null }] }, 'out-of-range', { resource: 'B', field: 'dischargeKw' }],
  [
    'a gain that is null',
    {
      resources: [
        { code: 'H', kind: 'hvac', kw: 1, mode: 'heat', cop: 2, r: 10, c: 1, gain: null, outdoor: 0, start: 20, low: 18, high: 26 },
      ],
    },
    'out-of-range',
    { resource: 'H', field: 'gain' },
  ],
  ['a price of carbon without carbon', { price: { import: 1, export: 0, carbonPrice: 1 } }, 'price-missing', { field: 'price.carbon' }],
  [
    'a car that has to hold more than it can in one step of its session',
    {
      resources: [
        {
          code: 'E',
          kind: 'ev',
          kw: 2,
          minKwh: [0, 5, 0, 0],
          sessions: [{ from: clock(0), to: clock(2), startKwh: 1, maxKwh: 4 }],
        },
      ],
    },
    'does-not-fit',
    { resource: 'E', value: '4', within: '5 …' },
  ],
  ['a kind that there is none of', { resources: [{ code: 'X', kind: 'fan' }] }, 'out-of-range', { resource: 'X', field: 'kind' }],
  [
    'a whole run longer than its window',
    { resources: [{ code: 'W', kind: 'shift', kw: 1, kwh: 3, from: clock(0), to: clock(2), whole: true }] },
    'does-not-fit',
    { resource: 'W' },
  ],
])('%s is refused by name before any optimisation', async (_, change, code, evidence) => {
  await expect(solved({ ...four, resources: [battery], ...change })).rejects.toMatchObject({ code, evidence });
});
