import type { PoolClient } from 'pg';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { fold, same, type State, valueOn } from './fold.ts';
import * as store from './entity-store.ts';
import type { Entity, EntityTable, Standing } from './entity-store.ts';

const batchSize = 5000;

/** What a kind does in addition to the fold. */
export type Recomputing = {
  keysOf?(state: State): Readonly<Record<string, string>>;
  /** Called after a batch is written: for its consequences elsewhere. @param ids all of the batch, including removed ones */
  wrote?(on: PoolClient, batch: { before: readonly Entity[]; after: readonly Standing[]; ids: readonly number[] }): Promise<void>;
};

/** Folds entities again from the remaining changes, and writes the results; those without changes are removed. @param now ms UTC */
export async function recompute(
  on: PoolClient,
  table: EntityTable,
  ids: readonly number[],
  now: number,
  beside: Recomputing = {},
): Promise<void> {
  for (let at = 0; at < ids.length; at += batchSize) await recomputeBatch(on, table, ids.slice(at, at + batchSize), now, beside);
}

async function recomputeBatch(on: PoolClient, table: EntityTable, ids: readonly number[], now: number, beside: Recomputing): Promise<void> {
  const before = await store.byIds(on, wholeProgram, table, ids);
  const changes = await store.changesOf(on, checkedByCaller, table, ids);
  const after: Standing[] = [];
  const gone: number[] = [];
  for (const id of ids) {
    const state = fold(
      (changes.get(id) ?? []).filter((change) => change.withdrawn === null),
      today(now),
    );
    if (state === null) gone.push(id);
    else after.push({ id, ...state, ...(beside.keysOf && { keys: beside.keysOf(state) }) });
  }
  await store.updateEntities(on, checkedByCaller, table, after);
  await store.setGone(on, checkedByCaller, table, gone, now);
  await beside.wrote?.(on, { before, after, ids });
}

/** Applies values set from a later day on once that day has come; only what changes is written. */
export async function passDays(on: PoolClient, table: EntityTable, now: number, beside: Recomputing = {}): Promise<void> {
  const dated = await store.datedEntities(on, wholeProgram, table);
  for (let at = 0; at < dated.length; at += batchSize) {
    const standing = await store.byIds(on, wholeProgram, table, dated.slice(at, at + batchSize));
    const due = standing.filter((entity) => isDue(entity, today(now))).map(({ id }) => id);
    await recompute(on, table, due, now, beside);
  }
}

/** Whether any of its fields differs on that day from the stored state. */
function isDue(entity: Entity, day: string): boolean {
  return Object.keys(entity.dated).some((field) => !same(valueOn(entity, field, day) ?? null, entity.fields[field] ?? null));
}
