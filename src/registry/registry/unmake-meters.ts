import { inTransaction } from '#platform/imports/imports.ts';
import * as store from '#platform/ledger/entity-store.ts';
import type { Scope } from '#kernel/scope.ts';
import type { RegistryInternals } from './internals.ts';
import { buildingTable, meterTable } from './kinds.ts';
import { recomputeMeters } from './recompute.ts';
import { tellTouched } from './touch.ts';
import * as standings from './undo-store.ts';

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
    await store.takeTurn(on, scope, buildingTable);
    const made = await store.madeBy(on, scope, meterTable, id);
    const untouched = made.filter((one) => ids.includes(one.id) && one.later.length === 0);
    const free: number[] = [];
    for (const { id: one } of untouched) {
      const children = await standings.childrenOf(on, scope, [one], id);
      const others = await Promise.all(internals.standing.map((ask) => ask(on, [one])));
      if (children.length === 0 && others.flat().length === 0) free.push(one);
    }
    await store.withdrawChanges(on, scope, meterTable, id, now, free);
    await recomputeMeters(on, scope, free, now);
    return free;
  });
  await tellTouched(internals);
  return gone;
}
