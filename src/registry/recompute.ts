import { today } from '#kernel/today.ts';
import type { PoolClient } from 'pg';
import { knownNow } from '#kernel/known.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { inTransaction } from '#imports/imports.ts';
import * as buildings from './building-store.ts';
import { keysOf } from './building-import.ts';
import type { Inner } from './inner.ts';
import { swapsAt } from './devices.ts';
import { fold, same, valueOn } from './ledger.ts';
import { linkMeters, markMeters, markMetersOfBuildings, swapsOf, zonesOf } from './meter-store.ts';
import { movedBetween, type Moved, type Told } from './moved.ts';
import * as store from './store.ts';
import type { Kind, Standing } from './store.ts';
import { zoneIn } from './zone.ts';

const batchSize = 5000;

/** Folds things anew from the changes that are left; those that have none go out of the registry. Meters whose lines move with it are marked. */
export async function recompute(on: PoolClient, scope: Scope, kind: Kind, ids: readonly number[], now: number): Promise<void> {
  for (let at = 0; at < ids.length; at += batchSize) await recomputeBatch(on, scope, kind, ids.slice(at, at + batchSize), now);
}

/** What was set from a later day on becomes what stands today, when the day has come; only what moves with it is written. */
export async function passDays(inner: Inner): Promise<void> {
  const now = inner.now();
  await inTransaction(inner.postgres, async (on) => {
    await store.takeTurn(on, programScope);
    for (const kind of ['building', 'meter'] as const) {
      const dated = await store.datedThings(on, programScope, kind);
      for (let at = 0; at < dated.length; at += batchSize) {
        const due = await dueOf(on, kind, dated.slice(at, at + batchSize), today(now));
        await recompute(on, programScope, kind, due, now);
      }
    }
  });
}

/** Those of these things whose fields are others on that day than they stand. */
async function dueOf(on: PoolClient, kind: Kind, ids: readonly number[], day: string): Promise<number[]> {
  const standing = await store.byIds(on, programScope, kind, ids);
  const reads = (thing: store.Thing, field: string): boolean => same(valueOn(thing, field, day) ?? null, thing.fields[field] ?? null);
  return standing.filter((thing) => !Object.keys(thing.dated).every((field) => reads(thing, field))).map((thing) => thing.id);
}

async function recomputeBatch(on: PoolClient, scope: Scope, kind: Kind, ids: readonly number[], now: number): Promise<void> {
  const before = await store.byIds(on, scope, kind, ids);
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
  if (kind === 'building') {
    await buildings.putOutsideCodes(
      on,
      scope,
      ids.map((id) => ({ id, fields: {} })),
    );
    await markMetersOfBuildings(on, scope, movedCalendars(before, standing), now);
    return;
  }
  await linkMeters(on, scope, ids);
  await markMeters(on, scope, await movedLines(on, scope, before, standing), now);
}

/** The buildings that have another calendar than before. */
function movedCalendars(before: readonly store.Thing[], after: readonly Standing[]): number[] {
  const zones = new Map(before.map((thing) => [thing.id, zoneIn(thing)]));
  return after.filter((one) => zones.get(one.id) !== zoneIn(one)).map((one) => one.id);
}

async function movedLines(on: PoolClient, scope: Scope, before: readonly store.Thing[], after: readonly Standing[]): Promise<Moved[]> {
  const was = new Map(before.map((thing) => [thing.id, thing]));
  const zone = await zonesOf(
    on,
    scope,
    [...before, ...after].map(({ fields }) => fields['building']),
  );
  const swaps = await swapsOf(
    on,
    scope,
    after.map(({ id }) => id),
  );
  const told = ({ fields }: Pick<Standing, 'fields'>): Told => ({ fields, zone: zone(fields['building']) });
  return after.flatMap((one) => {
    const held = was.get(one.id);
    if (held === undefined) return [];
    return movedBetween(one.id, told(held), told(one), swapsAt(swaps.get(one.id) ?? [], knownNow)) ?? [];
  });
}
