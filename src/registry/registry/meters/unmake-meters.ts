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
 * Takes metering points back that an import made and brought nothing of. What somebody has changed since, or on which something stands,
 * stays. Gives the numbers of those that went.
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
    const free = await freeOf(internals, on, scope, untouched, id);
    await store.withdrawChanges(on, scope, meterTable, id, now, free);
    await recomputeMeters(on, free, now);
    return free;
  });
  await tellTouched(internals);
  return gone;
}

/** Those of them on which nothing stands. What stands is told of all at once, some of it at a time: asked again of those that are left. */
async function freeOf(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
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
  // what stands on none of them by name may stand on any
  return left.length === made.length ? [] : freeOf(internals, on, scope, left, change);
}
