import type { Pool } from 'pg';
import type { Access, AuditEntry } from '#access/access.ts';
import type { Draws } from '#draws/draws.ts';
import type { Imports } from '#imports/imports.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { People } from '#people/people.ts';
import type { Place } from '#place/place.ts';
import type { Procedures } from '#procedures/procedures.ts';
import type { Registry } from '#registry/registry.ts';
import type { Workdays } from '#workdays/workdays.ts';

/** What cases need of the slices before them. */
export type CasesNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'versions' | 'inForce'>;
  readonly workdays: Pick<Workdays, 'known'>;
  readonly procedures: Pick<Procedures, 'sound'>;
  readonly place: Pick<Place, 'get' | 'organisation'>;
  readonly registry: Pick<Registry, 'building' | 'editBuilding'>;
  readonly imports: Pick<
    Imports,
    'keepFor' | 'dropKept' | 'openKept' | 'bytesOfKept' | 'knows' | 'performs' | 'onUndo' | 'takeFile' | 'mappingOf' | 'auditImport'
  >;
  readonly people: Pick<People, 'list' | 'loads' | 'find' | 'ofUser' | 'posts' | 'loadsFrom'>;
  readonly draws: Pick<Draws, 'onDrawn' | 'beginning' | 'outcome'>;
  readonly access: Pick<Access, 'people' | 'keys' | 'paced'>;
  /** Who is told that an owner agrees no more to have a building disclosed. */
  readonly consentEnded: readonly ((scope: Scope, building: string) => Promise<unknown>)[];
  /** 32 random bytes in hex. */
  readonly secret: () => string;
  readonly audit: (scope: Scope, entry: AuditEntry) => Promise<unknown>;
  readonly warn: (message: string, error?: unknown) => void;
};
