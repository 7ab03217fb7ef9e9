import { expect, test } from 'vitest';
import { safetyOf } from './surveyed.ts';

test('one building that is not safe decides, all safe are safe, and what was not answered stays unknown', () => {
  const safe = new Map([
    ['A', true],
    ['B', false],
    ['C', true],
  ]);
  expect(safetyOf(['A', 'C'], safe)).toBe(true);
  expect(safetyOf(['A', 'B', 'D'], safe)).toBe(false);
  expect(safetyOf(['A', 'D'], safe)).toBeNull();
  expect(safetyOf([], safe)).toBeNull();
});
