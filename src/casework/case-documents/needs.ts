import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Cases } from '#casework/cases/cases.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { People } from '#casework/people/people.ts';
import type { Place } from '#platform/place/place.ts';
import type { Procedures } from '#casework/procedures/procedures.ts';
import type { Registry } from '#registry/registry/registry.ts';

/** What papers of cases need from earlier slices. */
export type CaseDocumentsNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly cases: Pick<Cases, 'papers' | 'paper' | 'onIssue' | 'behind' | 'statistics' | 'entered'>;
  readonly procedures: Pick<Procedures, 'find'>;
  readonly knowledge: Pick<Knowledge, 'versions' | 'inForce'>;
  readonly place: Pick<Place, 'get' | 'organisation'>;
  readonly registry: Pick<Registry, 'building'>;
  readonly people: Pick<People, 'find' | 'posts'>;
  readonly imports: Pick<Imports, 'keepFor' | 'openKept' | 'dropKept'>;
  /** The mark on every paper of the demo city. */
  readonly mark: string | undefined;
  readonly audit: WriteTrail;
};
