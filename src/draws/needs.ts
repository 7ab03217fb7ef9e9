import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Imports } from '#imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Place } from '#place/place.ts';
import type { Workers } from '#workers/workers.ts';

/** What draws need of the slices before them. */
export type DrawsNeeds = {
  readonly workers: Pick<Workers, 'run'>;
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly knowledge: Pick<Knowledge, 'versions'>;
  readonly place: Pick<Place, 'get'>;
  /** 64 random hex digits. */
  readonly secret: () => string;
  readonly audit: WriteTrail;
};
