import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSchedule, type Sums, type WrittenScenario } from '../../../test/oracle/schedule-check.ts';
import { leastOf } from '../../../test/oracle/schedule-program.ts';
import { drawScenario } from '../../../test/schedule-scenarios.ts';
import type { ScheduleAnswer } from './program/answer.ts';
import { scheduleInThread } from './program/schedule-worker.ts';
import { rounds } from '../../../test/rounds.ts';

const solved = async (given: unknown): Promise<ScheduleAnswer> => (await scheduleInThread({ given, seconds: 60 })) as ScheduleAnswer;
const classes = ['state', 'site', 'target', 'comfort'] as const;
/** The tolerance that `flexibility.md` 4 allows from the optimum. */
const near = (value: number): number => 0.001 * Math.abs(value) + 0.01;

/** The first of the sums, in order, that is not as small as it can be; null if all are. */
function worse(scenario: WrittenScenario, sums: Sums, least: Partial<Sums>): string | null {
  const first = (scenario.priority ?? []) as (keyof Sums)[];
  const names = [...first, ...classes.filter((name) => !first.includes(name)), ...((scenario.order ?? ['cost']) as (keyof Sums)[])];
  for (const name of names) {
    const [own, best] = [sums[name], least[name] ?? 0];
    if (own > best + near(best)) return `${name}: ${own}, least ${best}`;
    // this breach is smaller, so what comes after it may cost more
    if (own < best - 1e-5) return null;
  }
  return null;
}

test('every answer passes an independent step-by-step check, and nothing can be violated less or cost less', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const scenario = drawScenario(g);
      const told = await solved(scenario);
      const { faults, sums } = checkSchedule(scenario, told);
      expect(faults).toEqual([]);
      expect(told.status).toBe(told.breaches.length > 0 ? 'best-effort' : 'optimal');
      expect(worse(scenario, sums, await leastOf(scenario))).toBeNull();
    }),
    { numRuns: rounds(20, 60) },
  );
}, 300_000);

test('a single battery, where doing both of a pair may pay, costs the same as in a full mixed-integer programme', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const drawn = drawScenario(g, 7);
      const stores = drawn.resources.filter(({ kind }) => kind === 'battery' || kind === 'ev').slice(0, 1);
      const others = drawn.resources.flatMap(({ maxKwh: _most, ...one }) =>
        one.kind === 'pv' || one.kind === 'shed' ? [{ ...one, bus: 'ac' as const }] : [],
      );
      const { peak: _peak, peakSoFarKw: _soFar, peakPeriods: _periods, ...price } = drawn.price;
      const scenario = {
        ...drawn,
        price: { ...price, export: (price.export as number) + g(fc.integer, { min: 0, max: 2 }) },
        baseDc: 0,
        order: ['cost' as const],
        resources: [...stores.map((one) => ({ ...one, bus: 'ac' as const })), ...others],
      };
      fc.pre(stores.length > 0 && typeof price.export === 'number');
      const { faults, sums } = checkSchedule(scenario, await solved(scenario));
      expect(faults).toEqual([]);
      expect(worse(scenario, sums, await leastOf(scenario))).toBeNull();
    }),
    { numRuns: rounds(10, 20) },
  );
}, 60_000);

test('a wider limit never costs more, and violates no more', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const scenario = drawScenario(g, 6);
      const wider = { ...scenario, site: {} };
      const [tight, wide] = [await solved(scenario), await solved(wider)];
      const [a, b] = [checkSchedule(scenario, tight).sums, checkSchedule(wider, wide).sums];
      const first = ([...(scenario.priority ?? []), ...classes, ...(scenario.order ?? [])] as (keyof Sums)[]).find(
        (name) => Math.abs(a[name] - b[name]) > 2 * near(a[name]),
      );
      if (first !== undefined) expect(b[first]).toBeLessThan(a[first]);
    }),
    { numRuns: rounds(15, 30) },
  );
}, 60_000);

test('doubled prices double the cost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => {
      const { order: _order, ...scenario } = drawScenario(g, 6);
      const twice = (price: unknown): unknown => (Array.isArray(price) ? price.map((one) => 2 * Number(one)) : 2 * Number(price));
      const { price, resources } = scenario;
      const doubled = {
        ...scenario,
        price: {
          ...price,
          import: twice(price.import),
          export: twice(price.export),
          peak: 2 * (price.peak ?? 0),
          peakPeriods: price.peakPeriods?.map((one) => ({ ...one, peak: 2 * one.peak })) ?? [],
          carbonPrice: 2 * (price.carbonPrice ?? 0),
          ...(price.carbon === undefined && { carbon: 0 }),
        },
        resources: resources.map((one) => ({
          ...one,
          ...(one.wear !== undefined && { wear: 2 * one.wear }),
          ...(one.price !== undefined && { price: twice(one.price) }),
        })),
      };
      const [once, both] = [Number((await solved(scenario)).cost.total), Number((await solved(doubled)).cost.total)];
      expect(Math.abs(both - 2 * once)).toBeLessThanOrEqual(3 * near(2 * once));
    }),
    { numRuns: rounds(15, 30) },
  );
}, 60_000);

test('nothing is violated if a plan within all limits existed before the limits were drawn around it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 12 }), fc.gen(), async (kw, g) => {
      const base = g(fc.integer, { min: 0, max: 4 });
      const states = kw.map((_, at) => 20 + kw.slice(0, at + 1).reduce((sum, one) => sum + one, 0));
      const scenario = {
        start: '2026-03-01T00:00:00+08:00',
        step: 60,
        steps: kw.length,
        site: { importKw: Math.max(0, ...kw.map((one) => base + one)), exportKw: Math.max(0, ...kw.map((one) => -base - one)) },
        price: { import: kw.map((one) => 1 + Math.abs(one)), export: 0 },
        base,
        resources: [
          {
            code: 'B',
            kind: 'battery',
            kw: 3,
            minKwh: Math.min(...states),
            maxKwh: Math.max(...states),
            startKwh: 20,
            targets: [{ at: new Date(Date.parse('2026-03-01T00:00:00+08:00') + kw.length * 3_600_000).toISOString(), kwh: states.at(-1) }],
          },
        ],
      };
      const told = await solved(scenario);
      expect([told.status, told.breaches]).toEqual(['optimal', []]);
    }),
    { numRuns: rounds(20, 40) },
  );
}, 60_000);

/** Minimum cost of a lossless battery in whole kW, by trying all possibilities. */
function tried(prices: readonly number[], exportPrice: number, most: number, start: number): number {
  const walk = (at: number, stored: number): number => {
    if (at === prices.length) return 0;
    let best = Infinity;
    for (let kw = -2; kw <= 2; kw += 1) {
      if (stored + kw < 0 || stored + kw > most) continue;
      const net = 1 + kw;
      const now = net > 0 ? net * (prices[at] as number) : net * exportPrice;
      best = Math.min(best, now + walk(at + 1, stored + kw));
    }
    return best;
  };
  return walk(0, start);
}

test('a battery in whole numbers costs the same as a full enumeration', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 1 }),
      fc.integer({ min: 1, max: 5 }),
      async (prices, exportPrice, most) => {
        const told = await solved({
          start: '2026-03-01T00:00:00+08:00',
          step: 60,
          steps: prices.length,
          site: {},
          price: { import: prices, export: exportPrice },
          base: 1,
          resources: [{ code: 'B', kind: 'battery', kw: 2, maxKwh: most, startKwh: 1 }],
        });
        expect(Number(told.cost.total)).toBeCloseTo(tried(prices, exportPrice, most, 1), 3);
      },
    ),
    { numRuns: rounds(20, 40) },
  );
}, 60_000);
