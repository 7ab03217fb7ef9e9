import type { PoolClient } from 'pg';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PlacedKind } from '#kernel/trail.ts';
import type { Written } from './import-write.ts';
import type { EntityTable } from './entity-store.ts';
import type { Group } from './stage-store.ts';
import type { LiesBy } from './lies.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a field of an entity; null is the entity itself. */
export type FieldFault = { readonly field: string | null; readonly code: string; readonly evidence: Readonly<Record<string, unknown>> };

/**
 * A kind of entity that the ledger keeps. It is data, but for what only its own slice can answer: how names become codes, who sees what,
 * what stands on it.
 * @example { name: 'project', table: { name: 'project', lock: 7303 }, dictionary, required: ['name', 'region'], … }
 */
export type KindSpec = {
  /** In findings and in the records of changes: edits of a `project` are called `project-edit`. */
  readonly name: PlacedKind;
  readonly table: EntityTable;
  /** Its fields by name, zh and en; with `code`, and `from` where its facts have days. `dictionary.kind` is what its imports are called. */
  readonly dictionary: Dictionary;
  /**
   * Where its entities lie, for the trail: the fields that name what each lies in or with, the first that is set counts (`{ building:
   * 'building' }`, `{ region: 'place' }`); none at all, and an entity that names none: of the whole program.
   */
  readonly liesBy: LiesBy;
  /** What every entity must have, once it is there. */
  readonly required: readonly string[];
  /** The code that the fields of a row come to, where its file has no column of codes; null where a required one is not there. */
  readonly codeOf?: (fields: Fields) => string | null;
  /** What rows of one file that contradict each other are told, and of which field; `code-twice` where it is not there. */
  readonly twice?: { readonly field: string; readonly code: string };
  /** Fields that hold all along, whatever day a row or an edit is of: those that its code is made of. */
  readonly timeless?: readonly string[];
  /** What stands already and comes again is told as `repeated`, not as `unchanged`. */
  readonly repeats?: boolean;
  /** Fields that a row of totals of a file adds up, where `dictionary.totalRows` says that there are such rows. */
  readonly totals?: readonly string[];
  /** SQL for «this scope sees the entity». Pushes what it needs onto the values. */
  readonly sees: (scope: Scope, alias: string, values: unknown[]) => string;
  /** SQL for «this scope may change it», where that is not the same: asked of what an undo would bring back. */
  readonly writes?: KindSpec['sees'];
  /** Reads what must be known before rows are read or an edit is judged. @param names whether what is to be written names a field */
  readonly surroundings: (on: PoolClient, scope: Scope, names: (field: string) => boolean) => Promise<Surroundings>;
  /** What of other kinds or slices stands on entities of these codes, asked before they are taken back. */
  readonly standing?: (on: PoolClient, codes: readonly string[]) => Promise<readonly Finding[]>;
  /** Why this asker may not take back what a change did, asked before. */
  readonly keeps?: (on: PoolClient, scope: Scope, change: number) => Promise<readonly Finding[]>;
  /** What an undo takes back beside the changes themselves. */
  readonly tookBack?: (on: PoolClient, scope: Scope, change: number) => Promise<void>;
  /** Run when what was written or taken back is durable, before it is acknowledged. */
  readonly settled?: () => Promise<void>;
};

/** What is known around entities that are to be written, by one asker in one transaction. */
export type Surroundings = {
  /** Names become codes, in place; tells what cannot be. */
  resolve(fields: Record<string, unknown>): readonly FieldFault[];
  /** Reads what depends on all that is to be written: entities that it names. */
  load?(groups: AsyncIterable<readonly Group[]>): Promise<void>;
  /** Whether the asker may lay hands on an entity as it stands. */
  isSeen(fields: Fields): boolean;
  /** Why an entity may not become this; null where it may. @param before null where it is new */
  refuse(code: string, before: Fields | null, after: Fields): FieldFault | null;
  /** Set where an entity is new and nothing else is said. */
  readonly defaults: Fields;
  /** What follows from what was written, at the end of an import or edit. */
  close?(written: readonly Pick<Written, 'code' | 'after'>[], change: number): Promise<readonly Finding[]>;
};
