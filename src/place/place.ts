import type { Pool, PoolClient } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Imports } from '#imports/imports.ts';
import { organisationVerbs, placeVerbs } from './core.ts';
import { importVerbs } from './intake.ts';
import { locationOf } from './location.ts';

export { organisationTree, withinPlace } from './tree-sql.ts';
export type { OrganisationFinder } from './core.ts';
export { mayAddRegion, type Gazetteer } from './regions.ts';

/** Regions by code, zones of their own, organisations, and their import. */
export function createPlace(needs: { postgres: Pool; now: Clock; imports: Imports }) {
  const internals = { ...needs, standing: [] };
  const verbs = { ...placeVerbs(internals), ...organisationVerbs(internals) };
  return {
    ...verbs,
    ...importVerbs(internals),
    /** What is known around entities that lie somewhere and belong to somebody. @param met organisations that the scope may name beside those that it sees */
    location: (scope: Scope, on: PoolClient, met: ReadonlySet<string>) => locationOf(verbs, on, scope, met),
  };
}

export type Place = ReturnType<typeof createPlace>;
