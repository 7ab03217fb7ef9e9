import { expect, test } from 'vitest';
import { dayNumber } from '#kernel/day.ts';
import { heatedSteps, isHeated, seasonFindings, seasonOf } from './heating-season.ts';

const winter = { from: '11-01', to: '03-31' };
const source = { document: '供热条例', clause: '供热期' };

test('a season crosses the new year, including its first and last day', () => {
  const days = [
    [2025, 10, 31, false],
    [2025, 11, 1, true],
    [2026, 1, 1, true],
    [2026, 3, 31, true],
    [2026, 4, 1, false],
  ] as const;
  for (const [year, month, day, is] of days) expect(isHeated(winter, dayNumber(year, month, day))).toBe(is);
});

test('a month counts as soon as one of its days is heated', () => {
  const months = [9, 10, 11, 12].map((month) => dayNumber(2025, month, 1));
  expect(heatedSteps({ from: '10-31', to: '11-02' }, months)).toEqual([false, true, true]);
  expect(heatedSteps({ from: '10-15', to: '11-15' }, [dayNumber(2025, 10, 14), dayNumber(2025, 10, 15), dayNumber(2025, 10, 16)])).toEqual([
    false,
    true,
  ]);
});

test('a place has the season of the nearest place above it; a place without any has none', () => {
  const seasons = [{ region: '140300' }, { region: '140000' }];
  expect(seasonOf('140302', seasons)?.region).toBe('140300');
  expect(seasonOf('140300-GXQ', seasons)?.region).toBe('140300');
  expect(seasonOf('140400', seasons)?.region).toBe('140000');
  expect(seasonOf('510100', seasons)).toBeUndefined();
});

test('an unconfirmed season is reported as such, and so are places without one', () => {
  const season = { region: '140300', ...winter, status: 'RECALLED', source } as const;
  expect(seasonFindings([season], ['510104'])).toMatchObject([
    { code: 'heating-season-indicative', evidence: { region: '140300', status: 'RECALLED' } },
    { code: 'heating-season-unknown', severity: 'warning', evidence: { regions: '510104' } },
  ]);
  expect(seasonFindings([{ ...season, status: 'VERIFIED' }], [])).toEqual([]);
});
