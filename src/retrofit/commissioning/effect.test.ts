import { expect, test } from 'vitest';
import { savedOn, sumOfDays, verdictOf } from './effect.ts';
import type { EffectDay } from './facts.ts';

const day = (measured: number | null, value: number | null, coverage = 1): EffectDay => ({
  day: '2026-03-01',
  measured,
  coverage,
  value,
  low: value === null ? null : value - 6,
  high: value === null ? null : value + 6,
  saved: null,
  similar: [],
  figure: '',
});

test('saved is what was expected less what was measured; a day that is not measured well says nothing', () => {
  expect([savedOn(day(80.1, 100.2)), savedOn(day(80, 100, 0.97)), savedOn(day(null, 100)), savedOn(day(80, null))]).toEqual([
    20.1,
    null,
    null,
    null,
  ]);
});

test('only days that count are added up, and how many they are is told', () => {
  expect(sumOfDays([day(80, 100), day(90, 100), day(10, 100, 0.5), day(70, null)])).toEqual({
    value: 30,
    low: 18,
    high: 42,
    measured: 170,
    expected: 200,
    days: 2,
    coverage: 0.5,
  });
  expect(sumOfDays([day(null, null)])).toMatchObject({ value: null, days: 0, coverage: 0 });
});

test('five days make a verdict: beyond the band of what was expected, or within it', () => {
  const five = (measured: number) => verdictOf(sumOfDays(Array.from({ length: 5 }, () => day(measured, 100))));
  expect([five(80), five(94), five(99), five(106), five(107)]).toEqual(['saved', 'within', 'within', 'within', 'more']);
  expect(verdictOf(sumOfDays([day(50, 100)]))).toBe('unknown');
});
