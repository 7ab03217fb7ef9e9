import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';

export type CityNeeds = { readonly place: Pick<Place, 'countryPlaces'>; readonly registry: Pick<Registry, 'buildingFacts'> };

/** The cities of a larger place, with the names of those in which the requester sees no building. */
export type Cities = { readonly of: number; readonly missing: readonly string[] };

/** The nation, or a province by the form of its code: what is below a city is stored by that city, and no part of it is elsewhere. */
const isAboveCities = (region: string): boolean => /^\d{2}0000$/u.test(region);

/**
 * How many cities a province or the nation has, and for which of them nothing is known here: a count over only the others does not
 * represent the whole. Null for a city and anything below one.
 */
export async function citiesOf(
  { place, registry }: CityNeeds,
  scope: Scope,
  { region, known }: { readonly region: string; readonly known: AsOf },
): Promise<Cities | null> {
  if (!isAboveCities(region)) return null;
  const all = await place.countryPlaces();
  const parents = new Map(all.map(({ code, parent }) => [code, parent]));
  const isWithin = (code: string): boolean => {
    for (let at: string | null | undefined = code; at !== null && at !== undefined; at = parents.get(at)) if (at === region) return true;
    return false;
  };
  const cities = all.filter(({ code, kind }) => kind === 'prefecture' && isWithin(code));
  if (cities.length === 0) return null;
  const facts = await registry.buildingFacts(scope, { region }, known);
  const covered = new Set(facts.flatMap((one) => [one.region.slice(0, 4)]));
  return { of: cities.length, missing: cities.filter(({ code }) => !covered.has(code.slice(0, 4))).map(({ name }) => name) };
}
