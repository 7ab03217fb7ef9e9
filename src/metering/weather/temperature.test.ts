import { expect, test } from 'vitest';
import { meansOf } from './temperature.ts';

const hours = { at: [0, 3600, 10_800], value: [10, 20, -5] };

test('a step has the mean of its hours, weighted by how much of each is in it', () => {
  expect(meansOf(hours, [0, 7200])).toEqual([{ mean: 15, coverage: 1 }]);
  expect(meansOf(hours, [0, 14_400])).toEqual([{ mean: 8.33, coverage: 0.75 }]);
  expect(meansOf(hours, [1800, 7200])).toEqual([{ mean: 16.67, coverage: 1 }]);
});

test('quarter hours have the mean of their hour', () => {
  expect(meansOf(hours, [2700, 3600, 4500]).map(({ mean }) => mean)).toEqual([10, 20]);
});

test('unknown values are null, not 0', () => {
  expect(meansOf(hours, [7200, 10_800, 14_400])).toEqual([
    { mean: null, coverage: 0 },
    { mean: -5, coverage: 1 },
  ]);
  expect(meansOf({ at: [], value: [] }, [0, 3600])).toEqual([{ mean: null, coverage: 0 }]);
});
