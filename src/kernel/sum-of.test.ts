import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumOf } from './sum-of.ts';

it('readings are summed exactly: in any order and number, the sum is that of their ten-thousandths', () => {
  const ten = fc.integer({ min: -1e9, max: 1e9 });
  fc.assert(
    fc.property(fc.array(ten, { maxLength: 400 }), (readings) => {
      const whole = readings.reduce((sum, one) => sum + one, 0) / 1e4;
      expect(sumOf(readings.map((one) => one / 1e4)) === whole).toBe(true);
    }),
  );
});

it('the sum has no rounding error where plain addition has', () => {
  const days = Array.from({ length: 365 }, () => 28.5989);
  expect(days.reduce((sum, one) => sum + one, 0)).not.toBe(10438.5985);
  expect(sumOf(days)).toBe(10438.5985);
  expect(sumOf([104_386.1, -93_947.5])).toBe(10_438.6);
  expect(sumOf([1e17, 1, -1e17])).toBe(1);
});

it('an empty sum is zero, small values stay small, and the sum is unknown if one value is', () => {
  expect(sumOf([])).toBe(0);
  expect(sumOf([-0.1, 0.1])).toBe(0);
  expect(sumOf([1e-9, 2e-9])).toBe(3e-9);
  expect(sumOf([1, Number.NaN])).toBeNaN();
});
