import { apportion } from '#kernel/apportion.ts';
import { decimalText, exact, exactOf, inUnits, type Exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import type { Target } from './standing.ts';
import type { SplitPart } from './store.ts';
import { isCountable } from './units.ts';

/** A place and its weight in a split. */
export type PlaceKey = { readonly region: string; readonly key: Exact };

/** Whether a target is shared out: what adds up is; a share, a state or words hold for each place as they are. */
export function isShared({ mode, unit, value }: Pick<Target, 'mode' | 'unit' | 'value'>): boolean {
  return typeof value === 'number' && (mode === 'cumulative' || (mode === 'in-year' && isCountable(unit)));
}

/** The decimals that a number is written with. */
export function decimalsOf(value: number): number {
  let decimals = 0;
  for (let scaled = exactOf(value); scaled.d !== 1n && decimals < 15; decimals += 1) scaled = scaled.mul(exact(10n));
  return decimals;
}

/**
 * Shares a target out by keys: value · k / Σk cut down to the decimals, and what is left one unit each to the largest remainders, of equal
 * ones to the code that comes first. The parts add up to the value, whatever the order of the places. Throws `key-missing` where nobody has
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

/** An exact decimal as text, without zeros that say nothing. */
export function textOf(value: Exact): string {
  const text = decimalText(inUnits(value, 15), 15);
  return text.replace(/\.?0+$/u, '');
}
