import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { UndoOutcome } from '#platform/imports/imports.ts';
import * as store from './entity-store.ts';
import type { KindSpec } from './kind-spec.ts';
import { unwritable } from './kind-store.ts';
import { recompute } from './recompute.ts';

const listed = 100;

/**
 * Undoes everything that a change did to entities of a kind, or returns what depends on it. Nothing is deleted: what was known before stays
 * readable.
 */
export async function takeBack(on: PoolClient, scope: Scope, spec: KindSpec, change: number, now: number): Promise<UndoOutcome> {
  await store.takeTurn(on, wholeProgram, spec.table);
  const ids = await store.entitiesOf(on, checkedByCaller, spec.table, change);
  const kept = (await spec.keeps?.(on, scope, change)) ?? [];
  const standing = [...kept, ...(await whatStands(on, spec, change)), ...(await outside(on, scope, spec, ids))];
  if (standing.length > 0) return { standing };
  await store.withdrawChanges(on, scope, spec.table, change, now);
  await recompute(on, spec.table, ids, now);
  await spec.tookBack?.(on, scope, change);
  // the rights are checked for the result as well; thrown, so that nothing of it remains, whoever the requester is
  const left = await outside(on, scope, spec, ids);
  if (left.length > 0) throw new Problem('conflict', 'undo-refused', { import: change }, left);
  return spec.settled === undefined ? {} : { after: spec.settled };
}

async function outside(on: PoolClient, scope: Scope, spec: KindSpec, ids: readonly number[]): Promise<Finding[]> {
  return (await unwritable(on, scope, spec, ids)).map((code) => ({ code: 'out-of-scope', severity: 'error', evidence: { code } }));
}

async function whatStands(on: PoolClient, spec: KindSpec, change: number): Promise<Finding[]> {
  const made = await store.madeBy(on, checkedByCaller, spec.table, change);
  const touched = made.filter(({ later }) => later.length > 0).slice(0, listed);
  const codes = made.map(({ code }) => code);
  return [
    ...touched.map(({ code, later }): Finding => ({
      code: 'changed-later',
      severity: 'error',
      evidence: { kind: spec.name, code, changes: later.join(', ') },
    })),
    ...(codes.length === 0 ? [] : ((await spec.standing?.(on, codes)) ?? [])),
  ];
}
