import type { Imports } from '#platform/imports/imports.ts';
import type { Place } from '#platform/place/place.ts';
import type { Pool } from 'pg';
import type { IndexItem } from './indices.ts';

export type SpecialPlansNeeds = {
  readonly postgres: Pool;
  readonly imports: Imports;
  readonly place: Pick<Place, 'get'>;
  readonly now: () => number;
  /** What an area may set, by its item. */
  readonly items: () => ReadonlyMap<string, IndexItem>;
};
