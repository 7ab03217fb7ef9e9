import { expect, test } from 'vitest';
import { type Baseline, baselineOf, isBaseline } from './baseline-fit.ts';
import { type ComparedDay, comparedOn, leastDetectable, sumOfDays, verdictOf } from './effect.ts';

const similarDays = (use: number) =>
  Array.from({ length: 10 }, (_, at) => ({ day: `2026-02-${at + 10}`, use, coverage: 1, temperature: 10, key: 0 }));

const day = (measured: number | null, value: number | null, coverage = 1, temperature: number | null = 10): ComparedDay => ({
  day: '2026-03-01',
  measured,
  coverage,
  value,
  type: 'workday',
  temperature,
  similar: similarDays(value ?? 0),
});

/** Sixty days that scatter by one to both sides of 100, and two more a degree above ten. */
const baseline = baselineOf(
  Array.from({ length: 60 }, (_, at) => ({
    day: new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
    use: 100 + 2 * Math.max(0, (at % 20) - 10) + (at % 2 === 0 ? 1 : -1),
    temperature: at % 20,
    type: 'workday' as const,
  })),
) as Baseline;

test('saved is what was expected less what was measured; a day that is not measured well says nothing', () => {
  const saved = [day(80.1, 100.2), day(80, 100, 0.97), day(null, 100), day(80, null)].map((one) => comparedOn(one, null)?.saved ?? null);
  expect(saved).toEqual([20.1, null, null, null]);
});

test('a day warmer than its similar days is compared with what they would have used at its temperature', () => {
  expect(isBaseline(baseline)).toBe(true);
  const { correction, saved } = comparedOn(day(100, 100, 1, 15), baseline) ?? { correction: 0, saved: 0 };
  expect(correction).toBeGreaterThan(9);
  expect(correction).toBeLessThan(11);
  expect(saved).toBe(correction);
  expect(comparedOn(day(100, 100), baseline)).toEqual({ correction: 0, saved: 0 });
});

test('a day warmer or colder than all days before, or of unknown temperature, does not count', () => {
  expect([19, 20, -1, null].map((one) => comparedOn(day(100, 100, 1, one), baseline) !== null)).toEqual([true, false, false, false]);
});

test('only days that count are added up, and how many they are is told; without days before there is no interval', () => {
  const { sum, error } = sumOfDays([day(80, 100), day(90, 100), day(10, 100, 0.5), day(70, null)], null);
  expect(sum).toEqual({
    value: 30,
    low: null,
    high: null,
    confidence: 0.9,
    measured: 170,
    expected: 200,
    correction: 0,
    share: 0.15,
    days: 2,
    coverage: 0.5,
  });
  expect([error, verdictOf(sum, error)]).toEqual([null, 'unknown']);
  expect(sumOfDays([day(null, null)], null).sum).toMatchObject({ value: null, share: null, days: 0, coverage: 0 });
});

test('five days have an interval, four have none', () => {
  const daysOf = (many: number) =>
    sumOfDays(
      Array.from({ length: many }, () => day(99, 100)),
      baseline,
    );
  expect(daysOf(4).sum).toMatchObject({ value: 4, low: null });
  const { sum } = daysOf(5);
  expect(sum.value).toBe(5);
  expect((sum.low as number) < 5 && (sum.high as number) > 5).toBe(true);
});

test('a verdict takes an interval of 98 %, wider than the one shown: less, more, or neither', () => {
  const error = { standardError: 10, freedom: 1e6 };
  const verdicts = [24, 23, 17, 0, -23, -24].map((value) => verdictOf({ value, low: value - 16.4 }, error));
  expect(verdicts).toEqual(['saved', 'within', 'within', 'within', 'within', 'more']);
});

test('the least saving that is seen in nine of ten cases is what a verdict needs and what chance takes: 2.33 + 1.28 errors', () => {
  expect(leastDetectable({ standardError: 10, freedom: 1e6 })).toBeCloseTo(36.08, 1);
});
