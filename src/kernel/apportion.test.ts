import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion, apportionWhole, commonMultiple, type Sharer } from './apportion.ts';
import { exact, exactOf } from './exact-number.ts';

const weight = fc.oneof(
  fc.bigInt(0n, 10n ** 12n).map((whole) => exact(whole)),
  fc.double({ min: 0, max: 1e6, noNaN: true }).map(exactOf),
  fc.tuple(fc.bigInt(0n, 1000n), fc.bigInt(1n, 1000n)).map(([n, d]) => exact(n).div(exact(d))),
);
const sharers: fc.Arbitrary<Sharer[]> = fc
  .uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), weight), { selector: ([key]) => key, minLength: 1, maxLength: 10 })
  .map((list) => list.map(([key, of]) => ({ key, weight: of })));
const sums = fc.bigInt(-(10n ** 15n), 10n ** 15n);

const of = (...weights: readonly string[]): Sharer[] => weights.map((text, at) => ({ key: 'abcdef'[at] as string, weight: exact(text) }));
const total = (parts: readonly bigint[]): bigint => parts.reduce((all, part) => all + part, 0n);

test('a yuan among three: the remaining cent goes to the first by name', () => {
  expect(apportion(100n, of('1', '1', '1'))).toEqual([34n, 33n, 33n]);
  expect(apportion(100n, of('1', '1', '1').toReversed())).toEqual([33n, 33n, 34n]);
});

test('the rest goes to the largest remainders: the seats of Hamilton’s method', () => {
  // the worked example of the largest remainder method with the Hare quota from Wikipedia: 100,000 votes, 10 seats
  expect(apportion(10n, of('47', '16', '15.8', '12', '6.1', '3.1'))).toEqual([5n, 2n, 1n, 1n, 1n, 0n]);
});

test('for a negative sum each part is that of the opposite sum', () => {
  expect(apportion(-100n, of('1', '1', '1'))).toEqual([-34n, -33n, -33n]);
});

test('without any weight the first by name gets everything, and nothing is shared among nobody', () => {
  expect(apportion(7n, [...of('0', '0')].toReversed())).toEqual([0n, 7n]);
  expect(apportion(-7n, of('0', '0'))).toEqual([-7n, 0n]);
  expect(apportion(0n, [])).toEqual([]);
  expect(() => apportion(1n, [])).toThrow(RangeError);
});

test('equal remainders are ordered by code point, not by UTF-16 halves', () => {
  const parts = apportion(1n, [
    { key: '\u{1F600}', weight: exact('1') },
    { key: '\uFFFD', weight: exact('1') },
  ]);
  expect(parts).toEqual([0n, 1n]);
});

test('a negative weight and a duplicate name are refused', () => {
  expect(() => apportion(1n, of('-1', '2'))).toThrow(RangeError);
  expect(() => apportion(1n, [...of('1'), ...of('1')])).toThrow(RangeError);
});

test('the parts of any sum, by any weights, add up to it', () => {
  fc.assert(
    fc.property(sums, sharers, (sum, list) => {
      expect(total(apportion(sum, list))).toBe(sum);
    }),
  );
});

test('the result does not depend on the order of the list', () => {
  const shuffled = sharers.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(
    fc.property(sums, shuffled, (sum, [list, other]) => {
      const named = (parts: readonly bigint[], among: readonly Sharer[]) => new Map(among.map(({ key }, at) => [key, parts[at]]));
      expect(named(apportion(sum, list), list)).toEqual(named(apportion(sum, other), other));
    }),
  );
});

test('more weight never gets less, and no part is a unit or more off its exact share', () => {
  fc.assert(
    fc.property(sums, sharers, (sum, list) => {
      const parts = apportion(sum, list);
      const size = (part: bigint | undefined): bigint => ((part ?? 0n) < 0n ? -(part ?? 0n) : (part ?? 0n));
      const all = list.reduce((whole, one) => whole.add(one.weight), exact(0n));
      for (const [at, one] of list.entries()) {
        for (const [other, { weight: its }] of list.entries())
          if (one.weight.compare(its) > 0) expect(size(parts[at]) >= size(parts[other])).toBe(true);
        if (all.n === 0n) continue;
        const off = one.weight
          .mul(exact(sum))
          .div(all)
          .sub(exact(parts[at] as bigint));
        expect(off.n < off.d).toBe(true);
      }
    }),
  );
});

test('doubled weights give the same shares', () => {
  fc.assert(
    fc.property(sums, sharers, fc.bigInt(1n, 1000n), (sum, list, times) => {
      const heavier = list.map((one) => ({ ...one, weight: one.weight.mul(exact(times)) }));
      expect(apportion(sum, heavier)).toEqual(apportion(sum, list));
    }),
  );
});

test('integer weights give the same shares as the same weights in fractions', () => {
  const whole = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.bigInt(0n, 10n ** 30n)), {
    selector: ([key]) => key,
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(sums, whole, fc.bigInt(1n, 10n ** 9n), (sum, list, parts) => {
      const fractions = list.map(([key, one]) => ({ key, weight: exact(one).div(exact(parts)) }));
      const [keys, weights] = [list.map(([key]) => key), list.map(([, one]) => one)];
      expect(apportionWhole(sum, keys, weights)).toEqual(apportion(sum, fractions));
    }),
  );
});

test('the least common multiple of an empty list is one', () => {
  expect([commonMultiple([]), commonMultiple([4n, 6n, 4n])]).toEqual([1n, 12n]);
});
