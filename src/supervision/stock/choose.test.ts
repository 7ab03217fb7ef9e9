import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseRows, sortRows } from './choose.ts';
import { sorts } from './facts.ts';
import { placeRows, withoutPlaces } from './peers.ts';
import type { StockRow } from './rows.ts';
import { countsOf, verdictCounts } from './totals.ts';

const row = (given: Partial<StockRow> & { readonly code: string }): StockRow => ({
  name: given.code,
  region: '140302',
  use: 'office',
  heating: null,
  organisation: null,
  floorAreaM2: 1000,
  value: 100_000,
  intensity: 100,
  coverage: 1,
  change: null,
  reason: null,
  verdict: 'within',
  indicative: true,
  byCity: false,
  carrier: 'electricity',
  corrected: 100,
  constraint: 120,
  leading: 80,
  quotaUnit: 'kWh/m2',
  excess: -1 / 6,
  gaps: [],
  ...given,
});

const some: readonly StockRow[] = [
  row({ code: 'A', name: '市政府', heating: 'heat', verdict: 'over', excess: 0.2, indicative: false }),
  row({ code: 'B', name: '二中', use: 'school', heating: 'electricity', verdict: 'over', excess: 0.5 }),
  row({
    code: 'C',
    name: '三院',
    use: null,
    verdict: 'unknown',
    indicative: false,
    excess: null,
    gaps: ['use', 'meter'],
    reason: 'no-meter',
    intensity: null,
  }),
  row({ code: 'D', name: '财政局', heating: 'electricity', intensity: 150 }),
];
const codes = (rows: readonly StockRow[]): string[] => rows.map(({ code }) => code);

describe('the stock list is filtered', () => {
  test('by verdict and by its basis: formal and indicative ones are distinguished', () => {
    expect(codes(chooseRows(some, { verdict: 'over' }))).toEqual(['A', 'B']);
    expect(codes(chooseRows(some, { verdict: 'over', basis: 'formal' }))).toEqual(['A']);
    expect(codes(chooseRows(some, { verdict: 'over', basis: 'indicative' }))).toEqual(['B']);
  });

  test('by basis only: what cannot be judged has none', () => {
    expect(codes(chooseRows(some, { basis: 'formal' }))).toEqual(['A']);
  });

  test('by heating, with «unknown» if nothing is stated; by missing data; by text in name or code', () => {
    expect(codes(chooseRows(some, { heating: 'electricity' }))).toEqual(['B', 'D']);
    expect(codes(chooseRows(some, { heating: 'unknown' }))).toEqual(['C']);
    expect(codes(chooseRows(some, { gap: 'use' }))).toEqual(['C']);
    expect(codes(chooseRows(some, { gap: 'any' }))).toEqual(['C']);
    expect(codes(chooseRows(some, { search: ' 财政 ' }))).toEqual(['D']);
    expect(codes(chooseRows(some, { search: 'a' }))).toEqual(['A']);
    expect(codes(chooseRows(some, { search: '财政 d' }))).toEqual(['D']);
    expect(codes(chooseRows(some, { search: '财政 a' }))).toEqual([]);
  });
});

describe('the stock list is sorted', () => {
  const placed = placeRows(some, 'use');

  test('by any column, names by pronunciation, and missing values last in both directions', () => {
    expect(codes(sortRows(placed, 'name', 'asc'))).toEqual(['D', 'B', 'C', 'A']);
    expect(codes(sortRows(placed, 'intensity', 'desc'))).toEqual(['D', 'A', 'B', 'C']);
    expect(codes(sortRows(placed, 'excess', 'asc')).at(-1)).toBe('C');
    expect(codes(sortRows(placed, 'excess', 'desc')).at(-1)).toBe('C');
  });

  test('by any column all rows stay, and equals are ordered by code', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sorts),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.shuffledSubarray([...placed], { minLength: 4 }),
        (sort, order, rows) => {
          expect(codes(sortRows(rows, sort, order))).toEqual(codes(sortRows(placed, sort, order)));
        },
      ),
    );
  });
});

describe('a building is placed among its peers', () => {
  test('among those of its use; on request among those of its use and heating', () => {
    const rows = [
      row({ code: '1', heating: 'electricity', intensity: 200 }),
      row({ code: '2', heating: 'heat', intensity: 100 }),
      row({ code: '3', heating: 'heat', intensity: 80 }),
      row({ code: '4', heating: 'heat', intensity: 80 }),
    ];
    const told = (among: 'use' | 'heating') => placeRows(rows, among).map(({ rank, peers, percentile }) => [rank, peers, percentile]);
    expect(told('use')).toEqual([
      [1, 4, 100],
      [2, 4, 75],
      [3, 4, 50],
      [3, 4, 50],
    ]);
    expect(told('heating')).toEqual([
      [1, 1, 100],
      [1, 3, 100],
      [2, 3, (2 / 3) * 100],
      [2, 3, (2 / 3) * 100],
    ]);
  });

  test('not if it is not ranked, and not for a caller who does not see the others', () => {
    expect(placeRows(some, 'use').find(({ code }) => code === 'C')).toMatchObject({ rank: null, peers: null, percentile: null });
    expect(withoutPlaces(some).map(({ rank }) => rank)).toEqual([null, null, null, null]);
  });
});

describe('the filtered buildings are counted', () => {
  test('area and use together, and unknown is not zero', () => {
    expect(countsOf(some.slice(0, 2))).toEqual({ total: 2, floorAreaM2: 2000, value: 200_000 });
    expect(countsOf([])).toEqual({ total: 0, floorAreaM2: null, value: null });
  });

  test('verdicts are counted separately by basis', () => {
    expect(verdictCounts(some)).toEqual({
      formal: { leading: 0, within: 0, over: 1 },
      indicative: { leading: 0, within: 1, over: 1 },
      unknown: 1,
    });
  });
});
