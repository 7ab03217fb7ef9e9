import { describe, expect, test } from 'vitest';
import type { HowCompared } from '#supervision/benchmarking/public/assess.ts';
import type { YearUse } from '#supervision/benchmarking/facts.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { parseDay } from '#kernel/day.ts';
import { coverageOf, intensitiesOf, lastWholeYear, trendCarrier, trendSpan } from './building-figures.ts';

// GB/T 2589-2020: 0.1229 kgce/kWh, 34.12 kgce/GJ
const coefficient = (carrier: string, value: number, unit: string) => ({ id: carrier, version: 1, value, unit, source: 'GB/T 2589' });
const coefficients = new Map([
  ['electricity', coefficient('electricity', 0.1229, 'kgce/kWh')],
  ['heat', coefficient('heat', 34.12, 'kgce/GJ')],
] as const);
const how: HowCompared = { measure: 'total', alike: null, heatings: [], coefficients };

const use = (carrier: YearUse['carrier'], value: number | null, coverage = 1): YearUse => ({
  building: 'x',
  carrier,
  unit: carrier === 'heat' ? 'GJ' : carrier === 'water' ? 'm3' : 'kWh',
  value,
  coverage,
  meters: 1,
});
const building = (uses: readonly YearUse[], before: readonly YearUse[], floorAreaM2: number | null = 1000): YearBuilding => ({
  building: { code: 'x', name: 'x', region: '140302', use: 'office', parts: [], floorAreaM2, fields: {} },
  uses,
  before,
  quota: { verdict: 'unknown', indicative: false, parts: [], grounds: [], findings: [] },
});
const colder = { now: 2700, before: 3000 };

describe('the intensity of a building', () => {
  test('is all its energy per area, with electricity next to it, each compared with the year before', () => {
    const one = building([use('electricity', 12_000), use('heat', 90)], [use('electricity', 10_000), use('heat', 100)]);
    const [total, electricity] = intensitiesOf(one, how, colder);
    expect(total).toMatchObject({ measure: 'total', coverage: 1, missing: null });
    expect(total?.value).toBeCloseTo((12_000 * 0.1229 + 90 * 34.12) / 1000, 9);
    expect(total?.change).toBeCloseTo((12_000 * 0.1229 + 90 * 34.12) / (10_000 * 0.1229 + 100 * 34.12) - 1, 9);
    // 100 GJ in a year of 3000 K·d would have been 90 GJ in one of 2700
    expect(total?.changeAtWeather).toBeCloseTo((12_000 * 0.1229 + 90 * 34.12) / (10_000 * 0.1229 + 90 * 34.12) - 1, 9);
    expect(electricity).toMatchObject({ measure: 'electricity', value: 12, changeAtWeather: null });
    expect(electricity?.change).toBeCloseTo(0.2, 9);
  });

  test('is weather-corrected only if district heat is measured in both years', () => {
    const heatsByPower = building([use('electricity', 12_000)], [use('electricity', 10_000)]);
    expect(intensitiesOf(heatsByPower, how, colder)[0]?.changeAtWeather).toBeNull();
    const once = building([use('electricity', 12_000), use('heat', 90)], [use('electricity', 10_000)]);
    expect(intensitiesOf(once, how, colder)[0]?.changeAtWeather).toBeNull();
  });

  test('is of electricity only if heat is half measured, and says why not of all', () => {
    const [first, ...others] = intensitiesOf(building([use('electricity', 12_000), use('heat', 50, 0.5)], []), how, null);
    expect(first).toMatchObject({ measure: 'electricity', value: 12, change: null });
    expect(first?.missing).toMatchObject({ code: 'excluded-coverage-low', evidence: { coverage: 0.5 } });
    expect(others).toEqual([]);
  });

  test('is null and never 0 if nothing was measured or the area is unknown', () => {
    expect(intensitiesOf(building([], []), how, null)).toMatchObject([
      { measure: 'total', value: null, missing: { code: 'excluded-no-meter' } },
    ]);
    expect(intensitiesOf(building([use('electricity', null, 0)], []), how, null)[0]?.value).toBeNull();
    const [areaMissing] = intensitiesOf(building([use('electricity', 12_000)], [], null), how, null);
    expect(areaMissing).toMatchObject({ value: null, missing: { code: 'excluded-area-missing' } });
  });
});

test('a building has the coverage of its least covered carrier; without a meter there is no share', () => {
  expect(coverageOf([use('electricity', 1, 0.99), use('water', 1, 0.4)])).toEqual({
    value: 0.4,
    carriers: [
      { carrier: 'electricity', coverage: 0.99 },
      { carrier: 'water', coverage: 0.4 },
    ],
  });
  expect(coverageOf([{ ...use('heat', null, 0), meters: 0 }])).toEqual({ value: null, carriers: [] });
});

test('the trend is of electricity, otherwise of the first metered carrier', () => {
  expect(trendCarrier([use('heat', 1), use('electricity', 1)])).toBe('electricity');
  expect(trendCarrier([use('heat', 1)])).toBe('heat');
  expect(trendCarrier([])).toBeNull();
});

describe('the months of the trend', () => {
  const day = (text: string) => parseDay(text) ?? 0;
  test('are the 36 that end with the year, or before the unfinished month', () => {
    expect(trendSpan(2025, day('2026-11-21'))).toEqual({ from: '2023-01-01', to: '2026-01-01' });
    expect(trendSpan(2026, day('2026-11-21'))).toEqual({ from: '2023-11-01', to: '2026-11-01' });
    expect(trendSpan(2099, day('2026-03-01'))).toEqual({ from: '2023-03-01', to: '2026-03-01' });
  });
  test('start with the first year with data', () => {
    expect(trendSpan(1970, day('2026-11-21'))).toEqual({ from: '1970-01-01', to: '1971-01-01' });
    expect(trendSpan(1970, day('1970-01-20'))).toBeNull();
  });
  test('the last whole year is the one before', () => {
    expect(lastWholeYear(day('2026-01-01'))).toBe(2025);
    expect(lastWholeYear(day('1970-05-01'))).toBe(1970);
  });
});
