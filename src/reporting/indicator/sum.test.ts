import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactOf } from '#kernel/exact-number.ts';
import { addAll, sumOfValues } from './use-part.ts';

const value = fc.oneof(
  fc.integer({ min: -1e12, max: 1e12 }).map((steps) => steps / 10_000),
  fc.double({ min: -1e18, max: 1e18, noNaN: true }),
);

test('a sum of numbers is exact, whatever their decimals', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 30 }), (values) => {
      expect(sumOfValues(values).compare(addAll(values.map((one) => exactOf(one))))).toBe(0);
    }),
  );
});
