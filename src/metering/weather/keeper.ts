import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Place } from '#platform/place/place.ts';
import type { Station, StationStore } from './store.ts';

export type KeeperNeeds = { readonly place: Pick<Place, 'get' | 'regionsWithin'> };

/** Whether a scope may write to the stations that a place keeps; stations without a place are kept by those who see everything. */
async function mayWrite({ place }: KeeperNeeds, { sees }: Scope): Promise<(region: string | null) => boolean> {
  if ('all' in sees) return () => true;
  const own = new Set('region' in sees ? await place.regionsWithin(sees.region) : []);
  return (region) => region !== null && own.has(region);
}

/**
 * The place that keeps a station after an import. The right is required for both the current and the future keeper; a new station is kept
 * by the bureau that imports it.
 * @param region as requested; undefined leaves it unchanged
 * @throws Problem `station-out-of-scope`, `no-such-place`
 */
export async function keeperAfter(
  needs: KeeperNeeds,
  scope: Scope,
  code: string,
  had: Station | undefined,
  region: string | undefined,
): Promise<string | null> {
  const may = await mayWrite(needs, scope);
  if (region !== undefined) await needs.place.get(region);
  const own = 'region' in scope.sees ? scope.sees.region : null;
  const keeper = region ?? (had === undefined ? own : had.region);
  if ((had !== undefined && !may(had.region)) || !may(keeper)) throw new Problem('not-allowed', 'station-out-of-scope', { station: code });
  return keeper;
}

/** Why an import may not be undone: the station that it belongs to is now kept elsewhere. */
export async function keptElsewhere(needs: KeeperNeeds, store: StationStore, on: PoolClient, scope: Scope, id: number): Promise<Finding[]> {
  const [station, may] = [await store.stationOf(on, wholeProgram, id), await mayWrite(needs, scope)];
  if (station === undefined || may(station.region)) return [];
  return [{ code: 'out-of-scope', severity: 'error', evidence: { code: station.code } }];
}

/**
 * Those of these stations that may represent a building: the city's, and those kept by a place that contains the building. A place cannot
 * set another place's weather.
 */
export async function stationsBeside<T extends Station>(
  { place }: KeeperNeeds,
  facts: Readonly<Record<string, unknown>>,
  stations: readonly T[],
): Promise<T[]> {
  const lies = new Map<string, boolean>();
  for (const keeper of new Set(stations.flatMap(({ region }) => region ?? []))) {
    const within = new Set<unknown>(await place.regionsWithin(keeper));
    lies.set(keeper, within.has(facts['region']) || within.has(facts['developmentZone']));
  }
  return stations.filter(({ region }) => region === null || lies.get(region) === true);
}
