import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';

import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { defaultZone as zone, lastDay } from '../sums/query.ts';
import { heatedSteps, seasonFindings, seasonOf, type HeatingSeason } from './heating-season.ts';
import type { Group } from '../sums/group.ts';

/**
 * The steps in which heat is expected, building by building, by the heating season of its place.
 * @param stepEdges instants, in seconds
 */
export function seasonsOf(
  knowledge: Pick<Knowledge, 'inForce'>,
  buildings: readonly Pick<BuildingFacts, 'code' | 'region'>[],
  stepEdges: ArrayLike<number>,
  known: AsOf,
) {
  const last = stepEdges[stepEdges.length - 1] ?? 0;
  const seasons = knowledge.inForce('heating-season', { on: lastDay(last, zone), ...known });
  const days = Array.from(stepEdges, (edge) => zone.dayOf(edge));
  const regions = new Map(buildings.map(({ code, region }) => [code, region]));
  const byRegion = new Map<string, { readonly season: HeatingSeason | undefined; readonly awaited: readonly boolean[] | null }>();
  const of = ({ building }: Group) => {
    const region = regions.get(building) ?? '';
    const found = byRegion.get(region);
    if (found !== undefined) return found;
    const season = seasonOf(region, seasons);
    const made = { season, awaited: season === undefined ? null : heatedSteps(season, days) };
    byRegion.set(region, made);
    return made;
  };
  const isHeat = ({ carrier }: Group): boolean => carrier === 'heat';
  return {
    awaited: (group: Group): readonly boolean[] | null => (isHeat(group) ? of(group).awaited : null),
    isUnknown: (group: Group): boolean => isHeat(group) && of(group).season === undefined,
    findings: (groups: readonly Group[]): Finding[] => {
      const heat = groups.filter(isHeat);
      const used = new Set(heat.flatMap((group) => of(group).season ?? []));
      const unknown = new Set(
        heat.filter((group) => of(group).season === undefined).map(({ building }) => regions.get(building) ?? building),
      );
      return seasonFindings(used, unknown);
    },
  };
}
