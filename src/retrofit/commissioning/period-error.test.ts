import { expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { normals, numbers } from '../../../test/simulated-building.ts';
import { type Baseline, baselineOf } from './baseline-fit.ts';
import { type ErrorDay, periodError } from './period-error.ts';

const first = parseDay('2025-01-01') as number;

/** A year of days about 1000 without any dependence on temperature, an AR(1) of deviation 10. */
function baselineWith(rho: number): Baseline {
  const normal = normals(numbers(11));
  let chance = normal();
  const days = Array.from({ length: 365 }, (_, at) => {
    chance = rho * chance + Math.sqrt(1 - rho * rho) * normal();
    return { day: dayText(first + at), use: 1000 + 10 * chance, temperature: (at * 7) % 23, type: 'workday' as const };
  });
  return baselineOf(days) as Baseline;
}

/** Days since, each compared with ten days before it: always the same ones, or others each time. */
const since = (many: number, isSame: boolean): ErrorDay[] =>
  Array.from({ length: many }, (_, at) => ({
    day: dayText(first + 365 + at),
    type: 'workday',
    temperature: 11,
    similar: Array.from({ length: 10 }, (__, one) => ({
      day: dayText(first + (isSame ? one * 20 : (one * 31 + at * 3) % 340)),
      use: 1000,
      coverage: 1,
      temperature: 11,
      key: 0,
    })),
  }));

test('the noise of a period averages out, that of days it is compared with again and again does not', () => {
  const baseline = baselineWith(0);
  const perDay = (many: number, isSame: boolean) => periodError(baseline, since(many, isSame)) / many;
  // of one day: √(s² + 1.38 s² ÷ 10)
  expect(perDay(1, true)).toBeCloseTo(Math.sqrt(baseline.variance * 1.138), 0);
  expect(perDay(80, true)).toBeGreaterThan(3.5);
  expect(perDay(80, false)).toBeLessThan(2.2);
});

test('an error of a sum is neither a sum of errors nor that of independent days: it takes the autocorrelation that was measured', () => {
  const [alone, related] = [baselineWith(0), baselineWith(0.6)];
  expect(related.autocorrelation).toBeGreaterThan(0.5);
  const ratio =
    periodError(related, since(84, false)) /
    Math.sqrt(related.variance) /
    (periodError(alone, since(84, false)) / Math.sqrt(alone.variance));
  // κ = 1.6 ÷ 0.4 = 4: twice the error; were days all alike, it would be nine times
  expect(ratio).toBeGreaterThan(1.4);
  expect(ratio).toBeLessThan(2.4);
});
