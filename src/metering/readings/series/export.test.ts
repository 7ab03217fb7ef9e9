import { expect, test } from 'vitest';
import { decimalText } from './export.ts';

test('integers of 0.0001 are written as decimals, to the last digit without trailing zeros', () => {
  expect([0, 1, 10_000, 12_345, -5, -123_400, 9_007_199_254_740_991].map(decimalText)).toEqual([
    '0',
    '0.0001',
    '1',
    '1.2345',
    '-0.0005',
    '-12.34',
    '900719925474.0991',
  ]);
});
