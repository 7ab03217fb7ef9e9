import type { Job } from '#platform/list-intake/job.ts';
import { refuseMultipliersLeft } from '../fields/multipliers-left.ts';
import { meterTable } from '../fields/kinds.ts';
import type { Pool, PoolClient } from 'pg';
import type { Evidence, Finding } from '#kernel/finding.ts';
import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Intake } from '#platform/list-intake/intake.ts';
import { columnFor, type Fault, names } from '#platform/list-intake/mapping.ts';
import type { Swap } from '../fields/devices.ts';
import { swapsAt } from '../fields/devices.ts';
import type { Import, ReadOut, Rules } from '#platform/ledger/import-kind.ts';
import type { Written } from '#platform/ledger/import-write.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import { tellTouched } from '../touch.ts';
import {
  type LoadedSurroundings,
  noSurroundings,
  loadSurroundings,
  loadStanding,
  seesStanding,
  surroundingsOf,
} from './meter-surroundings.ts';
import { meterIdentity } from '../fields/meter-identity.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { deviceFields, fieldsOfDevice, meterListDictionary } from '../fields/meter-fields.ts';
import { goneBuildings, intoDemolished } from './gone-building.ts';
import { carrierOpen, checkMeter, meterDefaults, type MeterFault } from './meter-rules.ts';
import * as meters from '../store/meter-store.ts';
import type { Group } from '#platform/ledger/stage-store.ts';
import type { Entity } from '#platform/ledger/entity-store.ts';
import { same, type State } from '#platform/ledger/fold.ts';
import { lineChange, upToNext, type LineChange, type MeterState } from '../fields/line-changes.ts';
import { newSwapsOf, readDevice, type Made } from '../store/swap-rows.ts';
import { multiplierHeading } from '#platform/tables/multiplier.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The multiplier of a row; `fault` if its columns contradict each other, undefined if it states none. */
type RowMultiplier = { readonly value: number | undefined } | { readonly fault: Evidence };

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);

/** Whether the factor between one transformer's ratio and the whole can be the other transformer. */
const isOther = (rest: number): boolean => near(rest, 3.8) || (rest >= 1 - 1e-9 && near(rest, Math.round(rest)));

/**
 * The multiplier of a row of a meter list by its columns: the whole (综合倍率), or if that is empty, the product of the current and voltage
 * transformers. If both are given, they have to agree.
 */
function multiplierOfRow({ multiplier, currentRatio, voltageRatio }: Fields, { plan }: Pick<Intake, 'plan'>): RowMultiplier {
  const [whole, current, voltage] = [multiplier, currentRatio, voltageRatio].map((one) => (typeof one === 'number' ? one : undefined));
  const source = plan.sources.find(({ spec }) => spec.name === 'multiplier');
  // what the sender states for all rows takes precedence
  if (source !== undefined && source.column === null) return { value: whole };
  if (current === undefined && voltage === undefined) return { value: whole };
  const product = (current ?? 1) * (voltage ?? 1);
  if (whole === undefined) return { value: product };
  if (source !== undefined && multiplierHeading(source.column ?? '') !== 'whole' && current === undefined)
    return { value: whole * product };
  const agrees = current !== undefined && voltage !== undefined ? near(whole, product) : near(whole, product) || isOther(whole / product);
  return agrees ? { value: whole } : { fault: { whole, product: Number(product.toPrecision(12)) } };
}

/** The import of metering points: `cli.md`, import meters. A row with `since` describes a swap. */
export function meterImport(internals: RegistryInternals): Import {
  return {
    table: meterTable,
    dictionary: meterListDictionary,
    given: [],
    identity: meterIdentity,
    after: () => tellTouched(internals),
    rules: (on, scope, job, intake) => meterRules(internals, on, scope, job, intake),
  };
}

async function meterRules(internals: RegistryInternals, on: PoolClient, scope: Scope, job: Job, intake: Intake): Promise<Rules> {
  refuseMultipliersLeft(intake);
  const around: LoadedSurroundings = { ...(await noSurroundings(internals, on, scope, names(intake, 'operator'))) };
  const written: number[] = [];
  const assumed: string[] = [];
  const gone: Parameters<typeof goneBuildings>[0][number][] = [];
  const rights = { back: can(scope, 'back-date'), swap: can(scope, 'swap') };
  return {
    isFields: (part) => part === '',
    read: (row, read) => readMeter(row.fields, read, around.organisations.find),
    ready: async () => loadSurroundings(on, scope, around),
    // every batch passes through here before it is validated
    codesOf: async (_on, codes) => {
      around.taken = await codesTaken(internals, on, codes);
      return new Map();
    },
    before: async (_on, held) => loadStanding(on, around, [...held.values()]),
    isSeen: ({ fields }) => seesStanding(fields, scope, around),
    judge: (group, held, read) => judgeMeter(group, held, read, scope, around, { now: job.now, ...rights }),
    async wrote(_on, batch, groups) {
      written.push(...batch.filter((one) => one.isNew || one.set.length > 0).map((one) => one.id));
      assumed.push(
        ...batch.filter((one) => one.isNew && saysNoUnit(groups.get(one.code))).map(({ after }) => String(after.fields['unit'])),
      );
      gone.push(
        ...batch.flatMap(({ code, isNew, before, after }) => {
          const into = intoDemolished(isNew ? null : before.fields, after.fields, around.buildings);
          return into === null ? [] : [{ code, ...into }];
        }),
      );
      const swapped = await writeSwaps(on, scope, batch, groups, around, job, rights.back);
      const moved = batch.filter((one) => !one.isNew).flatMap((one) => movedOf(one, around, swapped.get(one.code) ?? []));
      await meters.markMeters(on, wholeProgram, moved, job.now);
      return new Set(swapped.keys());
    },
    async close() {
      await meters.linkMeters(on, wholeProgram, written);
      return { findings: [...unitsAssumed(assumed), ...goneBuildings(gone)], extra: {} };
    },
  };
}

/** Which of these codes are taken by something other than metering points. */
export async function codesTaken(
  { codesTaken: asked }: RegistryInternals,
  on: Pool | PoolClient,
  codes: readonly string[],
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const ask of asked) for (const code of await ask(on, codes)) taken.add(code);
  return taken;
}

const saysNoUnit = (group: Group | undefined): boolean => group?.rows.every(({ fields }) => fields['unit'] === undefined) === true;

/** New metering points whose list names no unit: they are assumed to count in the default unit of their carrier. */
function unitsAssumed(assumed: readonly string[]): Finding[] {
  const units = [...new Set(assumed)].join(', ');
  return assumed.length === 0 ? [] : [{ code: 'meter-unit-assumed', severity: 'info', evidence: { meters: assumed.length, units } }];
}

function readMeter(given: Readonly<Record<string, unknown>>, intake: Intake, organisationOf: (text: string) => string | null): ReadOut {
  const { code, currentRatio: _ofCurrent, voltageRatio: _ofVoltage, ...rest } = given;
  const fields: Record<string, unknown> = { ...rest };
  const times = multiplierOfRow(given, intake);
  if ('fault' in times)
    return { faults: [{ column: columnFor(intake.plan, 'multiplier'), code: 'multiplier-contradicts', evidence: times.fault }] };
  if (times.value !== undefined) fields['multiplier'] = times.value;
  if (typeof code !== 'string')
    return { faults: [{ column: columnFor(intake.plan, 'code'), code: 'missing', evidence: { field: 'code' } }] };
  // a tonne of water is a cubic metre, as in readings
  if (fields['carrier'] === 'water' && fields['unit'] === 't') fields['unit'] = 'm3';
  if (typeof fields['operator'] === 'string') fields['operator'] = organisationOf(fields['operator']) ?? fields['operator'];
  if (fields['since'] !== undefined) return readDevice(code, fields, intake);
  for (const field of deviceFields) delete fields[field];
  return { key: code, part: '', fields };
}

type When = { readonly now: number; readonly back: boolean; readonly swap: boolean };

function judgeMeter(
  group: Group,
  held: Entity | undefined,
  intake: Intake,
  scope: Scope,
  around: LoadedSurroundings,
  when: When,
): ReturnType<Rules['judge']> {
  const base = group.rows.find((row) => row.part === '');
  const defaults = held === undefined ? { ...meterDefaults(base?.fields ?? {}, around.items), ...ownOperator(scope) } : {};
  const everyRow = (fault: Fault): ReturnType<Rules['judge']> => ({ faults: group.rows.map(({ row }) => ({ row, fault })), defaults });
  if (held === undefined && base === undefined)
    return everyRow(
      around.sights.all
        ? { column: 'since', code: 'swap-of-unknown-meter', evidence: { code: group.key } }
        : { column: columnFor(intake.plan, 'code'), code: 'out-of-scope', evidence: { code: group.key } },
    );
  const whole = { ...defaults, ...held?.fields, ...base?.fields };
  if (held === undefined && around.taken.has(group.key))
    return everyRow({ column: columnFor(intake.plan, 'code'), code: 'code-taken', evidence: { code: group.key } });
  // a row that changes nothing needs no right, even if it names something elsewhere
  const changes = around.sights.all || held === undefined || !same(whole, held.fields);
  const open = held === undefined ? carrierOpen(base?.fields ?? {}, around.items) : null;
  const fault = changes ? (checkMeter(group.key, whole, surroundingsOf(around), held?.fields ?? null) ?? open) : null;
  if (fault !== null && base !== undefined) return everyRow(faultOf(fault, intake));
  const zone = around.buildings.get(String(whole['building']))?.['zone'] as string | undefined;
  const { now, back } = when;
  const maySwap = when.swap || held === undefined;
  const swaps = newSwapsOf(group, { fields: whole, zone, held: standingSwaps(held, around), now, back, maySwap });
  const { ignore, kept } = held === undefined ? { ignore: [], kept: [] } : deviceFieldsKept(group, held, base?.fields ?? {}, around);
  return { faults: swaps.faults, defaults, ignore, kept };
}

const ownOperator = ({ sees }: Scope): Record<string, unknown> => ('operator' in sees ? { operator: sees.operator } : {});

const faultOf = ({ field, code, evidence }: MeterFault, intake: Intake): Fault => ({
  column: columnFor(intake.plan, field),
  code,
  evidence: { field, ...evidence },
});

const standingSwaps = (held: Entity | undefined, around: LoadedSurroundings): Swap[] =>
  held === undefined ? [] : swapsAt(around.swaps.get(held.id) ?? [], asOfNow);

/**
 * A plain list describes the device installed now. If the meter has been swapped and the file has no device rows, its values are compared
 * with the current device and never applied to the first one.
 */
function deviceFieldsKept(
  group: Group,
  held: Entity,
  fields: Readonly<Record<string, unknown>>,
  around: LoadedSurroundings,
): { ignore: string[]; kept: { field: string; ours: unknown; theirs: unknown }[] } {
  const last = standingSwaps(held, around).at(-1);
  if (last === undefined || group.rows.some((row) => row.part !== '')) return { ignore: [], kept: [] };
  const now: Record<string, unknown> = { unit: last.unit, multiplier: last.multiplier, digits: last.digits };
  const kept = fieldsOfDevice.flatMap((field) =>
    fields[field] === undefined || fields[field] === now[field] ? [] : [{ field, ours: now[field], theirs: fields[field] }],
  );
  return { ignore: [...fieldsOfDevice], kept };
}

/** Writes the swaps of a batch; returns the codes of meters that have a new one. */
async function writeSwaps(
  on: PoolClient,
  scope: Scope,
  batch: readonly Written[],
  groups: ReadonlyMap<string, Group>,
  around: LoadedSurroundings,
  job: Job,
  back: boolean,
): Promise<Map<string, readonly Made[]>> {
  const out = new Map<string, readonly Made[]>();
  const fresh: meters.NewSwap[] = [];
  for (const { id, code, after } of batch) {
    const group = groups.get(code);
    if (group === undefined || group.rows.every((row) => row.part === '')) continue;
    const zone = around.buildings.get(String(after.fields['building']))?.['zone'] as string | undefined;
    const held = swapsAt(around.swaps.get(id) ?? [], asOfNow);
    const { swaps } = newSwapsOf(group, { fields: after.fields, zone, held, now: job.now, back, maySwap: true });
    fresh.push(...swaps.map((swap) => ({ ...swap, meter: id, change: job.id })));
    if (swaps.length > 0) out.set(code, swaps);
  }
  await meters.addSwaps(on, scope, fresh, job.now);
  return out;
}

/** The part of a meter's line affected by its new fields and swaps. */
function movedOf({ id, before, after }: Written, around: LoadedSurroundings, swaps: readonly Made[]): LineChange[] {
  const held = swapsAt(around.swaps.get(id) ?? [], asOfNow);
  const told = ({ fields }: State): MeterState => ({
    fields,
    zone: (around.buildings.get(String(fields['building']))?.['zone'] as string | null | undefined) ?? null,
  });
  const byFields = lineChange(id, told(before), told(after), held);
  const bySwaps = swaps.map(({ at }) => upToNext(id, at, [...held, ...swaps]));
  return byFields === null ? bySwaps : [byFields, ...bySwaps];
}
