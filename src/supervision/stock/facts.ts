import type { YearOfBuilding, YearUse } from '#supervision/benchmarking/facts.ts';
import { coverageToRank } from '#supervision/benchmarking/public/ranking.ts';

/** What a building lacks to be compared at all. */
export const gaps = ['meter', 'coverage', 'area', 'use'] as const;

export type Gap = (typeof gaps)[number];

/** The columns by which the list can be sorted. */
export const sorts = [
  'name',
  'code',
  'region',
  'use',
  'heating',
  'organisation',
  'floorArea',
  'value',
  'intensity',
  'coverage',
  'change',
  'verdict',
  'corrected',
  'excess',
  'percentile',
] as const;

export type Sort = (typeof sorts)[number];

/** Those that are values of a year: the others are in the registry. */
export const energySorts = ['value', 'intensity', 'coverage', 'change', 'verdict', 'excess'] as const satisfies readonly Sort[];

export type EnergySort = (typeof energySorts)[number];

/** What a building lacks. Whatever carrier is compared: a building is as well measured as its least covered carrier. */
export function gapsOf({ use, floorAreaM2 }: Pick<YearOfBuilding, 'use' | 'floorAreaM2'>, uses: readonly YearUse[]): Gap[] {
  const metered = uses.filter(({ meters }) => meters > 0);
  const found: Gap[] = [];
  if (metered.length === 0) found.push('meter');
  else if (metered.some(({ coverage }) => coverage < coverageToRank)) found.push('coverage');
  if (floorAreaM2 === null) found.push('area');
  if (use === null) found.push('use');
  return found;
}
