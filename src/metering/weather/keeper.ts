import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Place } from '#platform/place/place.ts';
import type { Station, StationStore } from './store.ts';

export type KeeperNeeds = { readonly place: Pick<Place, 'get' | 'regionsWithin'> };

/** Whether a scope may write to the stations that a place keeps; those of nobody are kept by who sees all. */
async function mayWrite({ place }: KeeperNeeds, { sees }: Scope): Promise<(region: string | null) => boolean> {
  if ('all' in sees) return () => true;
  const own = new Set('region' in sees ? await place.regionsWithin(sees.region) : []);
  return (region) => region !== null && own.has(region);
}

/**
 * Who is to keep a station after an import. The right is asked of who keeps it and of who is to; a new one is kept by the bureau that
 * brings it.
 * @param region as it was asked for; undefined leaves it as it is
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

/** Why an import may not be taken back: the station that it stands on is kept elsewhere by now. */
export async function keptElsewhere(needs: KeeperNeeds, store: StationStore, on: PoolClient, scope: Scope, id: number): Promise<Finding[]> {
  const [station, may] = [await store.stationOf(on, wholeProgram, id), await mayWrite(needs, scope)];
  if (station === undefined || may(station.region)) return [];
  return [{ code: 'out-of-scope', severity: 'error', evidence: { code: station.code } }];
}

/**
 * Those of these stations that may stand for a building: the city's, and those that a place keeps in which the building lies. Nobody sets
 * another place's weather.
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
