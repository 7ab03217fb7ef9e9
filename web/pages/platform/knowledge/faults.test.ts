import { expect, test } from 'vitest';
import { spanOfLine } from './faults.ts';

test('a line is found in its text, and what lies beyond is the end', () => {
  expect(spanOfLine('a\nbcd\ne', 2)).toEqual([2, 5]);
  expect(spanOfLine('a\nbcd\ne', 1)).toEqual([0, 1]);
  expect(spanOfLine('a', 9)).toEqual([1, 1]);
});
