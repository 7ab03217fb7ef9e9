import { expect, test } from 'vitest';
import type { Part } from '../sums/combine.ts';
import { doubtsOfRest, restOf } from './rest.ts';

const day = 86_400;
const atoms = { edges: Float64Array.from([0, day, 2 * day]), days: Int32Array.from([0, 1]) };

/** Use by day in whole units; a day with a number is fully covered. */
function part(...use: (number | null)[]): Part {
  const seconds = use.map((one) => (one === null ? 0 : day));
  return {
    use: Float64Array.from(use, (one) => (one ?? 0) * 10_000),
    seconds: Float64Array.from(seconds),
    longest: Float64Array.from(seconds, () => 900),
    factor: 1,
    counts: () => true,
  };
}

test('the rest is the whole less its parts, by value', () => {
  const rest = restOf(
    [part(100, 120)],
    [
      { name: 'light', parts: [part(40, 50)] },
      { name: 'air', parts: [part(30, 30), part(1, 2)] },
    ],
    atoms,
  );
  expect(rest).toEqual({ value: 67, coverage: 1, estimated: false, unmeasured: [], apart: 0 });
  expect(doubtsOfRest('B1', 'kWh', rest)).toEqual([]);
});

test('a part without any reading is not zero: it is named, and its use is in the rest', () => {
  const rest = restOf(
    [part(100, 120)],
    [
      { name: 'light', parts: [part(40, 50)] },
      { name: 'air', parts: [part(null, null)] },
    ],
    atoms,
  );
  expect(rest).toMatchObject({ value: 130, coverage: 1, unmeasured: ['air'] });
  expect(doubtsOfRest('B1', 'kWh', rest)).toEqual([{ code: 'part-unmeasured', severity: 'warning', evidence: { of: 'B1', parts: 'air' } }]);
});

test('a whole that is not measured has no rest', () => {
  const rest = restOf([part(null, null)], [{ name: 'light', parts: [part(40, 50)] }], atoms);
  expect(rest).toEqual({ value: null, coverage: 0, estimated: false, unmeasured: [], apart: 0 });
});

test('parts that exceed the whole are a finding if all is covered, and reported as uncertain otherwise', () => {
  const over = restOf([part(100, 100)], [{ name: 'light', parts: [part(130, 90)] }], atoms);
  expect(over).toMatchObject({ value: -20, coverage: 1 });
  expect(doubtsOfRest('M1', 'kWh', over)).toMatchObject([{ code: 'rest-negative', severity: 'warning', evidence: { value: -20 } }]);
  const half = restOf([part(100, null)], [{ name: 'light', parts: [part(110, 90)] }], atoms);
  // the second day's 90 are not taken off: the whole was not measured on that day
  expect(half).toMatchObject({ value: -10, coverage: 0.5, apart: 90 });
  expect(doubtsOfRest('M1', 'kWh', half)).toMatchObject([{ code: 'rest-uncertain', severity: 'warning', evidence: { coverage: 0.5 } }]);
  const partly = restOf([part(100, 100)], [{ name: 'light', parts: [part(90, null)] }], atoms);
  expect(doubtsOfRest('M1', 'kWh', partly)).toMatchObject([{ code: 'rest-uncertain', severity: 'info', evidence: { value: 110 } }]);
});
