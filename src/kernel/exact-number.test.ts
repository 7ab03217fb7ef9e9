import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalText, exact, exactOf, inUnits, rounded } from './exact-number.ts';

const decimals = fc.tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.nat(8)).map(([units, places]) => decimalText(units, places));

test('tenths and thirds add up as on paper', () => {
  expect(exact('0.1').add(exact('0.2')).compare(exact('0.3'))).toBe(0);
  const third = exact('1').div(exact('3'));
  expect(third.add(third).add(third).compare(exact(1n))).toBe(0);
});

test('halves are rounded away from zero, for either sign', () => {
  expect(['2.345', '-2.345', '2.344999', '0.005', '-0.005', '-0.004'].map((text) => rounded(exact(text), 2))).toEqual([
    '2.35',
    '-2.35',
    '2.34',
    '0.01',
    '-0.01',
    '0.00',
  ]);
});

test('a measured number is its printed decimal, not its binary fraction', () => {
  expect(rounded(exactOf(1.005), 2)).toBe('1.01');
  expect(rounded(exactOf(1e-7), 7)).toBe('0.0000001');
  expect(rounded(exactOf(-2.5e21), 0)).toBe('-2500000000000000000000');
  for (const value of [Number.NaN, Infinity]) expect(() => exactOf(value)).toThrow(RangeError);
});

test('anything but a decimal number is refused, even if the library would read it', () => {
  for (const text of ['', ' 1', '1/3', '0.(3)', '1e3', '.5', '1.', '1,000', '０.５', '1_000'])
    expect(() => exact(text)).toThrow(RangeError);
});

test('a decimal is unchanged', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.nat(12), (units, places) => {
      const text = decimalText(units, places);
      expect([rounded(exact(text), places), inUnits(exact(text), places)]).toEqual([text, units]);
    }),
  );
});

test('sums, products and quotients are lossless, in any order', () => {
  fc.assert(
    fc.property(decimals, decimals, decimals, (one, two, three) => {
      const [a, b, c] = [exact(one), exact(two), exact(three)] as const;
      expect(a.add(b).add(c).compare(c.add(b).add(a))).toBe(0);
      expect(a.add(b).sub(b).compare(a)).toBe(0);
      expect(
        a
          .add(b)
          .mul(c)
          .compare(a.mul(c).add(b.mul(c))),
      ).toBe(0);
      if (b.n !== 0n) expect(a.div(b).mul(b).compare(a)).toBe(0);
    }),
  );
});

test('a rounded number is at most half of its last digit off', () => {
  fc.assert(
    fc.property(decimals, fc.bigInt(1n, 10n ** 9n), fc.nat(6), (text, divisor, places) => {
      const value = exact(text).div(exact(divisor));
      const off = value.sub(exact(rounded(value, places)));
      expect(2n * off.n * 10n ** BigInt(places) <= off.d).toBe(true);
    }),
  );
});
