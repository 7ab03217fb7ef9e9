import type { Pool } from 'pg';
import type { Clock } from '#kernel/asker.ts';
import type { Imports } from '#imports/imports.ts';
import { createPlaceCore } from './core.ts';
import { createPlaceImport } from './intake.ts';

export type { OrganisationRow, PlaceRow } from './store.ts';
export type { ShippedPlace } from './core.ts';
export { organisationTree } from './store.ts';
export { isRegionCode, type Gazetteer } from './regions.ts';

/** Regions by code, zones of their own, organisations, and their import. */
export function createPlace(needs: { postgres: Pool; now: Clock; imports: Imports }) {
  const core = createPlaceCore(needs);
  return { ...core, ...createPlaceImport({ postgres: needs.postgres, imports: needs.imports, place: core }) };
}

export type Place = ReturnType<typeof createPlace>;

/** SQL: the column is this place or lies within it. `parameter` is the number of the place's code among the values. */
export function withinPlace(column: string, parameter: number): string {
  return `${column} IN (SELECT place FROM place_within WHERE ancestor = $${parameter})`;
}
