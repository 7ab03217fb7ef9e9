import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Cases } from '#cases/cases.ts';
import type { Imports } from '#imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { People } from '#people/people.ts';
import type { Place } from '#place/place.ts';
import type { Procedures } from '#procedures/procedures.ts';
import type { Registry } from '#registry/registry.ts';

/** What papers of cases need of the slices before them. */
export type CaseDocumentsNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly cases: Pick<Cases, 'papers' | 'paper' | 'onIssue' | 'behind' | 'statistics'>;
  readonly procedures: Pick<Procedures, 'find'>;
  readonly knowledge: Pick<Knowledge, 'versions' | 'inForce'>;
  readonly place: Pick<Place, 'get' | 'organisation'>;
  readonly registry: Pick<Registry, 'building'>;
  readonly people: Pick<People, 'find' | 'posts'>;
  readonly imports: Pick<Imports, 'keepFor' | 'openKept' | 'dropKept'>;
  /** What marks every paper of the demo city. */
  readonly mark: string | undefined;
  readonly audit: WriteTrail;
};
