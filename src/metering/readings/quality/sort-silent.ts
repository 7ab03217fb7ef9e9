import { sortedRows, type SortKey, type SortOrder } from '#kernel/sorting.ts';
import type { Silent } from './silent.ts';

/** The columns that offline meters are sorted by. */
export type SilentSort = 'meter' | 'building' | 'carrier' | 'last' | 'days';

/** Offline meters by one of their columns, by default in the order of `silentMeters`: the longest offline first. */
export function sortSilent(meters: readonly Silent[], sort: SilentSort | undefined, order: SortOrder): Silent[] {
  return sort === undefined ? [...meters] : sortedRows(meters, (one) => keyOf(one, sort), order);
}

function keyOf({ facts, last, days }: Silent, sort: SilentSort): SortKey {
  if (sort === 'meter') return facts.code;
  if (sort === 'building') return facts.building;
  if (sort === 'carrier') return facts.carrier;
  return sort === 'last' ? last : days;
}
