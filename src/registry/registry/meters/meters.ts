import { buildingTable, meterTable } from '../fields/kinds.ts';
import type { PoolClient } from 'pg';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { bothOf } from '#kernel/trail.ts';
import { whereMetersLie } from '../store/lies-store.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { ratioOf, swapsAt } from '../fields/devices.ts';
import { dayOf, readSets, type Sets } from '#platform/ledger/sets.ts';
import type { MeterFacts } from '../facts.ts';
import * as factsStore from '../store/facts-store.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { today } from '#kernel/today.ts';
import { lay, nothing } from '#platform/ledger/fold.ts';
import { createFacts } from '../cache/meter-facts.ts';
import { deviceFields, meterDictionary } from '../fields/meter-fields.ts';
import { meterMoves } from '../fields/meter-identity.ts';
import { surroundingsOfOne, surroundingsOf } from './meter-surroundings.ts';
import { codesTaken } from './meter-import.ts';
import { intoDemolished } from './gone-building.ts';
import { checkMeter } from './meter-rules.ts';
import * as meters from '../store/meter-store.ts';
import { lineChange } from '../fields/line-changes.ts';
import * as store from '#platform/ledger/entity-store.ts';
import { tellTouched } from '../touch.ts';
import { unmakeMeters } from './unmake-meters.ts';

/** A meter that a file of readings names but that does not exist. */
export type WantedMeter = {
  readonly code: string;
  readonly carrier: Carrier;
  readonly kind: 'register' | 'interval';
  readonly unit: Unit;
  /** Its building; by default the one with the same code. */
  readonly building?: string;
  readonly item?: string;
  /** The factor from its counter's reading to actual use. */
  readonly multiplier?: number;
  /** It counts import minus export; otherwise use. */
  readonly direction?: 'both';
  /** The code of an existing metering point, or of one created in the same call. */
  readonly parent?: string;
};

/** Numbers of meters that exist only in a preview: far above those assigned by the store. */
const previewIds = 4_000_000_000;

/** Metering points: created for readings, edited manually. */
export function createMeterVerbs(internals: RegistryInternals) {
  return {
    createMeters: (scope: Scope, wanted: readonly WantedMeter[], job: MakingJob) => createMeters(internals, scope, wanted, job),
    /** Undoes those for which an import brought no readings; returns the numbers of the removed ones. */
    unmakeMeters: (scope: Scope, ids: readonly number[], job: { id: number; now: number }) => unmakeMeters(internals, scope, ids, job),
    editMeter: (scope: Scope, code: string, sets: Sets, how: MeterEdit = {}) => editMeter(internals, scope, code, sets, how),
    stateKind: (ids: readonly number[], kind: 'register' | 'interval', job: { id: number; now: number }) =>
      stateKind(internals, ids, kind, job),
  };
}

type MakingJob = { readonly id: number; readonly preview: boolean; readonly now: number };

/**
 * Creates a meter for each code, in its building, or the one with the same code, if the scope sees it; otherwise without a building, which
 * only those who see everything, and operators, may create. Returns the facts of those created; in a preview nothing is written and the
 * numbers are placeholders.
 */
async function createMeters(
  internals: RegistryInternals,
  scope: Scope,
  wanted: readonly WantedMeter[],
  job: MakingJob,
): Promise<readonly MeterFacts[]> {
  if (wanted.length === 0) return [];
  const { postgres } = internals;
  const places = [...new Set(wanted.map((one) => one.building ?? one.code))];
  const buildings = new Map((await factsStore.buildings(postgres, scope, { buildings: places }, false)).map((row) => [row.code, row]));
  const aliases = await aliasesOf(internals, scope, places, buildings);
  const alone = 'all' in scope.sees || 'operator' in scope.sees;
  const taken = await factsStore.takenMeters(
    postgres,
    scope,
    wanted.map((one) => one.code),
  );
  const others = await codesTaken(
    internals,
    postgres,
    wanted.map((one) => one.code),
  );
  const made = wanted.flatMap((one) => {
    if (taken.has(one.code) || others.has(one.code)) return [];
    const place = one.building ?? one.code;
    const building = buildings.has(place) || aliases.has(place) ? place : null;
    return building === null && !alone ? [] : [{ ...one, building }];
  });
  if (job.preview) return made.map((one, index) => previewed(one, previewIds + index, buildings, aliases));
  const codes = await inTransaction(postgres, (on) => writeMeters(internals, on, scope, made, job));
  return await createFacts(internals).meterFacts(scope, { meters: codes }, asOfNow);
}

/** From which local day (all time if omitted), and whether what identifies the meter may change for all time. */
type MeterEdit = { readonly from?: string | undefined; readonly moves?: boolean };

/** Edits a metering point manually. A change in how it is read affects its line, which is recomputed before this is acknowledged. */
async function editMeter(
  internals: RegistryInternals,
  scope: Scope,
  code: string,
  sets: Sets,
  { from, moves = true }: MeterEdit,
): Promise<{ change: number; meter: MeterFacts; findings: Finding[] }> {
  const { imports, postgres } = internals;
  const fields = readSets(meterDictionary, sets, ['code', ...deviceFields]);
  const day = dayOf(from);
  const meter = await needMeter(internals, scope, code);
  const lies = async () => (await whereMetersLie(postgres, wholeProgram, [code])).get(code);
  const left = await lies();
  const { change, findings } = await inTransaction(postgres, async (on) => {
    await store.takeTurn(on, wholeProgram, buildingTable);
    const [entity] = await store.byIds(on, wholeProgram, meterTable, [meter.id]);
    if (entity === undefined) throw new Problem('not-found', 'no-such-meter', { meter: code });
    const now = internals.now();
    const id = await imports.change(on, scope, { kind: 'meter-edit', subject: code, detail: { set: fields, from: day }, now });
    const after = lay(entity, { change: id, from: day, fields, byHand: true }, today(now));
    // values set from another day on are checked as if they were in force today
    const later = Object.fromEntries(Object.entries({ ...after.fields, ...fields }).filter(([, value]) => value !== null));
    const loaded = await surroundingsOfOne(internals, on, scope, [entity.fields, after.fields, later]);
    const around = surroundingsOf(loaded);
    for (const some of [after.fields, later]) refuseFault(checkMeter(code, some, around, entity.fields));
    const gone = intoDemolished(entity.fields, later, loaded.buildings);
    if (gone !== null) throw new Problem('bad-input', 'into-demolished-building', { field: 'building', ...gone });
    const identity = meterMoves(code, entity, fields, day, moves);
    await store.addChanges(on, checkedByCaller, meterTable, id, [{ id: meter.id, from: day, fields }], { byHand: true, now });
    await store.updateEntities(on, checkedByCaller, meterTable, [{ id: meter.id, ...after }]);
    await meters.linkMeters(on, wholeProgram, [meter.id]);
    const zone = await meters.zonesOf(on, checkedByCaller, [entity.fields['building'], after.fields['building']]);
    const swaps = swapsAt((await meters.swapsOf(on, checkedByCaller, [meter.id])).get(meter.id) ?? [], asOfNow);
    const told = ({ fields: all }: Pick<typeof after, 'fields'>) => ({ fields: all, zone: zone(all['building']) });
    const moved = lineChange(meter.id, told(entity), told(after), swaps);
    if (moved !== null) await meters.markMeters(on, wholeProgram, [moved], now);
    return { change: id, findings: identity };
  });
  await tellTouched(internals);
  const region = bothOf(left, await lies());
  await internals.audit?.(scope, { action: 'meter-edit', subject: `meter:${code}`, region, detail: { change, set: sets, from: day } });
  return { change, meter: await needMeter(internals, scope, code), findings };
}

function refuseFault(fault: ReturnType<typeof checkMeter>): void {
  if (fault === null) return;
  throw new Problem(fault.code === 'out-of-scope' ? 'not-allowed' : 'bad-input', fault.code, { field: fault.field, ...fault.evidence });
}

/** Sets the kind of meters whose list never stated it, as determined by their first readings. */
async function stateKind(
  internals: RegistryInternals,
  ids: readonly number[],
  kind: 'register' | 'interval',
  job: { id: number; now: number },
): Promise<number[]> {
  return await inTransaction(internals.postgres, async (on) => {
    await store.takeTurn(on, wholeProgram, buildingTable);
    const open = (await store.byIds(on, wholeProgram, meterTable, ids)).filter(
      (entity) => entity.fields['kind'] === undefined && !entity.gone,
    );
    const rows = open.map((entity) => ({
      id: entity.id,
      ...lay(entity, { change: job.id, from: null, fields: { kind }, byHand: false }, today(job.now)),
    }));
    await store.updateEntities(on, checkedByCaller, meterTable, rows);
    await store.addChanges(
      on,
      checkedByCaller,
      meterTable,
      job.id,
      open.map(({ id }) => ({ id, from: null, fields: { kind } })),
      { byHand: false, now: internals.now() },
    );
    return open.map((entity) => entity.id);
  });
}

/** One meter by its code. Throws `no-such-meter`. */
export async function needMeter(internals: RegistryInternals, scope: Scope, code: string): Promise<MeterFacts> {
  const [meter] = await createFacts(internals).meterFacts(scope, { meters: [code] }, asOfNow);
  if (meter === undefined) throw new Problem('not-found', 'no-such-meter', { meter: code });
  return meter;
}

type Made = Omit<WantedMeter, 'building'> & { readonly building: string | null };

async function writeMeters(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
  wanted: readonly Made[],
  job: { id: number },
): Promise<string[]> {
  await store.takeTurn(on, wholeProgram, buildingTable);
  const others = await codesTaken(
    internals,
    on,
    wanted.map((one) => one.code),
  );
  const made = wanted.filter((one) => !others.has(one.code));
  const now = internals.now();
  const there = await store.byCodes(
    on,
    wholeProgram,
    meterTable,
    made.map((one) => one.code),
  );
  const fresh = made.filter((one) => there.get(one.code)?.gone !== false);
  const rows = fresh.map(({ code, building, item, parent, ...described }) => {
    const operator = 'operator' in scope.sees ? { operator: scope.sees.operator } : {};
    const fields = {
      ...described,
      ...operator,
      ...(building !== null && { building }),
      ...(item !== undefined && { item }),
      ...(parent !== undefined && { parent }),
    };
    return { code, fields, state: lay(nothing, { change: job.id, from: null, fields, byHand: false }, today(now)) };
  });
  const ids = await store.insertEntities(
    on,
    checkedByCaller,
    meterTable,
    rows.map(({ code, state }) => ({ code, ...state })),
  );
  const changes = rows.flatMap(({ code, fields }) => {
    const id = ids.get(code);
    return id === undefined ? [] : [{ id, from: null, fields }];
  });
  await store.addChanges(on, checkedByCaller, meterTable, job.id, changes, { byHand: false, now });
  await meters.linkMeters(on, wholeProgram, [...ids.values()]);
  return [...ids.keys()];
}

type Answering = ReadonlyMap<string, { readonly code: string; readonly fields: Record<string, unknown> }>;

/** Codes that are answered by another building that is visible. */
async function aliasesOf(internals: RegistryInternals, scope: Scope, codes: readonly string[], buildings: Answering): Promise<Answering> {
  const missing = codes.filter((code) => !buildings.has(code));
  if (missing.length === 0) return new Map();
  return new Map((await factsStore.answered(internals.postgres, scope, missing)).map((row) => [row.asked, row]));
}

function previewed(
  { code, carrier, kind, unit, building, multiplier = 1, direction }: Made,
  id: number,
  buildings: Answering,
  aliases: Answering,
): MeterFacts {
  const answering = building === null ? undefined : (buildings.get(building) ?? aliases.get(building));
  return {
    id,
    code,
    building: answering?.code ?? null,
    zone: (answering?.fields['zone'] as string | undefined) ?? 'Asia/Shanghai',
    carrier,
    item: null,
    kind,
    kindStated: true,
    direction: direction ?? 'import',
    capacityKw: null,
    parent: null,
    operator: null,
    installed: null,
    removed: null,
    shares: answering === undefined ? [] : [{ building: answering.code, share: 1 }],
    devices: [{ since: -Infinity, digits: null, multiplier: ratioOf(multiplier), unit, start: null, end: null }],
  };
}
