import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Clock } from '#kernel/request-context.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { StatementKind } from './facts.ts';
import * as store from './store.ts';

/** What issued statements need from earlier slices. */
export type StatementNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  /** The version of the program, which is named in statements. */
  readonly program: string;
  /** The mark on documents of demonstration data. */
  readonly mark: string | undefined;
  readonly registry: { activeVisible(scope: Scope, codes: readonly string[]): Promise<ReadonlyMap<string, boolean>> };
  readonly access: Pick<Access, 'people' | 'rightsOf'>;
  readonly notice: Pick<Notices, 'post'>;
  readonly audit: WriteTrail;
  /** The last entry of the audit trail about a statement: its position in the chain and its hash; null if there is none yet. */
  readonly lastAudited: () => Promise<{ readonly position: number; readonly hash: string } | null>;
};

/** What the verbs of this slice share. */
export type StatementParts = StatementNeeds & {
  readonly kinds: ReadonlyMap<string, StatementKind>;
  /** Runs work after what was queued before it: callers waiting for the chain hold no database connection meanwhile. */
  readonly inTurn: InTurn;
};

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs work sequentially, whether or not the previous one failed. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Throws Problem `no-such-statement-kind`. */
export function kindNamed({ kinds }: Pick<StatementParts, 'kinds'>, code: string): StatementKind {
  const kind = kinds.get(code);
  if (kind === undefined) throw new Problem('not-found', 'no-such-statement-kind', { kind: code, kinds: [...kinds.keys()].join(', ') });
  return kind;
}

/** Codes of the buildings with statements that a scope sees now; not queried if it sees everything. */
export async function buildingsSeen({ postgres, registry }: StatementNeeds, scope: Scope): Promise<string[]> {
  if ('all' in scope.sees) return [];
  const codes = await store.buildingsNamed(postgres, checkedByCaller);
  const seen = await registry.activeVisible(scope, codes);
  return codes.filter((code) => seen.get(code) === true);
}

/** A statement that the scope sees. Throws `no-such-statement`, also if it exists but is not visible. */
export async function needStatement(parts: StatementNeeds, scope: Scope, number: string): Promise<store.StatementRow> {
  const found = await store.find(parts.postgres, scope, await buildingsSeen(parts, scope), number);
  if (found === undefined) throw new Problem('not-found', 'no-such-statement', { number });
  return found;
}
