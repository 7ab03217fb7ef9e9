import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { PlaceKey } from './split.ts';

/** A region or zone, and its parent. */
export type PlaceUnder = { readonly code: string; readonly name: string; readonly parent: string | null };

/** The places directly below a place, ordered by code. */
export function childrenOf<T extends PlaceUnder>(region: string, places: readonly T[]): T[] {
  return places.filter(({ parent }) => parent === region).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * The share of each child in the buildings of a place: a building counts in its region, otherwise in its zone.
 * @param sizeOf the weight of a building; null if unknown
 */
export function keysOf(
  region: string,
  places: readonly PlaceUnder[],
  buildings: readonly BuildingFacts[],
  sizeOf: (building: BuildingFacts) => number | null,
): { keys: PlaceKey[]; without: number } {
  const parents = new Map(places.map(({ code, parent }) => [code, parent]));
  const sums = new Map<string, Exact>();
  let without = 0;
  for (const building of buildings) {
    const zone = building.fields['developmentZone'];
    const child = childHolding(region, building.region, parents) ?? (typeof zone === 'string' ? childHolding(region, zone, parents) : null);
    const size = sizeOf(building);
    if (size === null) without += 1;
    if (child !== null && size !== null) sums.set(child, (sums.get(child) ?? exact(0n)).add(exactOf(size)));
  }
  return { keys: childrenOf(region, places).map(({ code }) => ({ region: code, key: sums.get(code) ?? exact(0n) })), without };
}

function childHolding(region: string, code: string, parents: ReadonlyMap<string, string | null>): string | null {
  let at = code;
  for (let depth = 0; depth < 20; depth += 1) {
    const parent = parents.get(at) ?? null;
    if (at === region || parent === null) return null;
    if (parent === region) return at;
    at = parent;
  }
  return null;
}
