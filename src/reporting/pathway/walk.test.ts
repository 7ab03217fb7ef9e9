import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PathMeasure, Plan } from './facts.ts';
import { quantilesFrom, sampled } from './sample.ts';
import { factorIn, middleOf, walk } from './walk.ts';

const measure = (id: string, more: Partial<PathMeasure>): PathMeasure => ({
  id,
  uses: ['office'],
  of: 'base',
  years: [2026, 2030],
  share: 0.1,
  saving: [null, null],
  shift: null,
  pv: null,
  ...more,
});

const plan = (more: Partial<Plan>): Plan => ({
  base: 2025,
  to: 2030,
  carriers: ['electricity', 'gas'],
  electricity: 0,
  stock: [{ use: 'office', areaM2: 1000, intensity: [80, 10] }],
  growth: [],
  measures: [],
  factors: [[[2025, 0.5]], [[2025, 2]]],
  spreads: [],
  limits: [],
  ...more,
});

const walked = (of: Plan) => walk(of, middleOf(of));
const quantilesOf = (of: Plan, { samples, seed }: { samples: number; seed: number }) =>
  quantilesFrom(of, [sampled({ plan: of, seed, first: 0, last: samples })]);
const kgIn = (of: Plan, year: number) => walked(of).years.find((one) => one.year === year)?.kg;

describe('a path calculated by hand', () => {
  test('stays constant while nothing is done', () => {
    expect(walked(plan({})).years.map(({ kg, areaM2 }) => [kg, areaM2])).toEqual(Array.from({ length: 6 }, () => [60_000, 1000]));
  });

  test('treats a further share of the area in each year of a measure, and never more than there is', () => {
    const saving = plan({ measures: [measure('led', { share: 0.4, saving: [0.5, null] })] });
    expect(walked(saving).years.map(({ use }) => use[0])).toEqual([80_000, 64_000, 48_000, 40_000, 40_000, 40_000]);
  });

  test('applies a measure to the remainder of the previous ones, and states the reduction of each', () => {
    const both = plan({
      measures: [measure('led', { share: 1, saving: [0.5, null] }), measure('pump', { share: 1, shift: { from: 1, to: 0, ratio: 3 } })],
    });
    const year = walked(both).years[1];
    expect(year?.use).toEqual([70_000, 0]);
    expect(year?.byMeasure).toEqual([20_000, 5000]);
    expect(year?.kg).toBe(35_000);
  });

  test('never subtracts more roof generation than is used', () => {
    const roofs = plan({ measures: [measure('pv', { share: 1, pv: 500 })] });
    expect(walked(roofs).years[1]?.use).toEqual([0, 10_000]);
  });

  test('demolishes untreated area first, of the existing stock before new area, and reports if more than there is', () => {
    const growth = [{ use: 'office', years: [2027, 2028] as const, newM2: 100, demolishedM2: 600, intensity: [20, 0] }];
    const less = plan({ growth, measures: [measure('led', { share: 0.5, saving: [0.5, null], years: [2026, 2026] })] });
    const { years, exceeds } = walked(less);
    expect(years.map(({ areaM2 }) => areaM2)).toEqual([1000, 1000, 500, 100, 100, 100]);
    // 500 of 1000 treated, then 400 of 400, then the base is gone and 100 of the first new with it
    expect(years.map(({ use }) => use[0])).toEqual([80_000, 60_000, 400 * 40 + 2000, 2000, 2000, 2000]);
    expect(exceeds).toEqual([{ use: 'office', year: 2028, shortM2: 100 }]);
  });

  test('interpolates factors linearly between their years, and holds them constant before and after', () => {
    const line = [
      [2026, 0.5],
      [2030, 0.1],
    ] as const;
    expect([2020, 2026, 2028, 2030, 2060].map((year) => factorIn(line, year, Number))).toEqual([0.5, 0.5, 0.3, 0.1, 0.1]);
  });

  test('has unknown carbon if something without a factor is used', () => {
    expect(kgIn(plan({ factors: [[[2025, 0.5]], null] }), 2025)).toBeNull();
    const without = plan({ factors: [[[2025, 0.5]], null], stock: [{ use: 'office', areaM2: 10, intensity: [80, null] }] });
    expect(kgIn(without, 2025)).toBe(400);
  });
});

/** Plans of two uses; amounts are whole, shares in tenths. */
const plans = fc.record({
  areas: fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 })),
  news: fc.array(fc.record({ at: fc.constantFrom('office', 'hotel'), newM2: fc.nat(400), demolishedM2: fc.nat(400), first: fc.nat(5) }), {
    maxLength: 4,
  }),
  measures: fc.array(
    fc.record({
      of: fc.constantFrom('base' as const, 'new' as const, 'all' as const),
      share: fc.integer({ min: 0, max: 10 }),
      saving: fc.integer({ min: 0, max: 10 }),
      hasShift: fc.boolean(),
      pv: fc.nat(60),
      first: fc.nat(5),
    }),
    { maxLength: 4 },
  ),
});

type Drawn = typeof plans extends fc.Arbitrary<infer T> ? T : never;

const planOf = ({ areas, news, measures }: Drawn): Plan =>
  plan({
    stock: [
      { use: 'office', areaM2: areas[0], intensity: [80, 10] },
      { use: 'hotel', areaM2: areas[1], intensity: [120, 5] },
    ],
    growth: news.map(({ at, newM2, demolishedM2, first }) => ({
      use: at,
      years: [2026 + first, 2028 + first],
      newM2,
      demolishedM2,
      intensity: [50, 2],
    })),
    measures: measures.map(({ of, share, saving, hasShift, pv, first }, at) =>
      measure(`m${at}`, {
        uses: ['office', 'hotel'],
        of,
        years: [2025 + first, 2027 + first],
        share: share / 10,
        saving: [saving / 10, null],
        shift: hasShift ? { from: 1, to: 0, ratio: 2 } : null,
        pv,
      }),
    ),
  });

describe('any path', () => {
  test('has reductions by measures that add up to the total saving', () => {
    fc.assert(
      fc.property(plans, (drawn) => {
        const whole = planOf(drawn);
        const without = walked({ ...whole, measures: [] });
        for (const [at, { kg, byMeasure }] of walked(whole).years.entries()) {
          const saved = byMeasure.reduce<number>((sum, one) => sum + (one ?? 0), 0);
          expect((kg ?? 0) + saved).toBeCloseTo(without.years[at]?.kg ?? 0, 4);
        }
      }),
    );
  });

  test('has area that adds up from old, new and demolished; no use is negative', () => {
    fc.assert(
      fc.property(plans, (drawn) => {
        const whole = planOf(drawn);
        const { years, exceeds } = walked(whole);
        for (const [at, { year, areaM2, use }] of years.entries()) {
          const now = whole.growth.filter((one) => year > 2025 && year >= one.years[0] && year <= one.years[1]);
          const short = exceeds.filter((one) => one.year === year).reduce((sum, one) => sum + one.shortM2, 0);
          const change = now.reduce((sum, one) => sum + Number(one.newM2) - Number(one.demolishedM2), 0) + short;
          if (at > 0) expect(areaM2).toBeCloseTo((years[at - 1]?.areaM2 ?? 0) + change, 6);
          expect(use.every((one) => one >= -1e-9)).toBe(true);
        }
      }),
    );
  });
});

describe('samples', () => {
  const spread = plan({ stock: [{ use: 'office', areaM2: { spread: 0 }, intensity: [80, 10] }], spreads: [{ low: 900, high: 1100 }] });

  test('are distributed like the amounts, the same for the same seed, others for another', () => {
    const [first] = quantilesOf(spread, { samples: 1000, seed: 1 });
    expect(first?.p5).toBeGreaterThan(54_000);
    expect(first?.p5).toBeLessThan(55_200);
    expect(Math.abs((first?.p50 ?? 0) - 60_000)).toBeLessThan(500);
    expect(quantilesOf(spread, { samples: 1000, seed: 1 })).toEqual(quantilesOf(spread, { samples: 1000, seed: 1 }));
    expect(quantilesOf(spread, { samples: 1000, seed: 2 })).not.toEqual(quantilesOf(spread, { samples: 1000, seed: 1 }));
  });

  test('are the same however they are split', () => {
    const whole = quantilesOf(spread, { samples: 100, seed: 3 });
    const cut = [
      [0, 17],
      [17, 60],
      [60, 100],
    ].map(([first, last]) => sampled({ plan: spread, seed: 3, first: first as number, last: last as number }));
    expect(quantilesFrom(spread, cut)).toEqual(whole);
  });

  test('return the ⌈p·N⌉-th smallest: of a single sample that one', () => {
    const [one] = quantilesOf(spread, { samples: 1, seed: 5 });
    expect(one?.p5).toBe(one?.p95);
  });

  test('use the median if there are none', () => {
    expect(kgIn(spread, 2025)).toBe(60_000);
  });
});
