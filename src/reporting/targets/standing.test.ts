import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import { gapOf, pathOf, statusOf, type Goal } from './standing.ts';

const cumulative: Goal = { comparator: '=', mode: 'cumulative', due: 2025, goal: exact('200'), base: null, first: 2021, direction: 'up' };
const share: Goal = {
  comparator: '>=',
  mode: 'in-year',
  due: 2030,
  goal: exact('40'),
  base: { year: 2025, value: exact('20') },
  first: 2026,
  direction: 'up',
};

const path = (goal: Goal, year: number): number | null => numberOf(pathOf(goal, year));

test('the path of a cumulative target rises linearly from zero at the end of the year before its first', () => {
  expect([2019, 2020, 2021, 2023, 2025, 2030].map((year) => path(cumulative, year))).toEqual([0, 0, 40, 120, 200, 200]);
});

test('any other path is linear from its base year; without a base or a year there is no path', () => {
  expect([2024, 2025, 2027, 2030, 2031].map((year) => path(share, year))).toEqual([20, 20, 28, 40, 40]);
  expect(path({ ...share, base: null }, 2027)).toBeNull();
  expect(path({ ...share, due: null }, 2027)).toBeNull();
});

test('the status is the first that applies', () => {
  const status = (goal: Goal, now: number | null, year: number, over = false): string =>
    statusOf(goal, now === null ? null : exactOf(now), year, over);
  expect(status(share, null, 2027)).toBe('unknown');
  expect(status(share, 40, 2027)).toBe('reached');
  expect(status({ ...share, comparator: '>' }, 40, 2031, true)).toBe('missed');
  expect(status(share, 39, 2030, true)).toBe('missed');
  expect(status(share, 39, 2030, false)).toBe('behind');
  expect(status({ ...share, base: null }, 39, 2027)).toBe('unknown');
  expect(status(share, 28, 2027)).toBe('on-track');
  expect(status(share, 27.9, 2027)).toBe('behind');
});

test('less is better if the target says at most, or if its indicator says so for a bare figure', () => {
  const most: Goal = { ...share, comparator: '<=', goal: exact('10') };
  expect(statusOf(most, exact('10'), 2027, false)).toBe('reached');
  expect(statusOf(most, exact('16'), 2027, false)).toBe('on-track');
  expect(statusOf(most, exact('17'), 2027, false)).toBe('behind');
  expect(numberOf(gapOf(most, exact('17')))).toBe(7);
  const bare: Goal = { ...most, comparator: '=', direction: 'down' };
  expect(statusOf(bare, exact('9'), 2027, false)).toBe('reached');
});

test('the gap is the shortfall, and zero once the target is reached', () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), (now) => {
      const gap = numberOf(gapOf(cumulative, exactOf(now)));
      expect(gap).toBe(now >= 200 ? 0 : 200 - now);
    }),
  );
  expect(gapOf(cumulative, null)).toBeNull();
});
