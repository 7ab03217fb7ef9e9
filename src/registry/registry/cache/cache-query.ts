import type { BuildingFacts, MeterFacts, Which } from '../facts.ts';
import { type CachedBuilding, type CachedMeter, type Cache } from './cache.ts';
import type { Placed } from '../fields/pairs.ts';
import type { ScopeValues } from '#platform/place/public/scope-filter.ts';

/** The requester's visibility, and the places queried: null for all. */
export type CacheQuery = { readonly sights: ScopeValues; readonly places: ReadonlySet<string> | null };

/** Whether a query covers a whole place, without naming any entity. */
export function isWhole({ meters, buildings, ids }: Which): boolean {
  return meters === undefined && buildings === undefined && ids === undefined;
}

/** The cached buildings that are requested and visible, by code. */
export function cachedBuildings(cache: Cache, { sights, places }: CacheQuery): BuildingFacts[] {
  const out: BuildingFacts[] = [];
  for (const one of cache.standing())
    if (one.facts !== null && (places === null || liesIn(one, places)) && isSeen(one, sights)) out.push(one.facts);
  return out;
}

/** The same buildings in the form used for comparison; for a place, those whose region is that place or one below it. */
export function cachedComparables(cache: Cache, { sights, places }: CacheQuery): Placed[] {
  const out: Placed[] = [];
  for (const one of cache.standing()) {
    const { code, region, nameKey, addressKey, facts } = one;
    if (facts === null || !isSeen(one, sights) || (places !== null && (region === null || !places.has(region)))) continue;
    out.push({ code, region, nameKey, addressKey, fields: facts.fields });
  }
  return out;
}

/** The cached metering points that are requested and visible, by code; followed, if requested, by their children elsewhere. */
export function cachedMeters(cache: Cache, which: Which, among: CacheQuery): readonly MeterFacts[] {
  return cache.picked(nameOf(which, among), () => pickedAmong(cache, which, among));
}

/** The cache key of a selection: the query, and the current places and organisations. */
export function nameOf({ carrier, withChildren }: Which, { sights, places }: CacheQuery): string {
  const list = (set: ReadonlySet<string> | null) => (set === null ? null : [...set]);
  return JSON.stringify([
    carrier ?? null,
    withChildren === true,
    list(places),
    sights.all,
    list(sights.places),
    list(sights.organisations),
    list(sights.operators),
  ]);
}

function pickedAmong(cache: Cache, which: Which, { sights, places }: CacheQuery): MeterFacts[] {
  const lies = perBuilding(cache, (root) => places === null || liesIn(root, places));
  const seen = perBuilding(cache, (root) => isSeen(root, sights));
  const meant = (one: CachedMeter): boolean => {
    if (which.carrier !== undefined && one.carrier !== which.carrier) return false;
    if (places !== null && !lies(one.building) && !servesIn(cache, one, places)) return false;
    if (sights.all) return true;
    return sights.operators === null ? seen(one.building) : one.operator !== null && sights.operators.has(one.operator);
  };
  const found: MeterFacts[] = [];
  const others: MeterFacts[] = [];
  for (const one of cache.working()) {
    if (one.facts === null) continue;
    if (meant(one)) found.push(one.facts);
    else if (one.facts.parent !== null) others.push(one.facts);
  }
  if (which.withChildren !== true || others.length === 0) return found;
  const ids = new Set(found.map(({ id }) => id));
  return found.concat(others.filter(({ parent }) => parent !== null && ids.has(parent)));
}

/** A property of the building that answers for one, evaluated once per building; false if there is none. */
function perBuilding(cache: Cache, holds: (root: CachedBuilding) => boolean): (building: number | null) => boolean {
  const known: (boolean | undefined)[] = [];
  return (building) => {
    if (building === null) return false;
    const before = known[building];
    if (before !== undefined) return before;
    const root = cache.rootOf(building);
    return (known[building] = root !== undefined && holds(root));
  };
}

function servesIn(cache: Cache, { shares }: CachedMeter, places: ReadonlySet<string>): boolean {
  return shares.some(({ building }) => {
    const named = cache.building(building);
    return named !== undefined && liesIn(named, places);
  });
}

function liesIn({ region, developmentZone }: CachedBuilding, places: ReadonlySet<string>): boolean {
  return (region !== null && places.has(region)) || (developmentZone !== null && places.has(developmentZone));
}

function isSeen(one: CachedBuilding, { all, places, organisations }: ScopeValues): boolean {
  if (all || (places !== null && liesIn(one, places))) return true;
  return organisations !== null && one.organisation !== null && organisations.has(one.organisation);
}
