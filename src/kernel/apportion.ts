import { exact, type Exact } from './exact-number.ts';

/** Who has a part of a sum: a name of its own, and how much weight it has in it, 0 or more. */
export type Sharer = { readonly key: string; readonly weight: Exact };

/**
 * Shares whole units (cents, 0.0001 GJ, seats) by weight, so that the parts are whole and add up to the sum: each part is cut down to whole
 * units, and what is left goes one unit each to the largest remainders; of equal remainders to the key that comes first by code point. Of a
 * sum below zero the parts are those of its opposite, with the sign. Where nobody has weight, the first key takes all. No part is a unit or
 * more off its exact share, more weight never gets less, and the order of the list does not matter. (../../docs/decisions/0029-money.md;
 * the method of Hamilton and Hare-Niemeyer) Throws RangeError for a sum without sharers, a weight below zero, a key that stands twice.
 * @returns the parts in the order of the list
 * @example apportion(100n, [{key: 'a', weight: exact('1')}, {key: 'b', weight: exact('1')}, {key: 'c', weight: exact('1')}]) // [34n, 33n,
 * 33n]
 */
export function apportion(sum: bigint, sharers: readonly Sharer[]): bigint[] {
  refuse(sum, sharers);
  if (sharers.length === 0) return [];
  if (sum < 0n) return apportion(-sum, sharers).map((part) => -part);
  const all = sharers.reduce((total, { weight }) => total.add(weight), exact(0n));
  const exactParts = sharers.map(({ weight }) => (all.n === 0n ? exact(0n) : weight.mul(exact(sum)).div(all)));
  const parts = exactParts.map(({ n, d }) => n / d);
  const left = all.n === 0n ? 1 : Number(sum - parts.reduce((total, part) => total + part, 0n));
  const remainders = exactParts.map(({ n, d }) => exact(n % d).div(exact(d)));
  const order = sharers
    .map(({ key }, at) => ({ key, at, remainder: remainders[at] as Exact }))
    .toSorted((a, b) => b.remainder.compare(a.remainder) || byCodePoint(a.key, b.key));
  for (const { at } of order.slice(0, left)) parts[at] = all.n === 0n ? sum : (parts[at] as bigint) + 1n;
  return parts;
}

function refuse(sum: bigint, sharers: readonly Sharer[]): void {
  if (sharers.length === 0 && sum !== 0n) throw new RangeError(`nobody to share ${sum} among`);
  const seen = new Set<string>();
  for (const { key, weight } of sharers) {
    if (weight.s < 0n) throw new RangeError(`a weight below zero: ${key}`);
    if (seen.has(key)) throw new RangeError(`shared twice: ${key}`);
    seen.add(key);
  }
}

/** `<` of JavaScript goes by UTF-16 units, where U+FFFD comes after U+1F600. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const apart = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (apart !== 0) return apart;
  }
  return left.length - right.length;
}
