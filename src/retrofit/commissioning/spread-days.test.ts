import { expect, test } from 'vitest';
import { areSpread } from './spread-days.ts';

const days = (many: number, use: number | null) => Array<number | null>(many).fill(use);

test('a month spread over its days is found, also where it begins or ends in the span', () => {
  expect(areSpread([...days(12, 3389.3), ...days(31, 2669.48)])).toEqual(Array(43).fill(true));
});

test('days as they were measured, days without use and days without a reading are not spread', () => {
  expect(areSpread([5, 6, 5, 6, ...days(9, 7), 8])).toEqual(Array(14).fill(false));
  expect(areSpread([...days(40, 0), ...days(40, null)])).toEqual(Array(80).fill(false));
});
