import type { PoolClient } from 'pg';
import { asOfNow } from '#kernel/as-of.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import * as buildings from './store/building-store.ts';
import { keysOf } from './buildings/building-import.ts';
import type { RegistryInternals } from './cache/internals.ts';
import { swapsAt } from './fields/devices.ts';
import { passDays as passDaysOf, recompute, type Recomputing } from '#platform/ledger/recompute.ts';
import { buildingTable, meterTable } from './fields/kinds.ts';
import { linkMeters, markMeters, markMetersOfBuildings, swapsOf, zonesOf } from './store/meter-store.ts';
import { lineChange, type LineChange, type MeterState } from './fields/line-changes.ts';
import * as store from '#platform/ledger/entity-store.ts';
import type { Standing } from '#platform/ledger/entity-store.ts';
import { zoneIn } from './fields/zone.ts';

/** What depends on refolded buildings: their outside codes, and the lines of their meters. */
const besideBuildings = (now: number): Recomputing => ({
  keysOf: ({ fields }) => keysOf(fields),
  async wrote(on, { before, after, ids }) {
    await buildings.putOutsideCodes(
      on,
      wholeProgram,
      ids.map((id) => ({ id, fields: {} })),
    );
    await markMetersOfBuildings(on, wholeProgram, movedCalendars(before, after), now);
  },
});

const besideMeters = (now: number): Recomputing => ({
  async wrote(on, { before, after, ids }) {
    await linkMeters(on, wholeProgram, ids);
    await markMeters(on, wholeProgram, await movedLines(on, before, after), now);
  },
});

/** Refolds buildings from the remaining changes. Meters whose lines change with them are marked. */
export const recomputeBuildings = (on: PoolClient, ids: readonly number[], now: number): Promise<void> =>
  recompute(on, buildingTable, ids, now, besideBuildings(now));

/** The same for meters. */
export const recomputeMeters = (on: PoolClient, ids: readonly number[], now: number): Promise<void> =>
  recompute(on, meterTable, ids, now, besideMeters(now));

/** Makes values set from a later day on current once that day has come; only what changes with it is written. */
export async function passDays(internals: RegistryInternals): Promise<void> {
  const now = internals.now();
  await inTransaction(internals.postgres, async (on) => {
    await store.takeTurn(on, wholeProgram, buildingTable);
    await passDaysOf(on, buildingTable, now, besideBuildings(now));
    await passDaysOf(on, meterTable, now, besideMeters(now));
  });
}

/** The buildings whose calendar has changed. */
function movedCalendars(before: readonly store.Entity[], after: readonly Standing[]): number[] {
  const zones = new Map(before.map((entity) => [entity.id, zoneIn(entity)]));
  return after.filter((one) => zones.get(one.id) !== zoneIn(one)).map((one) => one.id);
}

async function movedLines(on: PoolClient, before: readonly store.Entity[], after: readonly Standing[]): Promise<LineChange[]> {
  const was = new Map(before.map((entity) => [entity.id, entity]));
  const zone = await zonesOf(
    on,
    checkedByCaller,
    [...before, ...after].map(({ fields }) => fields['building']),
  );
  const swaps = await swapsOf(
    on,
    checkedByCaller,
    after.map(({ id }) => id),
  );
  const told = ({ fields }: Pick<Standing, 'fields'>): MeterState => ({ fields, zone: zone(fields['building']) });
  return after.flatMap((one) => {
    const held = was.get(one.id);
    if (held === undefined) return [];
    return lineChange(one.id, told(held), told(one), swapsAt(swaps.get(one.id) ?? [], asOfNow)) ?? [];
  });
}
