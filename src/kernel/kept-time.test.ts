import { expect, test } from 'vitest';
import { isKept, isKeptText } from './kept-time.ts';

test.each([
  ['1969-12-31T16:00:00Z', true],
  ['1970-01-01', true],
  ['2025-06', true],
  ['2106-02-07', true],
  ['2106-02', true],
  ['1969-12-30', false],
  ['1800-01-01', false],
  ['0000-01-01', false],
  ['2106-02-08', false],
  ['9999-12', false],
  [' 9999-12-31 00:00', false],
  ['now', true],
  ['99999-01-01', true],
])('%s is a storable time, or no time at all: %s', (text, kept) => {
  expect(isKeptText(text)).toBe(kept);
});

test('an instant is stored as 32 bits of seconds', () => {
  expect([isKept(0), isKept(2 ** 32 - 1), isKept(2 ** 32), isKept(-1e6), isKept(Number.NaN)]).toEqual([true, true, false, false, false]);
});
