import type { PoolClient } from 'pg';
import { programScope, type Scope } from '#kernel/scope.ts';
import { inTransaction } from '#imports/imports.ts';
import * as buildings from './building-store.ts';
import { keysOf } from './building-import.ts';
import { type Inner, today } from './inner.ts';
import { fold } from './ledger.ts';
import { linkMeters } from './meter-store.ts';
import * as store from './store.ts';
import type { Kind, Standing } from './store.ts';

const batchSize = 5000;

/** Folds things anew from the changes that are left; those that have none go out of the registry. */
export async function recompute(on: PoolClient, scope: Scope, kind: Kind, ids: readonly number[], now: number): Promise<void> {
  for (let at = 0; at < ids.length; at += batchSize) await recomputeBatch(on, scope, kind, ids.slice(at, at + batchSize), now);
}

/** What was set from a later day on becomes what stands today, when the day has come. */
export async function passDays(inner: Inner): Promise<void> {
  await inTransaction(inner.postgres, async (on) => {
    await store.takeTurn(on, programScope);
    await recompute(on, programScope, 'building', await store.datedThings(on, programScope, 'building'), inner.now());
  });
}

async function recomputeBatch(on: PoolClient, scope: Scope, kind: Kind, ids: readonly number[], now: number): Promise<void> {
  const changes = await store.changesOf(on, scope, kind, ids);
  const standing: Standing[] = [];
  const gone: number[] = [];
  for (const id of ids) {
    const state = fold(
      (changes.get(id) ?? []).filter((change) => change.withdrawn === null),
      today(now),
    );
    if (state === null) gone.push(id);
    else standing.push({ id, ...state, ...keysOf(state.fields) });
  }
  await store.updateThings(on, scope, kind, standing);
  await store.setGone(on, scope, kind, gone, now);
  if (kind === 'building')
    await buildings.putOutsideCodes(
      on,
      scope,
      ids.map((id) => ({ id, fields: {} })),
    );
  else await linkMeters(on, scope, ids);
}
