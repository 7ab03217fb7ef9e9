import { expect, test } from 'vitest';
import { combine, ratioOf, type Part } from './combine.ts';

const day = 86_400;
const atoms = { edges: Float64Array.from([0, day, 2 * day]), days: Int32Array.from([0, 1]) };

function part(use: number[], seconds: number[], factor = 1, counts: (atom: number) => boolean = () => true): Part {
  return {
    use: Float64Array.from(use),
    seconds: Float64Array.from(seconds),
    longest: Float64Array.from(seconds, () => 900),
    factor,
    counts,
  };
}

test('a sum is covered as well as its least covered meter, day by day', () => {
  const parts = [part([10_000, 20_000], [day, day / 2]), part([5000, 5000], [day / 4, day])];
  const [step] = combine(parts, atoms, Uint32Array.from([0, 2]));
  expect(step).toEqual({ value: 4, coverage: (0.25 + 0.5) / 2, estimated: false });
});

test('if one meter is silent the others’ use counts, with coverage zero; if all are silent nothing is known', () => {
  const steps = combine([part([10_000, 0], [day, 0]), part([0, 0], [0, 0])], atoms, Uint32Array.from([0, 1, 2]));
  expect(steps).toEqual([
    { value: 1, coverage: 0, estimated: false },
    { value: null, coverage: 0, estimated: false },
  ]);
});

test('a meter that is not counted on a day needs no coverage there', () => {
  const parts = [part([10_000, 10_000], [day, day]), part([0, 30_000], [0, day], 1, (atom) => atom === 1)];
  const steps = combine(parts, atoms, Uint32Array.from([0, 1, 2]));
  expect(steps.map((step) => [step.value, step.coverage])).toEqual([
    [1, 1],
    [4, 1],
  ]);
});

test('a child elsewhere is subtracted', () => {
  const [step] = combine([part([10_000], [day]), part([4000], [day], -1)], atoms, Uint32Array.from([0, 1]));
  expect(step?.value).toBe(0.6);
});

test('coverage short by one second of a year is not shown as complete', () => {
  expect(ratioOf(365 * day - 1, 365 * day)).toBeLessThan(1);
});
