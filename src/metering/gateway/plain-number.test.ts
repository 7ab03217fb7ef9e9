import { expect, test } from 'vitest';
import { plainNumber } from './testing.ts';

test('a number is read as one in every protocol', () => {
  for (const [told, value] of [
    ['0', 0],
    ['-12.50', -12.5],
    ['1234567890123', 1_234_567_890_123],
    ['9007199254740991', 9_007_199_254_740_991],
    ['2.5e3', 2500],
    ['.5', 0.5],
  ] as const)
    expect(plainNumber(told)).toBe(value);
});

test('text is kept if a number would lose a digit, and if it is not a number', () => {
  for (const told of ['18446744073709551615', '9007199254740993', '0.1234567890123456', 'on', '', '12 kWh', '1,5', null, 7])
    expect(plainNumber(told)).toBe(told);
});
