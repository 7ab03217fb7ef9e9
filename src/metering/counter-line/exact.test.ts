import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scale, share } from './exact.ts';

/** `a / b` to the nearest integer, halves up. */
function halfUp(a: bigint, b: bigint): bigint {
  const [top, bottom] = [2n * a + b, 2n * b];
  const whole = top / bottom;
  return whole * bottom > top ? whole - 1n : whole;
}

const ratios = fc.constantFrom(
  { num: 1, den: 1 },
  { num: 40, den: 1 },
  { num: 3, den: 2 },
  { num: 123_457, den: 1_000_000 },
  { num: 10_467, den: 2_500_000_000 },
  { num: 2500, den: 9 },
);

test('a value is scaled to the nearest integer, halves away from zero', () => {
  expect(scale(3, { num: 1, den: 2 })).toBe(2);
  expect(scale(-3, { num: 1, den: 2 })).toBe(-2);
  expect(scale(1, { num: 1, den: 3 })).toBe(0);
  expect(scale(-1, { num: 1, den: 3 })).toBe(0);
  expect(scale(0, { num: 40, den: 1 })).toBe(0);
});

test('scaling is exact for every value whose result a double can represent', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), ratios, (value, ratio) => {
      const size = halfUp(BigInt(Math.abs(value)) * BigInt(ratio.num), BigInt(ratio.den));
      const truth = Number(value < 0 ? -size : size);
      if (Math.abs(truth) < 2 ** 53) expect(scale(value, ratio) + 0).toBe(truth + 0);
    }),
    { numRuns: 3000 },
  );
});

test('a share is exact up to uses of 2^52 and widths of a century', () => {
  const width = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 3_200_000_000 }));
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), width, fc.double({ min: 0, max: 1, noNaN: true }), (use, wide, part) => {
      const seconds = Math.floor(wide * part);
      expect(share(use, seconds, wide) + 0).toBe(Number(halfUp(BigInt(use) * BigInt(seconds), BigInt(wide))) + 0);
    }),
    { numRuns: 5000 },
  );
});
