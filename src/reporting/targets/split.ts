import { apportion } from '#kernel/apportion.ts';
import { decimalText, exact, exactOf, inUnits, type Exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import type { Target } from './standing.ts';
import type { SplitPart } from './store.ts';
import { isCountable } from './units.ts';

/** A place and its weight in a split. */
export type PlaceKey = { readonly region: string; readonly key: Exact };

/** Whether a target is shared out: values that add up are; a share, a state or words apply to each place unchanged. */
export function isShared({ mode, unit, value }: Pick<Target, 'mode' | 'unit' | 'value'>): boolean {
  return typeof value === 'number' && (mode === 'cumulative' || (mode === 'in-year' && isCountable(unit)));
}

/** The number of decimals of a number. */
export function decimalsOf(value: number): number {
  let decimals = 0;
  for (let scaled = exactOf(value); scaled.d !== 1n && decimals < 15; decimals += 1) scaled = scaled.mul(exact(10n));
  return decimals;
}

/**
 * Shares out a target by keys: value · k / Σk, rounded down to the decimals; the remaining units go one each to the largest remainders,
 * ties to the code that comes first. The parts add up to the value, whatever the order of the places. Throws `key-missing` if no place has
 * a key.
 */
export function shared(value: Exact, decimals: number, keys: readonly PlaceKey[]): SplitPart[] {
  if (!keys.some(({ key }) => key.compare(exact(0n)) > 0)) throw new Problem('cannot-do', 'key-missing', { places: keys.length });
  const parts = apportion(
    inUnits(value, decimals),
    keys.map(({ region, key }) => ({ key: region, weight: key })),
  );
  return keys
    .map(({ region, key }, at) => ({ region, key: textOf(key), value: decimalText(parts[at] as bigint, decimals) }))
    .toSorted((a, b) => (a.region < b.region ? -1 : 1));
}

/** The same for each place. */
export const asItIs = (keys: readonly PlaceKey[]): SplitPart[] =>
  keys.map(({ region, key }) => ({ region, key: textOf(key), value: null })).toSorted((a, b) => (a.region < b.region ? -1 : 1));

/** An exact decimal as text, without trailing zeros. */
export function textOf(value: Exact): string {
  const text = decimalText(inUnits(value, 15), 15);
  return text.replace(/\.?0+$/u, '');
}
