import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Imports } from '#platform/imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Workers } from '#platform/workers/workers.ts';

/** What draws need from earlier slices. */
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
