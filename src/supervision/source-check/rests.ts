import type { YearBuilding } from '#supervision/benchmarking/benchmarking.ts';

/** What begins the ids of the coefficients that a total in standard coal is made with, one for each carrier. */
const coal = 'standard-coal/';

/**
 * On how many buildings of a year each entry is felt: those whose verdict rests on it, and of a coefficient of standard coal those whose
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
