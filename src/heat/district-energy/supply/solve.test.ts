import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Language, tell } from '#kernel/finding.ts';
import type { Problem } from '#kernel/problem.ts';
import { openHighs } from '#platform/solver/public/highs.ts';
import '../../../../test/chance.ts';
import type { Supply } from '../plan-file/shape.ts';
import type { Programme } from './facts.ts';
import { solveSupply } from './solve.ts';
import { districtEnergyWords } from '../words.ts';

const plant = (code: string, yuanPerKw: number, yuanPerKwh: number, more: Partial<Supply> = {}): Supply => ({
  code,
  kind: 'boiler',
  carrier: 'heat',
  imported: false,
  yuanPerKwh,
  kgPerKwh: 0,
  yuanPerKw,
  years: 10,
  yuanPerKwYear: 0,
  yuanPerYear: 0,
  origin: '示范',
  ...more,
});

/** 364 days of 100 kW by day and 50 kW by night, and one of 150 kW. */
const load = Float64Array.from({ length: 48 }, (_, at) => (at < 24 ? (at < 12 ? 50 : 100) : 150));
const year = (supplies: readonly Supply[], more: Partial<Programme> = {}): Programme => ({
  days: [
    { month: 0, weight: 364 },
    { month: 0, weight: 1 },
  ],
  phases: [{ year: 2027, years: 1, loads: new Map([['heat', load]]) }],
  supplies,
  stores: [],
  rate: 0,
  objective: 'cost',
  limits: {},
  ...more,
});
const solved = async (programme: Programme) => solveSupply(programme, { solver: await openHighs(), secondsLeft: () => 60 });
const sizes = ({ phases }: Awaited<ReturnType<typeof solved>>) =>
  phases.map(({ plants }) => plants.map(({ code, size }) => `${code} ${size.toFixed(3)}`).join(', '));

const base = plant('base', 1000, 0.1);
const peak = plant('peak', 200, 0.5);

test('the base is built for 100 kW and the rare peak of 50 kW by the plant that is cheap to stand', async () => {
  const told = await solved(year([base, peak]));
  expect(sizes(told)).toEqual(['base 100.000, peak 50.000']);
  // 100 × 100 + 0.1 × (50 × 8760 + 50 × 4392) + 50 × 20 + 0.5 × 50 × 24
  expect(told.value).toBeCloseTo(77_360, 4);
  expect(told.status).toBe('optimal');
});

test('a limit of a plant is worth what one more kW of it would save in a year', async () => {
  const told = await solved(year([{ ...base, mostKw: 90 }, peak]));
  expect(sizes(told)).toEqual(['base 90.000, peak 60.000']);
  // 20 + 0.5 × 4392 − (100 + 0.1 × 4392)
  expect(told.prices.map(({ limit, code, perUnit }) => [limit, code, Number(perUnit.toFixed(4))])).toEqual([['mostKw', 'base', 1676.8]]);
});

test('a limit of carbon shifts to the cleaner plant, and its price is what a kg more would save', async () => {
  const clean = plant('clean', 1000, 0.4);
  const dirty = { ...base, kgPerKwh: 1 };
  const whole = 50 * 8760 + 50 * 4392 + 50 * 24;
  const told = await solved(year([dirty, clean], { limits: { carbonKg: whole / 2 } }));
  expect(told.phases[0]?.carbonKg).toBeCloseTo(whole / 2, 3);
  // each kWh that is moved costs 0.3 yuan more and saves 1 kg
  expect(told.prices[0]).toMatchObject({ limit: 'carbonKg', year: 2027, perUnit: expect.closeTo(0.3, 6) as number });
});

test('with least carbon the cheapest of the cleanest plans is chosen', async () => {
  const told = await solved(
    year([{ ...base, kgPerKwh: 1 }, plant('clean', 1000, 0.4), plant('clean-dear', 2000, 0.4)], { objective: 'carbon' }),
  );
  expect(told.value).toBeCloseTo(0, 4);
  expect(sizes(told)).toEqual(['base 0.000, clean 150.000, clean-dear 0.000']);
});

test('plants grow with the phases and are not built before they are needed', async () => {
  const first = { year: 2027, years: 5, loads: new Map([['heat', load.map((one) => one / 2)]] as const) };
  const second = { year: 2032, years: 10, loads: new Map([['heat', load]] as const) };
  const told = await solved(year([base, peak], { phases: [first, second] }));
  expect(sizes(told)).toEqual(['base 50.000, peak 25.000', 'base 100.000, peak 50.000']);
  expect(told.phases[1]?.plants.map(({ added }) => Math.round(added))).toEqual([50, 25]);
  expect(told.value).toBeCloseTo(5 * 38_680 + 10 * 77_360, 3);
});

test('a heat pump takes electricity from the grid, which is sized for it', async () => {
  const pump = plant('pump', 0, 0, { from: 'electricity', ratio: 4 });
  const grid = plant('grid', 100, 0.6, { carrier: 'electricity', kind: 'grid', imported: true });
  const told = await solved(year([pump, grid]));
  expect(sizes(told)).toEqual(['pump 150.000, grid 37.500']);
  expect(told.phases[0]?.importKwh).toBeCloseTo((50 * 8760 + 50 * 4392 + 50 * 24) / 4, 3);
});

test('a store without losses makes one plant of the mean load of each day enough', async () => {
  const store = {
    code: 'tank',
    carrier: 'heat',
    yuanPerKwh: 0.001,
    years: 10,
    efficiency: 1,
    lossPerHour: 0,
    kwPerKwh: 1,
    origin: '示范',
  } as const;
  const flat = { ...year([plant('dear', 1e5, 0.1)], { stores: [store] }), days: [{ month: 0, weight: 365 }] };
  const told = await solved({ ...flat, phases: [{ year: 2027, years: 1, loads: new Map([['heat', load.slice(0, 24)]]) }] });
  // twelve hours of 25 kW less, then twelve of 25 kW more
  expect(sizes(told)).toEqual(['dear 75.000, tank 300.000']);
});

test('what cannot be supplied is named with what is lacking, and limits that no plan keeps are told', async () => {
  await expect(solved(year([{ ...base, mostKw: 120 }]))).rejects.toMatchObject({
    code: 'district-supply-short',
    evidence: { carrier: 'heat', year: 2027, kw: 30 },
  });
  await expect(solved(year([base], { limits: { yuan: 1000 } }))).rejects.toMatchObject({ code: 'district-limits-tight' });
});

/** The same by screening curves: of each set of plants that are built, each slice of the load by the one that serves it cheapest. */
function byCurves(supplies: readonly Supply[], hours: readonly (readonly [kw: number, weight: number])[]): number {
  let best = Infinity;
  for (let set = 1; set < 2 ** supplies.length; set += 1) {
    const built = supplies.filter((_, at) => (set >> at) % 2 === 1);
    let cost = built.reduce((sum, { yuanPerYear }) => sum + yuanPerYear, 0);
    let below = 0;
    for (const top of [...new Set(hours.map(([kw]) => kw))].toSorted((a, b) => a - b)) {
      const runs = hours.filter(([kw]) => kw >= top).reduce((sum, [, weight]) => sum + weight, 0);
      cost += (top - below) * Math.min(...built.map(({ yuanPerKw, years, yuanPerKwh }) => yuanPerKw / years + yuanPerKwh * runs));
      below = top;
    }
    best = Math.min(best, cost);
  }
  return best;
}

const town = fc.record({
  plants: fc.array(fc.tuple(fc.integer({ min: 100, max: 4000 }), fc.integer({ min: 5, max: 100 }), fc.integer({ min: 1, max: 60_000 })), {
    minLength: 2,
    maxLength: 4,
  }),
  kw: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 72, maxLength: 72 }),
});

test('plans of plants with costs of their own are as cheap as the cheapest by screening curves over all sets', async () => {
  await fc.assert(
    fc.asyncProperty(town, async ({ plants, kw }) => {
      fc.pre(kw.some((one) => one > 0));
      const supplies = plants.map(([perKw, cents, yuanPerYear], at) => plant(`P${at}`, perKw, cents / 100, { yuanPerYear, mostKw: 1000 }));
      const days = [1, 100, 264].map((weight) => ({ month: 0, weight }));
      const told = await solved({
        ...year(supplies),
        days,
        phases: [{ year: 2027, years: 1, loads: new Map([['heat', Float64Array.from(kw)]]) }],
      });
      const hours = kw.map((one, at) => [one, days[Math.floor(at / 24)]?.weight ?? 0] as const);
      const independent = byCurves(supplies, hours);
      expect(told.status).toBe('optimal');
      expect(Math.abs(told.value - independent) / independent).toBeLessThan(1e-6);
    }),
    { numRuns: 30 },
  );
}, 60_000);

test('a load that cannot be met is told by the name of its energy', async () => {
  const short = await solved(year([{ ...base, mostKw: 120 }])).catch((error: unknown) => error);
  const { code, evidence } = short as Problem;
  const said = (language: Language) => tell({ code, severity: 'error', evidence }, districtEnergyWords, language).detail;
  expect(said('zh')).toBe('2027 年分期的热至少缺 30 kW：请增加供能设施或提高容量上限。');
  expect(said('en')).toBe('In the phase of 2027, heat lacks 30 kW: add plants, or raise their greatest capacity.');
});
