import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Imports } from '#imports/imports.ts';
import { organisationVerbs, placeVerbs } from './core.ts';
import { importVerbs } from './intake.ts';

export { organisationTree } from './store.ts';
export type { OrganisationFinder } from './core.ts';
export { mayAddRegion, type Gazetteer } from './regions.ts';

/** Regions by code, zones of their own, organisations, and their import. */
export function createPlace(needs: { postgres: Pool; now: Clock; imports: Imports }) {
  const internals = { ...needs, standing: [] };
  return { ...placeVerbs(internals), ...organisationVerbs(internals), ...importVerbs(internals) };
}

export type Place = ReturnType<typeof createPlace>;

/** SQL: the column is this place or lies within it. `parameter` is the number of the place's code among the values. */
export function withinPlace(column: string, parameter: number): string {
  return `${column} IN (SELECT place FROM place_within WHERE ancestor = $${parameter})`;
}
