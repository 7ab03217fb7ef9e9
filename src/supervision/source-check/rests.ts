import type { YearBuilding } from '#supervision/benchmarking/benchmarking.ts';

/** Id prefix of the coefficients used in a total in standard coal, one for each carrier. */
const coal = 'standard-coal/';

/**
 * How many buildings of a year depend on each entry: those whose verdict is based on it, and for a coefficient of standard coal those whose
 * use of its carrier was measured. By the id of the entry in force.
 */
export function restingOn(buildings: readonly Pick<YearBuilding, 'quota' | 'uses'>[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  const add = (id: string) => count.set(id, (count.get(id) ?? 0) + 1);
  for (const { quota, uses } of buildings) {
    const grounds = quota.verdict === 'unknown' ? [] : quota.grounds.map(({ id }) => id);
    const burnt = uses.filter(({ value }) => value !== null).map(({ carrier }) => `${coal}${carrier}`);
    for (const id of new Set([...grounds, ...burnt])) add(id);
  }
  return count;
}
