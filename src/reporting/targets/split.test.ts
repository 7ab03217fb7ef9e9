import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { decimalsOf, shared } from './split.ts';

const codes = fc.uniqueArray(fc.integer({ min: 100_000, max: 999_999 }).map(String), { minLength: 1, maxLength: 12 });

/** The same by hand: whole units by floor, the rest to the largest remainders, ties by code. Numbers are small enough to be exact. */
function byHand(units: number, keys: readonly { region: string; key: number }[]): Map<string, number> {
  const all = keys.reduce((sum, { key }) => sum + key, 0);
  const parts = keys.map(({ region, key }) => ({ region, part: Math.floor((units * key) / all), rest: (units * key) % all }));
  let left = units - parts.reduce((sum, { part }) => sum + part, 0);
  for (const one of parts.toSorted((a, b) => b.rest - a.rest || (a.region < b.region ? -1 : 1))) {
    if (left === 0) break;
    one.part += 1;
    left -= 1;
  }
  return new Map(parts.map(({ region, part }) => [region, part]));
}

test('for any keys the parts equal those of the method by hand, add up to the value, and do not depend on the order of places', () => {
  fc.assert(
    fc.property(
      codes,
      fc.array(fc.nat({ max: 9999 }), { minLength: 12, maxLength: 12 }),
      fc.nat({ max: 100_000 }),
      fc.nat({ max: 3 }),
      (regions, weights, units, decimals) => {
        const keys = regions.map((region, at) => ({ region, key: weights[at] as number }));
        fc.pre(keys.some(({ key }) => key > 0));
        const value = exactOf(units / 10 ** decimals);
        const exactKeys = keys.map(({ region, key }) => ({ region, key: exactOf(key) }));
        const parts = shared(value, decimals, exactKeys);
        const hand = byHand(units, keys);
        expect(parts.map(({ region, value: part }) => [region, Math.round(Number(part) * 10 ** decimals)])).toEqual(
          [...hand].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        );
        const sum = parts.reduce((so, { value: part }) => so.add(exact(part ?? '0')), exact(0n));
        expect(sum.compare(value)).toBe(0);
        expect(shared(value, decimals, exactKeys.toReversed())).toEqual(parts);
      },
    ),
  );
});

test('if nobody has a key, this is reported and nothing is shared', () => {
  expect(() => shared(exact('200'), 0, [{ region: '140302', key: exact(0n) }])).toThrow('key-missing');
});

test('a value keeps its own decimals', () => {
  expect([200, 3.5, 0.05].map(decimalsOf)).toEqual([0, 1, 2]);
});
