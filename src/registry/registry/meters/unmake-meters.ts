import type { PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import * as store from '#platform/ledger/entity-store.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { buildingTable, meterTable } from '../fields/kinds.ts';
import { recomputeMeters } from '../recompute.ts';
import { tellTouched } from '../touch.ts';
import * as standings from '../store/undo-store.ts';

/**
 * Undoes metering points that an import created but brought no readings for. Those that someone has changed since, or that something
 * depends on, stay. Returns the numbers of the removed ones.
 */
export async function unmakeMeters(
  internals: RegistryInternals,
  scope: Scope,
  ids: readonly number[],
  { id, now }: { readonly id: number; readonly now: number },
): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const gone = await inTransaction(internals.postgres, async (on) => {
    await store.takeTurn(on, wholeProgram, buildingTable);
    const made = await store.madeBy(on, checkedByCaller, meterTable, id);
    const untouched = made.filter((one) => ids.includes(one.id) && one.later.length === 0);
    const free = await freeOf(internals, on, untouched, id);
    await store.withdrawChanges(on, scope, meterTable, id, now, free);
    await recomputeMeters(on, free, now);
    return free;
  });
  await tellTouched(internals);
  return gone;
}

/**
 * Those of them that nothing depends on. Dependents may be reported for only some of the meters at a time, so the rest are checked again.
 */
async function freeOf(
  internals: RegistryInternals,
  on: PoolClient,
  made: readonly { readonly id: number; readonly code: string }[],
  change: number,
): Promise<number[]> {
  const ids = made.map((one) => one.id);
  if (ids.length === 0) return [];
  const parents = (await standings.childrenOf(on, wholeProgram, ids, change)).map(({ code }) => code);
  const stands = await Promise.all(internals.standing.map((ask) => ask(on, ids)));
  const held = new Set([...parents, ...stands.flat().map(({ evidence }) => String(evidence['meter'] ?? evidence['code']))]);
  if (held.size === 0) return ids;
  const left = made.filter(({ code }) => !held.has(code));
  // dependents that name none of them may depend on any of them
  return left.length === made.length ? [] : freeOf(internals, on, left, change);
}
