import { sortedRows, type SortKey, type SortOrder } from '#kernel/sorting.ts';
import type { ObligationSort } from './contract.ts';
import type { BuildingObligations } from './city.ts';

/** The buildings by one of their columns, `owed` and `open` by how many; else as they come. */
export function sortObligations(
  buildings: readonly BuildingObligations[],
  sort: ObligationSort | undefined,
  order: SortOrder,
): readonly BuildingObligations[] {
  return sort === undefined ? buildings : sortedRows(buildings, (one) => keyOf(one, sort), order);
}

function keyOf(one: BuildingObligations, sort: ObligationSort): SortKey {
  return sort === 'owed' || sort === 'open' ? one[sort].length : one[sort];
}
