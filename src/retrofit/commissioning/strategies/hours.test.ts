import { expect, test } from 'vitest';
import { quantileOf, stateOf, type StrategyHour, sumOfHours } from './hours.ts';
import { outsideOf, secondsWithin } from './outside.ts';

const row = (hit: boolean | null, use: number | null, saved: number | null): StrategyHour => ({ from: 0, to: 3600, hit, use, saved });

test('what is not known counts neither as judged nor as saved, and a saving that is known of none is not zero', () => {
  expect(sumOfHours([row(true, 5, 3), row(null, 9, null), row(false, 4, 0), row(true, null, null)])).toEqual({
    saved: 3,
    use: 9,
    hours: 2,
    valued: 1,
    judged: 3,
    asked: 4,
  });
  expect(sumOfHours([row(true, null, null)]).saved).toBeNull();
  expect(sumOfHours([row(null, 1, null)]).saved).toBeNull();
  expect(sumOfHours([row(false, 1, 0)]).saved).toBe(0);
});

test('a strategy is found where it is often enough and saves, and unknown where nothing is judged', () => {
  const sum = { saved: 5, use: 10, hours: 2, valued: 2, judged: 50, asked: 60 };
  expect(stateOf(sum, 0.04)).toBe('found');
  expect(stateOf(sum, 0.05)).toBe('none');
  expect(stateOf({ ...sum, saved: 0 }, 0)).toBe('none');
  expect(stateOf({ ...sum, judged: 0 }, 0)).toBe('unknown');
});

test('hours outside are those without use, but for the ones that lead up to an opening', () => {
  const edges = Float64Array.from({ length: 25 }, (_, at) => at * 3600);
  const occupied = secondsWithin(edges, [{ start: 8 * 3600 + 1800, end: 18 * 3600 }]);
  expect([occupied[7], occupied[8], occupied[9], occupied[17], occupied[18]]).toEqual([0, 1800, 3600, 3600, 0]);
  const outside = outsideOf(edges, occupied, 2);
  expect([...outside].flatMap((one, at) => (one === 1 ? [at] : []))).toEqual([0, 1, 2, 3, 4, 5, 18, 19, 20, 21, 22, 23]);
});

test('a quantile lies between two values in proportion', () => {
  expect(quantileOf([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantileOf([7], 0.9)).toBe(7);
});
