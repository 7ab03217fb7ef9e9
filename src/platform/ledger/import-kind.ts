import type { Pool, PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import type { Intake, ReadRow } from '#platform/list-intake/intake.ts';
import type { Job } from '#platform/list-intake/job.ts';
import type { Fault, Mapping } from '#platform/list-intake/mapping.ts';
import type { Entity, EntityTable } from './entity-store.ts';
import type { State } from './fold.ts';
import type { IdentityField, OnIdentityChange } from './identity.ts';
import type { Written } from './import-write.ts';
import type { Group } from './stage-store.ts';

/** The request for an import of entities. */
export type ImportGiven = Mapping & {
  readonly file: string;
  readonly profile?: string | undefined;
  readonly preview?: boolean | undefined;
  readonly wait?: boolean | undefined;
  /** Whether a field edited by hand is kept or replaced by the file's value. */
  readonly onConflict?: 'keep' | 'take' | undefined;
  /** Whether rows that change what identifies an existing entity are refused, which is the default, or accepted. */
  readonly onIdentityChange?: OnIdentityChange | undefined;
};

export type ImportNeeds = { readonly postgres: Pool; readonly now: Clock; readonly imports: Imports };

/** A row as staged, or its faults. */
export type ReadOut =
  | { readonly key: string; readonly part: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly faults: readonly Fault[] };

export type Verdict = {
  readonly faults: readonly { readonly row: number; readonly fault: Fault }[];
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Fields of the rows that are not applied to the entity. */
  readonly ignore?: readonly string[];
  /** Fields that are kept against the file for reasons of the rules. */
  readonly kept?: readonly { readonly field: string; readonly ours: unknown; readonly theirs: unknown }[];
};

/** The rules of one kind of entity, prepared for one import. */
export type Rules = {
  /** Called for every row as it is in the file, including unreadable ones and rows of totals. */
  saw?(row: ReadRow): void;
  /** Reads a row: words become codes, values are converted to our units. */
  read(row: ReadRow, intake: Intake): ReadOut;
  /** Called when all rows are staged, before anything is judged. */
  ready(on: PoolClient): Promise<void>;
  /** Keys in the file -> codes, if they differ (external codes, aliases). */
  codesOf(on: PoolClient, keys: readonly string[]): Promise<Map<string, string>>;
  /** Whether the requester may change an entity, by its current or last state. */
  isSeen(entity: Entity): boolean;
  /** The faults of the rows of one entity, by row; `defaults` are set if an entity is new. */
  judge(group: Group, held: Entity | undefined, intake: Intake): Verdict;
  /** Called before the entities of a batch are judged. */
  before?(on: PoolClient, held: ReadonlyMap<string, Entity>): Promise<void>;
  /** The texts by which entities are compared, by column. */
  keysOf?(state: State): Readonly<Record<string, string>>;
  /** Called after a batch is written. Returns the codes for which more than the fields changed. */
  wrote(on: PoolClient, written: readonly Written[], groups: ReadonlyMap<string, Group>): Promise<ReadonlySet<string>>;
  /** Called at the end, before the result is reported. */
  close(on: PoolClient): Promise<{ findings: readonly Finding[]; extra: Readonly<Record<string, unknown>> }>;
  /** Existing entities that come again unchanged are reported as `repeated`. */
  readonly repeats?: boolean;
  /** Fields that are valid for all time, whatever day a row is for. */
  readonly timeless?: readonly string[];
  /** Which rows of a group change fields; others (devices) are handled by the rules. */
  isFields(part: string): boolean;
};

export type Import = {
  readonly table: EntityTable;
  readonly dictionary: Dictionary;
  /** Required fields that need no column, because rows may be about existing entities. */
  readonly given: readonly string[];
  /** What identifies its entities besides their codes. */
  readonly identity: readonly IdentityField[];
  /** The fault of contradicting rows of one file, if it is not `code-twice`. */
  readonly twice?: { readonly field: string; readonly code: string };
  rules(on: PoolClient, scope: Scope, job: Job, intake: Intake): Promise<Rules>;
  /** Called when everything is durable, before it is acknowledged. */
  after?(): Promise<void>;
};
