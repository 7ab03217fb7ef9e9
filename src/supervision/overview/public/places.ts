import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';

/** A region or zone, and its parent. */
export type PlaceOf = { readonly code: string; readonly name: string; readonly kind: string; readonly parent: string | null };

/** A place directly below another, with all buildings in it. */
export type Branch = PlaceOf & { readonly buildings: readonly YearBuilding[] };

/**
 * The places directly below a region that contain buildings, ordered by code. A building counts in the branch of its region or its own zone
 * (高新区); one that names both counts only in its region, so that the branches sum to the whole. Buildings in the region itself are in
 * none.
 * @param places the region and all below it
 */
export function branchesOf(region: string, places: readonly PlaceOf[], buildings: readonly YearBuilding[]): Branch[] {
  const parents = new Map(places.map(({ code, parent }) => [code, parent]));
  const held = new Map<string, YearBuilding[]>();
  for (const one of buildings) {
    const zone = one.building.fields['developmentZone'];
    const branch = branchOf(region, one.building.region, parents) ?? (typeof zone === 'string' ? branchOf(region, zone, parents) : null);
    if (branch === null) continue;
    const list = held.get(branch);
    if (list) list.push(one);
    else held.set(branch, [one]);
  }
  return places.flatMap((place) => {
    const own = held.get(place.code);
    return own === undefined ? [] : [{ ...place, buildings: own }];
  });
}

/** The child of `region` that a place is or lies in; null for the region itself and for places elsewhere. */
function branchOf(region: string, code: string, parents: ReadonlyMap<string, string | null>): string | null {
  let at = code;
  for (let depth = 0; depth < 20; depth += 1) {
    const parent = parents.get(at);
    if (at === region || parent === undefined || parent === null) return null;
    if (parent === region) return at;
    at = parent;
  }
  return null;
}

/** The share of all buildings that a place must contain to count as the city's own: a few may be elsewhere, or have a wrong code. */
const nearlyAll = 0.95;

/**
 * The lowest place that contains nearly all buildings; null if there are none, or no place does.
 * @param regions the place of each building: a region, or a zone below one
 */
export function homeAmong(places: readonly Pick<PlaceOf, 'code' | 'parent'>[], regions: Iterable<string>): string | null {
  const parents = new Map(places.map(({ code, parent }) => [code, parent]));
  const held = new Map<string, number>();
  for (const region of regions) held.set(region, (held.get(region) ?? 0) + 1);
  const inside = new Map<string, number>();
  for (const [region, count] of held) for (const one of upwards(region, parents)) inside.set(one, (inside.get(one) ?? 0) + count);
  const total = held.values().reduce((sum, count) => sum + count, 0);
  const [fullest] = [...held].toSorted(([, a], [, b]) => b - a);
  return fullest === undefined ? null : (upwards(fullest[0], parents).find((one) => (inside.get(one) ?? 0) >= total * nearlyAll) ?? null);
}

/** Whether a place is another or lies in it. */
export const isWithin = (places: readonly Pick<PlaceOf, 'code' | 'parent'>[], code: string, other: string): boolean =>
  upwards(code, new Map(places.map((one) => [one.code, one.parent]))).includes(other);

/** A place and all above it, nearest first. */
function upwards(code: string, parents: ReadonlyMap<string, string | null>): string[] {
  const found: string[] = [];
  for (let at: string | null = code; at !== null && found.length < 20; at = parents.get(at) ?? null) found.push(at);
  return found;
}
