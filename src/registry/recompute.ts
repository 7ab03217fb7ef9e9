import { today } from '#kernel/today.ts';
import type { PoolClient } from 'pg';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { inTransaction } from '#imports/imports.ts';
import * as buildings from './building-store.ts';
import { keysOf } from './building-import.ts';
import type { RegistryInternals } from './internals.ts';
import { swapsAt } from './devices.ts';
import { fold, same, valueOn } from './ledger.ts';
import { linkMeters, markMeters, markMetersOfBuildings, swapsOf, zonesOf } from './meter-store.ts';
import { lineChange, type LineChange, type MeterState } from './line-changes.ts';
import * as store from './store.ts';
import type { Kind, Standing } from './store.ts';
import { zoneIn } from './zone.ts';

const batchSize = 5000;

/** Folds entities anew from the changes that are left; those that have none go out of the registry. Meters whose lines move with it are marked. */
export async function recompute(on: PoolClient, scope: Scope, kind: Kind, ids: readonly number[], now: number): Promise<void> {
  for (let at = 0; at < ids.length; at += batchSize) await recomputeBatch(on, scope, kind, ids.slice(at, at + batchSize), now);
}

/** What was set from a later day on becomes what stands today, when the day has come; only what moves with it is written. */
export async function passDays(internals: RegistryInternals): Promise<void> {
  const now = internals.now();
  await inTransaction(internals.postgres, async (on) => {
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

/** Those of these entities whose fields are others on that day than they stand. */
async function dueOf(on: PoolClient, kind: Kind, ids: readonly number[], day: string): Promise<number[]> {
  const standing = await store.byIds(on, programScope, kind, ids);
  const reads = (entity: store.Entity, field: string): boolean => same(valueOn(entity, field, day) ?? null, entity.fields[field] ?? null);
  return standing.filter((entity) => !Object.keys(entity.dated).every((field) => reads(entity, field))).map((entity) => entity.id);
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
function movedCalendars(before: readonly store.Entity[], after: readonly Standing[]): number[] {
  const zones = new Map(before.map((entity) => [entity.id, zoneIn(entity)]));
  return after.filter((one) => zones.get(one.id) !== zoneIn(one)).map((one) => one.id);
}

async function movedLines(
  on: PoolClient,
  scope: Scope,
  before: readonly store.Entity[],
  after: readonly Standing[],
): Promise<LineChange[]> {
  const was = new Map(before.map((entity) => [entity.id, entity]));
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
  const told = ({ fields }: Pick<Standing, 'fields'>): MeterState => ({ fields, zone: zone(fields['building']) });
  return after.flatMap((one) => {
    const held = was.get(one.id);
    if (held === undefined) return [];
    return lineChange(one.id, told(held), told(one), swapsAt(swaps.get(one.id) ?? [], asOfNow)) ?? [];
  });
}
