import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#access/access.ts';
import type { Benchmarking } from '#benchmarking/benchmarking.ts';
import type { Imports } from '#imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Notices } from '#notice/notice.ts';
import type { Registry } from '#registry/registry.ts';
import type { Workers } from '#workers/workers.ts';

/** What checks of sources need of the slices before them. */
export type SourceCheckNeeds = {
  readonly workers: Pick<Workers, 'run'>;
  readonly postgres: Pool;
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'inForce' | 'versions' | 'addChecked'>;
  readonly imports: Pick<Imports, 'keepFor' | 'openKept' | 'dropKept' | 'fileOf'>;
  readonly access: Pick<Access, 'keys' | 'people'>;
  readonly notice: Pick<Notices, 'post'>;
  readonly registry: Pick<Registry, 'buildings'>;
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'knownAt'>;
  readonly audit: WriteTrail;
};
