import type { PoolClient } from 'pg';
import { isAway, untilBack } from '#kernel/store-retry.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Lies } from '#kernel/trail.ts';
import type { ImportsInternals } from './internals.ts';
import * as store from './store.ts';
import { inTransaction } from './transaction.ts';
import type { UndoOutcome } from './types.ts';

/** Undoes an import or a change by hand completely, or refuses and lists what depends on it. */
export async function undo(internals: ImportsInternals, scope: Scope, id: number): Promise<{ import: number; undone: true }> {
  const now = internals.now();
  if ((await store.find(internals.postgres, scope, id)) === undefined) {
    for (const other of internals.others) if (await other(scope, id, now)) return { import: id, undone: true };
  }
  // the location comes from what is undone
  const region = await liesOf(internals, id);
  await afterUndo(internals, scope, id, region, await taken(internals, scope, id, now));
  return { import: id, undone: true };
}

/**
 * Undoes a change as part of the caller's transaction. Throws as `undo`.
 * @returns to be called once it is durable and before it is acknowledged
 */
export async function undoOn(internals: ImportsInternals, on: PoolClient, scope: Scope, id: number): Promise<() => Promise<void>> {
  const region = await liesOf(internals, id);
  const made = await takenOn(internals, on, scope, id, internals.now());
  return () => afterUndo(internals, scope, id, region, made);
}

/** What follows an undo that is durable. */
async function afterUndo(internals: ImportsInternals, scope: Scope, id: number, region: Lies, { kind, after }: Taken): Promise<void> {
  await after?.();
  await internals.undoneListeners.get(kind)?.(scope, id);
  await internals.audit(scope, { action: 'undo', subject: `import:${id}`, region, detail: { kind } });
}

/** The undo in its transaction. If the store died during the commit, it is asked whether the undo is durable. */
async function taken(internals: ImportsInternals, scope: Scope, id: number, now: number): Promise<Taken> {
  let made: Taken | undefined;
  try {
    made = await inTransaction(internals.postgres, async (on) => (made = await takenOn(internals, on, scope, id, now)));
  } catch (cause) {
    const sure = isAway(cause) && made !== undefined && (await isUndone(internals, id));
    if (!sure) throw cause;
  }
  return made as Taken;
}

type Taken = { readonly kind: string; readonly after?: UndoOutcome['after'] };

async function takenOn(internals: ImportsInternals, on: PoolClient, scope: Scope, id: number, now: number): Promise<Taken> {
  const row = await store.lock(on, scope, id);
  if (row === undefined) throw new Problem('not-found', 'no-such-import', { import: id });
  if (row.state !== 'shown') throw new Problem('conflict', 'nothing-to-undo', { import: id, state: row.state });
  const take = internals.undos.get(row.kind);
  if (take === undefined) throw new Problem('cannot-do', 'kind-cannot-be-undone', { import: id, kind: row.kind });
  const { standing = [], after } = await take(on, scope, row, now);
  if (standing.some((one) => one.severity === 'error')) throw new Problem('conflict', 'undo-refused', { import: id }, standing);
  await store.markUndone(on, scope, id, now);
  return { kind: row.kind, after };
}

/** The location of what an import or a change by hand affected, as reported by the slice that owns it; undefined if none does. */
export async function liesOf({ postgres, placing }: ImportsInternals, id: number): Promise<Lies> {
  const row = await store.find(postgres, programScope, id);
  return row === undefined ? undefined : await placing.get(row.kind)?.(row);
}

async function isUndone({ postgres, ending }: ImportsInternals, id: number): Promise<boolean> {
  return (await untilBack(() => store.find(postgres, programScope, id), ending))?.state === 'undone';
}
