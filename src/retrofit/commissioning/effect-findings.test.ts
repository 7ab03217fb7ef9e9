import { expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { type Baseline, baselineOf } from './baseline-fit.ts';
import type { ComparedDay } from './effect.ts';
import { effectFindings } from './effect-findings.ts';

const first = parseDay('2025-01-01') as number;
const reference = (hasTemperature: boolean) =>
  Array.from({ length: 365 }, (_, at) => ({
    day: dayText(first + at),
    use: 100 + (at % 5),
    temperature: hasTemperature ? at % 20 : null,
    type: 'workday' as const,
  }));
const byTemperature = baselineOf(reference(true)) as Baseline;

const day = (temperature: number | null, measured: number | null = 90): ComparedDay => ({
  day: '2026-01-10',
  measured,
  coverage: 1,
  value: 100,
  type: 'workday',
  temperature,
  similar: [{ day: '2025-12-01', use: 100, coverage: 1, temperature: 10, key: 0 }],
});
const none = { low: -1, high: 1 };
const codesOf = (found: ReturnType<typeof effectFindings>) => found.map(({ code, evidence }) => [code, evidence]);

test('measured days that do not count are told by why: warmer or colder than any before, or of unknown temperature', () => {
  const days = [day(10), day(25), day(-3), day(null), day(30, null)];
  expect(codesOf(effectFindings(days, byTemperature, none, 'within'))).toEqual([
    ['effect-days-without-temperature', { count: 1 }],
    ['effect-days-beyond', { count: 2, min: 0, max: 19 }],
  ]);
});

test('an interval without zero beside the verdict "as before" is explained; beside another verdict there is nothing to explain', () => {
  const above = { low: 1, high: 9 };
  expect(codesOf(effectFindings([day(10)], byTemperature, above, 'within'))).toEqual([['effect-not-certain', {}]]);
  expect(effectFindings([day(10)], byTemperature, above, 'saved')).toEqual([]);
  expect(effectFindings([day(10)], byTemperature, none, 'within')).toEqual([]);
});

test('without an interval the reason is told: too few days before, a part of a year without temperatures', () => {
  expect(codesOf(effectFindings([day(10)], { days: 20, months: null }, none, 'unknown'))).toEqual([
    ['effect-baseline-short', { days: 20, least: 36 }],
  ]);
  expect(codesOf(effectFindings([day(10)], { days: 80, months: null }, none, 'unknown'))).toEqual([
    ['effect-baseline-uneven', { days: 80 }],
  ]);
  expect(codesOf(effectFindings([day(null)], { days: 0, months: 5 }, none, 'unknown'))).toEqual([['effect-months-missing', { months: 5 }]]);
});

test('an interval without temperatures says that weather is in it', () => {
  expect(codesOf(effectFindings([day(null)], baselineOf(reference(false)), none, 'within'))).toEqual([
    ['effect-without-temperature', { days: 365 }],
  ]);
});
