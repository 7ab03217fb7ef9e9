import type { PoolClient } from 'pg';
import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Job } from '#imports/imports.ts';
import type { Intake } from '#imports/intake.ts';
import { columnFor, type Fault } from '#imports/mapping.ts';
import { sightsOf } from './building-import.ts';
import type { Swap } from './devices.ts';
import { swapsAt } from './devices.ts';
import type { Import, ReadOut, Rules, Written } from './import.ts';
import type { EnergyItem, Inner } from './inner.ts';
import { knownNow } from '#kernel/known.ts';
import { deviceFields, fieldsOfDevice, meterDictionary, type Share } from './meter-fields.ts';
import { checkMeter, meterDefaults, type MeterFault, type Surroundings } from './meter-rules.ts';
import * as meters from './meter-store.ts';
import { type Sights, sightOfFields } from './sight.ts';
import type { Group } from './stage-store.ts';
import * as stages from './stage-store.ts';
import * as store from './store.ts';
import type { Thing } from './store.ts';
import type { State } from './ledger.ts';
import { movedBetween, upToNext, type Moved, type Told } from './moved.ts';
import { newSwapsOf, readDevice, type Made } from './swap-rows.ts';

/** How metering points come in: `cli.md`, import meters. A row with `since` tells of a swap. */
export function meterImport(inner: Inner): Import {
  return {
    kind: 'meter',
    name: 'meters',
    dictionary: meterDictionary,
    given: [],
    rules: (on, scope, job) => meterRules(inner, on, scope, job),
  };
}

/** What is known around the meters of a file. */
export type Around = {
  readonly sights: Sights;
  readonly items: ReadonlyMap<string, EnergyItem>;
  buildings: ReadonlyMap<string, Record<string, unknown>>;
  parents: ReadonlyMap<string, { readonly carrier: string; readonly parent: string | null }>;
  swaps: ReadonlyMap<number, readonly Swap[]>;
};

async function meterRules(inner: Inner, on: PoolClient, scope: Scope, job: Job): Promise<Rules> {
  const around: Around = {
    sights: await sightsOf(inner, on, scope),
    items: new Map(inner.items().map((item) => [item.code, item])),
    buildings: new Map(),
    parents: new Map(),
    swaps: new Map(),
  };
  const organisationOf = await inner.place.organisationFinder(on);
  const written: number[] = [];
  const back = can(scope, 'back-date');
  return {
    isFields: (part) => part === '',
    read: (row, intake) => readMeter(row.fields, intake, organisationOf),
    ready: async () => lookAround(on, scope, around),
    codesOf: async () => new Map(),
    before: async (_on, held) => lookAtHeld(on, scope, around, [...held.values()]),
    judge: (group, held, intake) => judgeMeter(group, held, intake, scope, around, { now: job.now, back }),
    keysOf: () => ({ nameKey: '', addressKey: '' }),
    async wrote(_on, batch, groups) {
      written.push(...batch.filter((one) => one.isNew || one.set.length > 0).map((one) => one.id));
      const swapped = await writeSwaps(on, scope, batch, groups, around, job, back);
      const moved = batch.filter((one) => !one.isNew).flatMap((one) => movedOf(one, around, swapped.get(one.code) ?? []));
      await meters.markMeters(on, scope, moved, job.now);
      return new Set(swapped.keys());
    },
    async close() {
      await meters.linkMeters(on, scope, written);
      return { findings: [], extra: {} };
    },
  };
}

function readMeter(given: Readonly<Record<string, unknown>>, intake: Intake, organisationOf: (text: string) => string | null): ReadOut {
  const { code, ...rest } = given;
  const fields: Record<string, unknown> = { ...rest };
  if (typeof code !== 'string')
    return { faults: [{ column: columnFor(intake.plan, 'code'), code: 'missing', evidence: { field: 'code' } }] };
  if (typeof fields['operator'] === 'string') fields['operator'] = organisationOf(fields['operator']) ?? fields['operator'];
  if (fields['since'] !== undefined) return readDevice(code, fields, intake);
  for (const field of deviceFields) delete fields[field];
  return { key: code, part: '', fields };
}

/** Looks up every building and meter that the staged rows name. */
async function lookAround(on: PoolClient, scope: Scope, around: Around): Promise<void> {
  const shared = await stages.distinctShares(on, scope);
  around.buildings = await meters.buildingsByCodes(on, scope, [...(await stages.distinctValues(on, scope, 'building')), ...shared]);
  const named = await stages.distinctValues(on, scope, 'parent');
  const parents = new Map(await meters.withParents(on, scope, named));
  const staged = await stages.staged(on, scope, [...named]);
  const held = await store.byCodes(on, scope, 'meter', [...staged.keys()]);
  for (const [code, fields] of staged) {
    const standing = held.get(code);
    const whole = { ...(standing === undefined || standing.gone ? meterDefaults(fields, around.items) : standing.fields), ...fields };
    parents.set(code, { carrier: String(whole['carrier']), parent: (whole['parent'] as string | undefined) ?? null });
  }
  around.parents = parents;
  dropBadParents(staged, held, around, parents, scope);
}

/** Where the meters of a batch stand already: buildings and parents that the file does not name, and their swaps. */
async function lookAtHeld(on: PoolClient, scope: Scope, around: Around, held: readonly Thing[]): Promise<void> {
  around.swaps = await meters.swapsOf(
    on,
    scope,
    held.map((thing) => thing.id),
  );
  const buildings = held
    .flatMap(({ fields }) => [...(typeof fields['building'] === 'string' ? [fields['building']] : []), ...sharedBuildings(fields)])
    .filter((code) => !around.buildings.has(code));
  if (buildings.length > 0) around.buildings = new Map([...around.buildings, ...(await meters.buildingsByCodes(on, scope, buildings))]);
  const parents = held.flatMap(({ fields }) =>
    typeof fields['parent'] === 'string' && !around.parents.has(fields['parent']) ? [fields['parent']] : [],
  );
  if (parents.length > 0) around.parents = new Map([...(await meters.withParents(on, scope, parents)), ...around.parents]);
}

/** A row that will be rejected is nobody's parent: found by judging the staged parents first. */
function dropBadParents(
  staged: ReadonlyMap<string, Record<string, unknown>>,
  held: ReadonlyMap<string, Thing>,
  around: Around,
  parents: Map<string, { carrier: string; parent: string | null }>,
  scope: Scope,
): void {
  for (let before = -1; before !== parents.size;) {
    before = parents.size;
    for (const [code, fields] of staged) {
      const standing = held.get(code);
      if ((standing !== undefined && !standing.gone) || !parents.has(code)) continue;
      const fault = checkMeter(code, { ...meterDefaults(fields, around.items), ...fields }, surroundingsOf(scope, around));
      if (fault !== null && fault.code !== 'circle-of-meters') parents.delete(code);
    }
  }
}

/** The same for one meter with these fields. */
export async function aroundOne(inner: Inner, on: PoolClient, scope: Scope, fields: Readonly<Record<string, unknown>>): Promise<Around> {
  const buildings = [...(typeof fields['building'] === 'string' ? [fields['building']] : []), ...sharedBuildings(fields)];
  return {
    sights: await sightsOf(inner, on, scope),
    items: new Map(inner.items().map((item) => [item.code, item])),
    buildings: await meters.buildingsByCodes(on, scope, buildings),
    parents: await meters.withParents(on, scope, typeof fields['parent'] === 'string' ? [fields['parent']] : []),
    swaps: new Map(),
  };
}

/** The rules' view of what is around. */
export function surroundingsOf(scope: Scope, around: Around): Surroundings {
  return {
    items: around.items,
    building: (code) => {
      const fields = around.buildings.get(code);
      if (fields === undefined) return null;
      return 'operator' in scope.sees || sightOfFields(around.sights, fields) ? 'seen' : 'unseen';
    },
    parent: (code) => around.parents.get(code) ?? null,
    alone: (fields) => around.sights.all || around.sights.operators?.has(String(fields['operator'])) === true,
  };
}

type When = { readonly now: number; readonly back: boolean };

function judgeMeter(
  group: Group,
  held: Thing | undefined,
  intake: Intake,
  scope: Scope,
  around: Around,
  when: When,
): ReturnType<Rules['judge']> {
  const base = group.rows.find((row) => row.part === '');
  const defaults = held === undefined ? { ...meterDefaults(base?.fields ?? {}, around.items), ...ownOperator(scope) } : {};
  const everyRow = (fault: Fault): ReturnType<Rules['judge']> => ({ faults: group.rows.map(({ row }) => ({ row, fault })), defaults });
  if (held === undefined && base === undefined)
    return everyRow({ column: 'since', code: 'swap-of-unknown-meter', evidence: { code: group.key } });
  if (held !== undefined && !seesHeld(held.fields, scope, around))
    return everyRow({ column: columnFor(intake.plan, 'code'), code: 'out-of-scope', evidence: { code: group.key } });
  const whole = { ...defaults, ...held?.fields, ...base?.fields };
  const fault = checkMeter(group.key, whole, surroundingsOf(scope, around));
  if (fault !== null && base !== undefined) return everyRow(faultOf(fault, intake));
  const zone = around.buildings.get(String(whole['building']))?.['zone'] as string | undefined;
  const swaps = newSwapsOf(group, { fields: whole, zone, held: standingSwaps(held, around), ...when });
  const { ignore, kept } = held === undefined ? { ignore: [], kept: [] } : deviceFieldsKept(group, held, base?.fields ?? {}, around);
  return { faults: swaps.faults, defaults, ignore, kept };
}

const ownOperator = ({ sees }: Scope): Record<string, unknown> => ('operator' in sees ? { operator: sees.operator } : {});

const faultOf = ({ field, code, evidence }: MeterFault, intake: Intake): Fault => ({
  column: columnFor(intake.plan, field),
  code,
  evidence: { field, ...evidence },
});

function seesHeld(fields: Readonly<Record<string, unknown>>, scope: Scope, around: Around): boolean {
  if (around.sights.all) return true;
  if ('operator' in scope.sees) return around.sights.operators?.has(String(fields['operator'])) === true;
  const building = around.buildings.get(String(fields['building']));
  return building !== undefined && sightOfFields(around.sights, building);
}

const standingSwaps = (held: Thing | undefined, around: Around): Swap[] =>
  held === undefined ? [] : swapsAt(around.swaps.get(held.id) ?? [], knownNow);

/**
 * A plain list tells the device that hangs there now. Where the meter has been swapped and the file has no rows for devices, its figures are compared with
 * the present device and never laid on the first one.
 */
function deviceFieldsKept(
  group: Group,
  held: Thing,
  fields: Readonly<Record<string, unknown>>,
  around: Around,
): { ignore: string[]; kept: { field: string; ours: unknown; theirs: unknown }[] } {
  const last = standingSwaps(held, around).at(-1);
  if (last === undefined || group.rows.some((row) => row.part !== '')) return { ignore: [], kept: [] };
  const now: Record<string, unknown> = { unit: last.unit, multiplier: last.multiplier, digits: last.digits };
  const kept = fieldsOfDevice.flatMap((field) =>
    fields[field] === undefined || fields[field] === now[field] ? [] : [{ field, ours: now[field], theirs: fields[field] }],
  );
  return { ignore: [...fieldsOfDevice], kept };
}

/** Writes the swaps of a batch; gives the codes of meters that have a new one. */
async function writeSwaps(
  on: PoolClient,
  scope: Scope,
  batch: readonly Written[],
  groups: ReadonlyMap<string, Group>,
  around: Around,
  job: Job,
  back: boolean,
): Promise<Map<string, readonly Made[]>> {
  const out = new Map<string, readonly Made[]>();
  const fresh: meters.NewSwap[] = [];
  for (const { id, code, after } of batch) {
    const group = groups.get(code);
    if (group === undefined || group.rows.every((row) => row.part === '')) continue;
    const zone = around.buildings.get(String(after.fields['building']))?.['zone'] as string | undefined;
    const held = swapsAt(around.swaps.get(id) ?? [], knownNow);
    const { swaps } = newSwapsOf(group, { fields: after.fields, zone, held, now: job.now, back });
    fresh.push(...swaps.map((swap) => ({ ...swap, meter: id, change: job.id })));
    if (swaps.length > 0) out.set(code, swaps);
  }
  await meters.addSwaps(on, scope, fresh, job.now);
  return out;
}

/** What of a meter's line its new fields and swaps move. */
function movedOf({ id, before, after }: Written, around: Around, swaps: readonly Made[]): Moved[] {
  const held = swapsAt(around.swaps.get(id) ?? [], knownNow);
  const told = ({ fields }: State): Told => ({
    fields,
    zone: (around.buildings.get(String(fields['building']))?.['zone'] as string | null | undefined) ?? null,
  });
  const byFields = movedBetween(id, told(before), told(after), held);
  const bySwaps = swaps.map(({ at }) => upToNext(id, at, [...held, ...swaps]));
  return byFields === null ? bySwaps : [byFields, ...bySwaps];
}

/** Buildings among a meter's shares, for those who look them up. */
export function sharedBuildings(fields: Readonly<Record<string, unknown>>): string[] {
  return ((fields['shares'] as readonly Share[] | undefined) ?? []).map((one) => one.building);
}
