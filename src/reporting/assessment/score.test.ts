import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import { ranksOf, scoreOf } from './score.ts';

const rule = { weight: 10, full: 80, zero: 20 };

test.each([
  ['50', 500n],
  ['80', 1000n],
  ['200', 1000n],
  ['20', 0n],
  ['-5', 0n],
  ['20.03', 1n],
  ['20.02', 0n],
  ['30', 167n],
])('a value of %s scores %s hundredths: limited to zero and the full score, half a hundredth rounded up', (value, score) => {
  expect(scoreOf(rule, exact(value))).toBe(score);
});

test('half a hundredth is rounded up, even where a binary fraction would be slightly less', () => {
  expect(scoreOf({ weight: 1, full: 1, zero: 0 }, exact('0.005'))).toBe(1n);
  expect(scoreOf({ weight: 1, full: 1, zero: 0 }, exact('0.285'))).toBe(29n);
});

test('less is better if the full score is at a negative value, and a decrease scores if it is wanted', () => {
  expect(scoreOf({ weight: 20, full: 10, zero: 30 }, exact('15'))).toBe(1500n);
  expect(scoreOf({ weight: 20, full: -5, zero: 0 }, exact('-2'))).toBe(800n);
});

test('an unknown value scores zero', () => {
  expect(scoreOf(rule, null)).toBe(0n);
});

test('a score is between zero and its weight, and never falls as the value rises', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200, max: 200 }), fc.integer({ min: 0, max: 100 }), (value, more) => {
      const [one, other] = [scoreOf(rule, exact(BigInt(value))), scoreOf(rule, exact(BigInt(value + more)))];
      expect(one >= 0n && one <= 1000n && one <= other).toBe(true);
    }),
  );
});

const ranks = (...given: [region: string, total: bigint, isLast?: boolean][]) =>
  Object.fromEntries(ranksOf(given.map(([region, total, isLast = false]) => ({ region, total, isLast }))));

test('equals share a rank and the next one comes after all of them', () => {
  expect(ranks(['a', 900n], ['b', 900n], ['c', 800n], ['d', 950n])).toEqual({ d: 1, a: 2, b: 2, c: 4 });
});

test('places under a veto come last, by their totals', () => {
  expect(ranks(['a', 900n, true], ['b', 100n], ['c', 100n], ['d', 950n, true])).toEqual({ b: 1, c: 1, d: 3, a: 4 });
});
