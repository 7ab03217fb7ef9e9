import { expect, test } from 'vitest';
import { indoorSteps, type PointHours } from './indoor.ts';

/** Hours of a point: its mean in the unit, and how many seconds of 3600 are covered; null: nothing. */
function pointHours(hours: readonly (readonly [mean: number | null, seconds?: number, time?: number])[]): PointHours {
  const value = (mean: number | null) => (mean === null ? Number.NaN : mean * 1e4);
  const seconds = hours.map(([mean, of = 3600]) => (mean === null ? 0 : of));
  return {
    time: hours.map(([, , time = 3600]) => time),
    seconds,
    sum: hours.map(([mean], at) => (mean === null ? 0 : mean * 1e4 * (seconds[at] as number))),
    min: hours.map(([mean]) => value(mean)),
    max: hours.map(([mean]) => value(mean)),
  };
}

/** Two steps of two hours each, every hour its own period. */
const hourly = { stepOf: Int32Array.of(0, 0, 1, 1), steps: 2, periodOf: Int32Array.of(0, 1, 2, 3), periods: 4 };
/** The same, with periods as long as steps. */
const daily = { ...hourly, periodOf: Int32Array.of(0, 0, 1, 1), periods: 2 };
const bounds = { low: 22e4, high: 28e4 };

test('mean and coverage of a step are means over points, whatever each of them measured', () => {
  const [first, second, all] = indoorSteps(
    [pointHours([[20], [22], [24], [24]]), pointHours([[30, 1800], [null], [null], [null]])],
    hourly,
    () => bounds,
  );
  expect(first).toMatchObject({ mean: 25.5, min: 20, max: 30, coverage: 0.625 });
  expect(second).toMatchObject({ mean: 24, coverage: 0.5 });
  expect(all).toMatchObject({ mean: 26.25, coverage: 0.5625 });
});

test('the share counts periods of every point with at least three quarters measured, both limits included', () => {
  const [first, second, all] = indoorSteps([pointHours([[22], [28], [28.0001], [25, 2699]])], hourly, () => bounds);
  expect([first?.share, second?.share, all?.share]).toEqual([1, 0, 0.6667]);
});

test('for a daily limit the mean of the day counts', () => {
  const [first, second] = indoorSteps([pointHours([[21], [24], [21], [22]])], daily, () => bounds);
  expect([first?.share, second?.share]).toEqual([1, 0]);
});

test('a quantity without a limit is not judged, and time outside the queried hours is not a gap', () => {
  const [first, second, all] = indoorSteps([pointHours([[30], [30], [null, 0, 0], [null, 0, 0]])], hourly, (period) =>
    period === 0 ? null : bounds,
  );
  expect(first).toMatchObject({ coverage: 1, share: 0 });
  expect(second).toEqual({ mean: null, min: null, max: null, coverage: null, share: null });
  expect(all).toMatchObject({ coverage: 1, share: 0 });
});

test('a step with hardly any measurement has no share', () => {
  const hours = [pointHours([[22], [22], [22], [null]])];
  const [first, second] = indoorSteps(hours, hourly, () => bounds, 0.75);
  expect([first, second].map((one) => one?.share ?? null)).toEqual([1, null]);
});
