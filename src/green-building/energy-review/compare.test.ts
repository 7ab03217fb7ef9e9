import { describe, expect, it } from 'vitest';
import type { YearUse } from '#supervision/benchmarking/benchmarking.ts';
import type { CoalCoefficients } from '#supervision/benchmarking/public/intensity.ts';
import { compareYear, judgedOver, type Reviewed } from './compare.ts';

const coefficients: CoalCoefficients = new Map([
  ['electricity', { id: 'e', version: 1, value: 0.1, unit: 'kgce/kWh', source: '' }],
  ['heat', { id: 'h', version: 1, value: 30, unit: 'kgce/GJ', source: '' }],
]);

const none: Reviewed = { cooling: 0, gas: 0, coal: 0, oil: 0, steam: 0 };
const reviewed: Reviewed = { ...none, electricity: 1_000_000, heat: 1000 };

const use = (carrier: 'electricity' | 'heat', value: number | null, coverage = 1): YearUse => ({
  building: 'B1',
  carrier,
  unit: carrier === 'heat' ? 'GJ' : 'kWh',
  value,
  coverage,
  meters: 1,
});

describe('reviewed against metered', () => {
  it('by hand: 130 tce reviewed, 120 + 45 metered: the review was too low by 26.9 %', () => {
    const told = compareYear(reviewed, [use('electricity', 1_200_000), use('heat', 1500)], coefficients);
    expect(told).toMatchObject({ state: 'compared', reviewedTce: 130, meteredTce: 165, coverage: 1, atLeast: false });
    expect(told.over).toBe(0.2692);
    expect(told.carriers).toMatchObject([
      { carrier: 'electricity', reviewed: 1_000_000, metered: 1_200_000 },
      { carrier: 'heat', reviewed: 1000, metered: 1500 },
    ]);
  });

  it('without a meter of a reviewed carrier nothing is compared, unless what is measured is more already', () => {
    const below = compareYear(reviewed, [use('electricity', 1_200_000)], coefficients);
    expect(below).toMatchObject({ state: 'incomplete', coverage: 0, over: null });
    const above = compareYear(reviewed, [use('electricity', 2_600_000)], coefficients);
    expect(above).toMatchObject({ state: 'incomplete', over: 1, atLeast: true });
    const gaps = compareYear(reviewed, [use('electricity', 900_000, 0.8), use('heat', 900, 0.8)], coefficients);
    expect(gaps).toMatchObject({ state: 'incomplete', coverage: 0.8, over: null });
  });

  it('is exact: no noise of binary fractions in sums and products', () => {
    const rates: CoalCoefficients = new Map([['electricity', { id: 'e', version: 1, value: 0.1229, unit: 'kgce/kWh', source: '' }]]);
    const parts = [use('electricity', 0.1), use('electricity', 0.2), use('electricity', 39.7)];
    const told = compareYear({ ...none, heat: 0, electricity: 40 }, parts, rates);
    expect([told.carriers[0]?.metered, told.reviewedTce, told.meteredTce, told.over]).toEqual([40, 0.004_916, 0.004_916, 0]);
    const row = { state: 'compared' as const, over: 0, reviewedTce: 0.1, meteredTce: 0.1 };
    expect(judgedOver([row, { ...row, reviewedTce: 0.2 }])).toMatchObject({ reviewedTce: 0.3, meteredTce: 0.2, over: -0.3333 });
  });

  it('nothing measured is said, and is no saving', () => {
    expect(compareYear(reviewed, [], coefficients)).toMatchObject({ state: 'not-measured', meteredTce: null, over: null });
    expect(compareYear(reviewed, [use('electricity', null, 0)], coefficients)).toMatchObject({ state: 'not-measured', over: null });
  });

  it('a carrier that the report leaves out is not taken for zero', () => {
    expect(compareYear({ electricity: 1000 }, [use('electricity', 2000)], coefficients)).toMatchObject({ reviewedTce: null, over: null });
  });
});

describe('by how much reviews are too low', () => {
  it('is by the sums of those compared alone', () => {
    const row = (state: 'compared' | 'not-measured' | 'waiting', a: number | null, b: number | null) => ({
      state,
      reviewedTce: a,
      meteredTce: b,
      over: state === 'compared' && a !== null && b !== null ? (b - a) / a : null,
    });
    const told = judgedOver([
      row('compared', 100, 150),
      row('compared', 300, 290),
      row('not-measured', 500, null),
      row('waiting', 1, null),
    ]);
    expect(told).toMatchObject({
      rows: 4,
      compared: 2,
      notMeasured: 1,
      waiting: 1,
      reviewedTce: 400,
      meteredTce: 440,
      tooLow: 1,
      tooHigh: 1,
    });
    expect(told.over).toBe(0.1);
    expect(judgedOver([row('not-measured', 500, null)])).toMatchObject({ compared: 0, reviewedTce: null, over: null });
  });
});
