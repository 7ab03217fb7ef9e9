import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Workers } from '#platform/workers/workers.ts';

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
