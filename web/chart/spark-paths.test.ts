import { expect, test } from 'vitest';
import { sparkPaths } from './spark-paths.ts';

const size = { width: 26, height: 26 };

test('values stand upon zero, the highest at the top, and the last known is marked', () => {
  expect(sparkPaths([0, 5, 10], size)).toEqual({ lines: ['3,23 13,13 23,3'], last: { x: 23, y: 3 } });
});

test('what is not known breaks the line and is never zero; a value alone is a short stroke', () => {
  const { lines, last } = sparkPaths([10, null, 10, 10, null], size);
  expect(lines).toEqual(['2,3 4,3', '13,3 18,3']);
  expect(last).toEqual({ x: 18, y: 3 });
});

test('nothing known draws nothing', () => {
  expect(sparkPaths([null, null], size)).toEqual({ lines: [], last: null });
  expect(sparkPaths([], size)).toEqual({ lines: [], last: null });
});

test('what is fed in lies below zero', () => {
  expect(sparkPaths([-10, 10], size).lines).toEqual(['3,23 23,3']);
});
