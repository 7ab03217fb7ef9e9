import { expect, test } from 'vitest';
import { changeOf, firstKnown, type YearOfUse } from './years.ts';

const step = (value: number | null, coverage = value === null ? 0 : 1) => ({ value, coverage, estimated: false });

test('a year is compared with the previous one if both are well measured', () => {
  expect(changeOf(step(110), step(100))).toBe(0.1);
  expect(changeOf(step(90, 0.95), step(100))).toBe(-0.1);
  expect(changeOf(step(90, 0.94), step(100))).toBe(null);
  expect(changeOf(step(90), step(100, 0.5))).toBe(null);
  expect(changeOf(step(90), step(null))).toBe(null);
  expect(changeOf(step(90), step(0))).toBe(null);
  expect(changeOf(step(90), undefined)).toBe(null);
});

test('years before the first known one are left out, but never all', () => {
  const year = (value: number | null) => ({ total: step(value) }) as YearOfUse;
  expect(
    firstKnown(
      [
        [year(null), year(5), year(null)],
        [year(null), year(null), year(2)],
      ],
      3,
    ),
  ).toBe(1);
  expect(firstKnown([[year(null), year(null)]], 2)).toBe(1);
  expect(firstKnown([], 2)).toBe(1);
});
