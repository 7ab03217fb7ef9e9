import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { UndoOutcome } from '#platform/imports/imports.ts';
import { swapsAt } from './fields/devices.ts';
import type { RegistryInternals } from './cache/internals.ts';
import { redrawMerges, withdrawMerges } from './store/merge-store.ts';
import { markMeters, swapsOf, withdrawSwaps } from './store/meter-store.ts';
import { upToNext } from './fields/line-changes.ts';
import { buildingTable, meterTable } from './fields/kinds.ts';
import { recomputeBuildings, recomputeMeters } from './recompute.ts';
import * as store from '#platform/ledger/entity-store.ts';
import { tellTouched } from './touch.ts';
import * as outsides from './store/outside-store.ts';
import * as standings from './store/undo-store.ts';

const error = (code: string, evidence: Record<string, unknown>): Finding => ({ code, severity: 'error', evidence });

/**
 * Undoes everything a change did in the registry, or reports what depends on it. Nothing is deleted: what was known before stays readable.
 */
export async function takeBack(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
  change: number,
  now: number,
): Promise<UndoOutcome> {
  await store.takeTurn(on, wholeProgram, buildingTable);
  const buildings = await store.entitiesOf(on, checkedByCaller, buildingTable, change);
  const meters = await store.entitiesOf(on, checkedByCaller, meterTable, change);
  const swaps = await standings.swappedBy(on, wholeProgram, change);
  const touched = { buildings, meters, swaps };
  const standing = [...(await whatStands(internals, on, change)), ...(await outside(on, scope, touched, change))];
  if (standing.length > 0) return { standing };
  await store.withdrawChanges(on, scope, buildingTable, change, now);
  await store.withdrawChanges(on, scope, meterTable, change, now);
  const swapped = await withdrawSwaps(on, scope, change, now);
  const merged = await withdrawMerges(on, wholeProgram, change, now);
  await recomputeBuildings(on, buildings, now);
  if (merged.length > 0) await redrawMerges(on, wholeProgram, now);
  await recomputeMeters(on, meters, now);
  const held = await swapsOf(
    on,
    checkedByCaller,
    swapped.map((swap) => swap.meter),
  );
  const upTo = swapped.map(({ meter, at }) => upToNext(meter, at, swapsAt(held.get(meter) ?? [], asOfNow)));
  await markMeters(on, wholeProgram, upTo, now);
  await internals.place.dropOrganisations(on, scope, change);
  // the right is checked for the resulting state as well; thrown, so that everything is rolled back, whoever the caller is
  const left = await outside(on, scope, touched, change);
  if (left.length > 0) throw new Problem('conflict', 'undo-refused', { import: change }, left);
  return { after: () => tellTouched(internals) };
}

type Touched = { readonly buildings: readonly number[]; readonly meters: readonly number[]; readonly swaps: readonly number[] };

/** What of it the requester may not change in its current state: it has moved elsewhere since, or counts for others. */
async function outside(on: PoolClient, scope: Scope, { buildings, meters, swaps }: Touched, change: number): Promise<Finding[]> {
  const codes = [
    ...(await outsides.buildingsOutside(on, scope, buildings)),
    ...(await outsides.metersOutside(on, scope, meters)),
    ...(await outsides.metersUnseen(on, scope, swaps)),
    ...(await outsides.mergesOutside(on, scope, change)),
  ];
  return [...new Set(codes)].map((code) => error('out-of-scope', { code }));
}

const listed = 100;

async function whatStands(internals: RegistryInternals, on: PoolClient, change: number): Promise<Finding[]> {
  const out: Finding[] = [];
  const made = {
    building: await store.madeBy(on, checkedByCaller, buildingTable, change),
    meter: await store.madeBy(on, checkedByCaller, meterTable, change),
  };
  for (const kind of ['building', 'meter'] as const) {
    const touched = made[kind].filter((one) => one.later.length > 0).slice(0, listed);
    for (const { code, later } of touched) out.push(error('changed-later', { kind, code, changes: later.join(', ') }));
  }
  const [buildings, meters] = [made.building.map((one) => one.id), made.meter.map((one) => one.id)];
  for (const { code, meters: there } of await standings.metersOn(on, wholeProgram, buildings, change))
    out.push(error('has-meters', { code, meters: there.join(', ') }));
  for (const { code, children } of await standings.childrenOf(on, wholeProgram, meters, change))
    out.push(error('has-children', { code, children: children.join(', ') }));
  for (const { code, change: merge } of await standings.mergesOf(on, wholeProgram, buildings, change))
    out.push(error('merged-later', { code, change: merge }));
  for (const { code, change: swap } of await standings.swapsLater(on, wholeProgram, meters, change))
    out.push(error('swapped-later', { code, change: swap }));
  const codes = made.building.map((one) => one.code);
  if (codes.length > 0) for (const ask of internals.buildingsStanding) out.push(...(await ask(on, codes)));
  if (meters.length > 0) for (const ask of internals.standing) out.push(...(await ask(on, meters)));
  return out;
}

/** What in the registry depends on places or organisations that are to be undone. */
export async function standingOnPlaces(on: PoolClient, subject: 'place' | 'organisation', codes: readonly string[]): Promise<Finding[]> {
  const used = await standings.usedPlaces(on, wholeProgram, subject, codes);
  return used.map((code) => error(subject === 'place' ? 'place-in-use' : 'organisation-in-use', { code }));
}
