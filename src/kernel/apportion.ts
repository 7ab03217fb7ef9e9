import type { Exact } from './exact-number.ts';

/** A participant in a sum: a unique name and its weight, 0 or more. */
export type Sharer = { readonly key: string; readonly weight: Exact };

/**
 * Divides whole units (cents, 0.0001 GJ, seats) by weight, so that the parts are whole and add up to the sum: each part is rounded down to
 * whole units, and the rest goes one unit each to the largest remainders; among equal remainders to the key that comes first by code point.
 * For a negative sum the parts are those of its opposite, with the sign. If all weights are zero, the first key gets everything. No part is
 * a unit or more off its exact share, a higher weight never gets less, and the order of the list does not matter.
 * (../../docs/decisions/0029-money.md; the method of Hamilton and Hare-Niemeyer) Throws RangeError for a sum without sharers, a negative
 * weight, a duplicate key.
 * @returns the parts in the order of the list
 * @example apportion(100n, [{key: 'a', weight: exact('1')}, {key: 'b', weight: exact('1')}, {key: 'c', weight: exact('1')}]) // [34n, 33n,
 * 33n]
 */
export function apportion(sum: bigint, sharers: readonly Sharer[]): bigint[] {
  return apportionWhole(
    sum,
    sharers.map(({ key }) => key),
    wholeWeights(sharers.map(({ weight }) => weight)),
  );
}

/**
 * The same with whole weights, for sums with very many sharers: each weight is a multiple of one common unit.
 * @param keys the names of the sharers, @param weights theirs, in the same order
 */
export function apportionWhole(sum: bigint, keys: readonly string[], weights: readonly bigint[]): bigint[] {
  refuse(sum, keys, weights);
  if (keys.length <= 1) return keys.map(() => sum);
  if (sum < 0n) return apportionWhole(-sum, keys, weights).map((part) => -part);
  const all = weights.reduce((total, weight) => total + weight, 0n);
  if (all === 0n) return keys.map((key) => (keys.every((other) => byCodePoint(key, other) <= 0) ? sum : 0n));
  const parts = weights.map((weight) => (sum * weight) / all);
  const left = Number(sum - parts.reduce((total, part) => total + part, 0n));
  if (left === 0) return parts;
  const rest = weights.map((weight, at) => sum * weight - (parts[at] as bigint) * all);
  const order = keys.map((_, at) => at).toSorted((a, b) => bySize(rest[b], rest[a]) || byCodePoint(keys[a] as string, keys[b] as string));
  for (const at of order.slice(0, left)) parts[at] = (parts[at] as bigint) + 1n;
  return parts;
}

/** Weights as whole multiples of their greatest common unit. Throws RangeError for a negative one. */
export function wholeWeights(weights: readonly Exact[]): bigint[] {
  const below = weights.find(({ s }) => s < 0n);
  if (below !== undefined) throw new RangeError(`a weight below zero: -${below.n}/${below.d}`);
  const common = commonMultiple(weights.map(({ d }) => d));
  return weights.map(({ n, d }) => n * (common / d));
}

/** The least common multiple. @example commonMultiple([4n, 6n]) // 12n */
export function commonMultiple(numbers: readonly bigint[]): bigint {
  let common = 1n;
  for (const one of new Set(numbers)) common = (common / commonDivisor(common, one)) * one;
  return common;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

const bySize = (a: bigint | undefined, b: bigint | undefined): number => (a === b ? 0 : (a ?? 0n) < (b ?? 0n) ? -1 : 1);

function refuse(sum: bigint, keys: readonly string[], weights: readonly bigint[]): void {
  if (keys.length === 0 && sum !== 0n) throw new RangeError(`nobody to share ${sum} among`);
  if (keys.length !== weights.length) throw new RangeError('as many keys as weights');
  if (new Set(keys).size < keys.length) throw new RangeError('shared twice');
  const below = weights.findIndex((weight) => weight < 0n);
  if (below >= 0) throw new RangeError(`a weight below zero: ${keys[below]}`);
}

/** JavaScript's `<` compares UTF-16 units, by which U+FFFD comes after U+1F600. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const apart = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (apart !== 0) return apart;
  }
  return left.length - right.length;
}
