import type { PoolClient } from 'pg';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PlacedKind } from '#kernel/trail.ts';
import type { Written } from './import-write.ts';
import type { EntityTable } from './entity-store.ts';
import type { IdentityField } from './identity.ts';
import type { Group } from './stage-store.ts';
import type { LiesBy } from './lies.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A fault in a field of an entity; null is the entity itself. */
export type FieldFault = { readonly field: string | null; readonly code: string; readonly evidence: Readonly<Record<string, unknown>> };

/**
 * A kind of entity that the ledger keeps. It is data, except for what only its own slice can answer: how names become codes, who sees what,
 * what depends on it.
 * @example { name: 'project', table: { name: 'project', lock: 7303 }, dictionary, required: ['name', 'region'], … }
 */
export type KindSpec = {
  /** Used in findings and in the records of changes: edits of a `project` are called `project-edit`. */
  readonly name: PlacedKind;
  readonly table: EntityTable;
  /** Its fields by name, zh and en; with `code`, and `from` if its facts have days. `dictionary.kind` is the name of its imports. */
  readonly dictionary: Dictionary;
  /**
   * The location of its entities, for the audit trail: the fields that name what each is in or belongs to; the first that is set counts (`{
   * building: 'building' }`, `{ region: 'place' }`). Without any, or for an entity that names none: the whole program.
   */
  readonly liesBy: LiesBy;
  /**
   * What identifies an entity besides its code, such as its building and kind: a file that would change it is asked about. Empty if the
   * code is built from all of it, or if no file changes it anyway.
   */
  readonly identity: readonly IdentityField[];
  /** What every existing entity must have. */
  readonly required: readonly string[];
  /** The code derived from the fields of a row, if its file has no column of codes; null if a required one is missing. */
  readonly codeOf?: (fields: Fields) => string | null;
  /** The fault of rows of one file that contradict each other, and its field; `code-twice` if omitted. */
  readonly twice?: { readonly field: string; readonly code: string };
  /** Fields that are valid for all time, whatever day a row or an edit is for: those that its code is built from. */
  readonly timeless?: readonly string[];
  /** Existing entities that come again are reported as `repeated`, not as `unchanged`. */
  readonly repeats?: boolean;
  /** Fields that a row of totals in a file adds up, if `dictionary.totalRows` says that there are such rows. */
  readonly totals?: readonly string[];
  /** SQL for «this scope sees the entity». Pushes the values it needs. */
  readonly sees: (scope: Scope, alias: string, values: unknown[]) => string;
  /** SQL for «this scope may change it», if different: checked for what an undo would bring back. */
  readonly writes?: KindSpec['sees'];
  /**
   * Loads what must be known before rows are read or an edit is judged.
   * @param names whether what is to be written names a field
   * @param byHand whether a person writes it; a file may tell of what was earlier, such as one that was exported
   */
  readonly surroundings: (on: PoolClient, scope: Scope, names: (field: string) => boolean, byHand: boolean) => Promise<Surroundings>;
  /** What of other kinds or slices depends on entities with these codes, checked before they are withdrawn. */
  readonly standing?: (on: PoolClient, codes: readonly string[]) => Promise<readonly Finding[]>;
  /** Why this requester may not undo a change, checked before. */
  readonly keeps?: (on: PoolClient, scope: Scope, change: number) => Promise<readonly Finding[]>;
  /** What an undo reverts in addition to the changes themselves. */
  readonly tookBack?: (on: PoolClient, scope: Scope, change: number) => Promise<void>;
  /** Called when a write or an undo is durable, before it is acknowledged. */
  readonly settled?: () => Promise<void>;
};

/** An entity that was written; `before` is missing for one that was added by hand. */
export type Closing = Pick<Written, 'code' | 'after'> & Partial<Pick<Written, 'before'>>;

/** What must be known about the context of entities to be written, by one requester in one transaction. */
export type Surroundings = {
  /** Turns names into codes, in place; returns those that cannot be resolved. */
  resolve(fields: Record<string, unknown>): readonly FieldFault[];
  /** Loads what depends on everything to be written: entities that it names. */
  load?(groups: AsyncIterable<readonly Group[]>): Promise<void>;
  /** Whether the requester may change an entity in its current state. */
  isSeen(fields: Fields): boolean;
  /** Why an entity may not become this; null if it may. @param before null if it is new */
  refuse(code: string, before: Fields | null, after: Fields): FieldFault | null;
  /** Set if an entity is new and no other value is given. */
  readonly defaults: Fields;
  /** Consequences of what was written, at the end of an import or edit. */
  close?(written: readonly Closing[], change: number): Promise<readonly Finding[]>;
};
