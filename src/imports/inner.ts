import type { Pool } from 'pg';
import type { Clock } from '#kernel/asker.ts';
import type { Evidence } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Dictionary } from './fields.ts';
import type { Spool } from './spool-store.ts';
import type { ImportRow } from './store.ts';
import type { Look, Undo } from './types.ts';

export type AuditEntry = { readonly action: string; readonly subject: string; readonly detail?: Evidence };

/** What the parts of the face share. */
export type Inner = {
  readonly postgres: Pool;
  readonly now: Clock;
  /** Gives up waiting for a store that is away: the program ends. */
  readonly ending: AbortSignal;
  readonly look: Look;
  readonly spool: Spool;
  /** Told of what nobody has foreseen. */
  readonly report: (cause: unknown) => void;
  readonly dictionaries: Map<string, Dictionary>;
  readonly undos: Map<string, Undo>;
  readonly others: ((scope: Scope, id: number, now: number) => Promise<boolean>)[];
  readonly menders: Map<string, (row: ImportRow) => Promise<unknown>>;
  /** Imports that go on without anybody waiting. */
  readonly running: Set<Promise<unknown>>;
  audit: (scope: Scope, entry: AuditEntry) => Promise<void>;
};
