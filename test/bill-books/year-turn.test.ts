import { expect, test } from 'vitest';
import { contextIn, turnsIn, yearOf } from '#metering/reading-intake/bills/year-of.ts';

test.each([
  ['2024-2025采暖季', 11, 2024],
  ['2024-2025采暖季', 1, 2025],
  ['2025年11月至2026年3月', 1, 2026],
  ['2025年11月至2026年3月', 10, null],
  ['2025年10月', 9, 2025],
  ['2025年1月', 12, null],
  ['2025年', 3, 2025],
  ['2024-2025年度', 3, null],
  ['明细', 3, null],
])('%s has month %i in %s', (text, month, year) => {
  expect(yearOf(month, contextIn([text]))).toBe(year);
});

test('a stretch of months must lie in what is said as a whole', () => {
  expect(yearOf(11, contextIn(['2025年']), 5)).toBeNull();
  expect(yearOf(11, contextIn(['2024-2025采暖季']), 5)).toBe(2024);
});

test.each([
  [
    [11, 12, 1, 2, 3],
    [0, 0, 1, 1, 1],
  ],
  [
    [3, 2, 1, 12, 11],
    [0, 0, 0, -1, -1],
  ],
  [
    [12, 1],
    [0, 1],
  ],
  [[1, 12], null],
  [[9, 10], null],
  [[10, 9], null],
  [[6, 12], null],
  [[12, 6], null],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], null],
  [[10, 9, 11, 8], null],
])('months %j turn as %j', (months, turns) => {
  expect(turnsIn(months)).toEqual(turns);
});
