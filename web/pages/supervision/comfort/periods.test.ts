import { expect, test } from 'vitest';
import { seasonOf, seasonPeriods, type Season } from './periods.ts';

const season: Season = {
  region: '140300',
  heating: { from: '11-15', to: '03-15' },
  cooling: { from: '06-01', to: '09-30' },
  tolerance: 0,
  by: 'x',
  recorded: '2026-01-01T00:00:00Z',
  version: 1,
};

test('a season that lasts ends where today begins, one that is over on the day after its last', () => {
  expect(seasonPeriods(season, '2026-11-23', 2)).toEqual([
    { kind: 'heating', year: 2026, from: '2026-11-15', to: '2026-11-23' },
    { kind: 'cooling', year: 2026, from: '2026-06-01', to: '2026-10-01' },
    { kind: 'heating', year: 2025, from: '2025-11-15', to: '2026-03-16' },
    { kind: 'cooling', year: 2025, from: '2025-06-01', to: '2025-10-01' },
  ]);
});

test('in January the heating season is still that of the year before, and on its first day it has that day', () => {
  expect(seasonPeriods(season, '2026-01-10', 1)[0]).toEqual({ kind: 'heating', year: 2025, from: '2025-11-15', to: '2026-01-10' });
  expect(seasonPeriods(season, '2026-06-01', 1)[0]).toEqual({ kind: 'cooling', year: 2026, from: '2026-06-01', to: '2026-06-02' });
});

test('29 February is the 28th where there is none', () => {
  const leap = { heating: { from: '11-15', to: '02-29' }, cooling: season.cooling };
  expect(seasonPeriods(leap, '2026-07-01', 2).find(({ year, kind }) => kind === 'heating' && year === 2024)).toMatchObject({
    to: '2025-03-01',
  });
});

test('a county without a season has that of the city above it', () => {
  const places = [
    { code: '140000', parent: null },
    { code: '140300', parent: '140000' },
    { code: '140302', parent: '140300' },
  ];
  expect(seasonOf([season], places, '140302')).toBe(season);
  expect(seasonOf([season], places, '140000')).toBeUndefined();
  expect(seasonOf([season], places, undefined)).toBeUndefined();
});
