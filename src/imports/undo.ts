import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Inner } from './inner.ts';
import * as store from './store.ts';
import { inTransaction } from './transaction.ts';

/** Takes an import or a change by hand back, whole, or refuses with what stands on it. */
export async function undo(inner: Inner, scope: Scope, id: number): Promise<{ import: number; undone: true }> {
  const now = inner.now();
  if ((await store.find(inner.postgres, scope, id)) === undefined) {
    for (const other of inner.others) if (await other(scope, id, now)) return { import: id, undone: true };
  }
  const { kind, after } = await inTransaction(inner.postgres, async (on) => {
    const row = await store.lock(on, scope, id);
    if (row === undefined) throw new Problem('not-found', 'no-such-import', { import: id });
    if (row.state !== 'shown') throw new Problem('conflict', 'nothing-to-undo', { import: id, state: row.state });
    const take = inner.undos.get(row.kind);
    if (take === undefined) throw new Problem('cannot-do', 'kind-cannot-be-undone', { import: id, kind: row.kind });
    const outcome = await take(on, scope, row, now);
    const standing = outcome.standing ?? [];
    if (standing.some((one) => one.severity === 'error')) throw new Problem('conflict', 'undo-refused', { import: id }, standing);
    await store.markUndone(on, scope, id, now);
    return { kind: row.kind, after: outcome.after };
  });
  await after?.();
  await inner.audit(scope, { action: 'undo', subject: `import:${id}`, detail: { kind } });
  return { import: id, undone: true };
}
