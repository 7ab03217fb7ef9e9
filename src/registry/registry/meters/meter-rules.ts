import { type Carrier, carriersToldIn, carrierUnit, type Unit, useUnit } from '#kernel/carrier.ts';
import type { Evidence } from '#kernel/finding.ts';
import type { EnergyItem } from '../cache/internals.ts';
import { same } from '#platform/ledger/fold.ts';
import type { Share } from '../fields/meter-fields.ts';

export type MeterFault = { readonly field: string; readonly code: string; readonly evidence: Evidence };

type Fields = Readonly<Record<string, unknown>>;

/** A meter that another names as its parent. `seen`: the requester sees every building that it serves. */
export type Parent = { readonly carrier: string; readonly parent: string | null; readonly seen: boolean };

/** What is known about the buildings and meters that a meter names. */
export type Surroundings = {
  readonly items: ReadonlyMap<string, EnergyItem>;
  /** Whether the requester sees everything. Others get the same error for something elsewhere as for something that does not exist. */
  readonly seesAll: boolean;
  /** Whether such a building exists, and whether it is visible. */
  readonly building: (code: string) => 'seen' | 'unseen' | null;
  readonly parent: (code: string) => Parent | null;
  /** Whether the requester may name an organisation as the operator of a meter. */
  readonly operator: (code: string) => boolean;
  /** Whether a meter without a building may be written. */
  readonly alone: (fields: Fields) => boolean;
};

/** The defaults of a new meter where its row does not state them: electricity in kWh, read as interval use. */
export function meterDefaults(fields: Fields, items: ReadonlyMap<string, EnergyItem>): Record<string, unknown> {
  const carrier = (fields['carrier'] ?? items.get(String(fields['item'] as string))?.carrier ?? 'electricity') as Carrier;
  return { carrier, unit: carrierUnit(carrier) };
}

/**
 * Why a new meter without a stated carrier is not assumed to be an electricity meter: its unit may be that of other carriers. Null if it
 * is.
 */
export function carrierOpen(fields: Fields, items: ReadonlyMap<string, EnergyItem>): MeterFault | null {
  const unit = fields['unit'] as Unit | undefined;
  const isSaid = fields['carrier'] !== undefined || (items.get(String(fields['item'] as string))?.carrier ?? null) !== null;
  if (unit === undefined || isSaid) return null;
  const may = carriersToldIn(unit);
  return may.length === 1 && may[0] === 'electricity' ? null : { field: 'carrier', code: 'meter-carrier-open', evidence: { unit } };
}

/**
 * The first fault of a meter in its new state; null if there is none.
 * @param before its current state; null if it is new
 */
export function checkMeter(code: string, fields: Fields, around: Surroundings, before: Fields | null = null): MeterFault | null {
  const [carrier, unit] = [fields['carrier'] as Carrier, fields['unit'] as Unit];
  if (useUnit(carrier, unit) === null) return { field: 'unit', code: 'unit-not-of-carrier', evidence: { unit, carrier } };
  return (
    checkItem(fields, carrier, around) ??
    checkDays(fields) ??
    checkBuildings(code, fields, around) ??
    checkParent(code, fields, carrier, around) ??
    checkSides(code, fields, around, before) ??
    checkOperator(code, fields, around, before)
  );
}

/** The buildings that a meter counts for by its own fields. */
export function buildingsOf(fields: Fields): string[] {
  const shares = (fields['shares'] as readonly Share[] | undefined) ?? [];
  return [...(typeof fields['building'] === 'string' ? [fields['building']] : []), ...shares.map(({ building }) => building)];
}

/**
 * Any change to a meter affects the figures of all buildings it serves and of the meter it is subtracted from, so the right is checked for
 * these too, in the current state.
 */
function checkSides(code: string, fields: Fields, around: Surroundings, before: Fields | null): MeterFault | null {
  if (around.seesAll || before === null || same(before, fields)) return null;
  if (buildingsOf(before).some((building) => around.building(building) !== 'seen'))
    return { field: 'shares', code: 'out-of-scope', evidence: { code } };
  const { parent } = before;
  return typeof parent === 'string' && around.parent(parent)?.seen !== true
    ? { field: 'parent', code: 'out-of-scope', evidence: { code } }
    : null;
}

/** The operator of a meter can see it, so it can be assigned or removed only among organisations that the requester sees. */
function checkOperator(code: string, fields: Fields, around: Surroundings, before: Fields | null): MeterFault | null {
  const [was, is] = [before?.['operator'], fields['operator']] as (string | undefined)[];
  if (around.seesAll || was === is) return null;
  const unseen = [is, was].find((one) => one !== undefined && !around.operator(one));
  return unseen === undefined ? null : { field: 'operator', code: 'out-of-scope', evidence: { code: unseen === is ? is : code } };
}

function checkItem(fields: Fields, carrier: Carrier, around: Surroundings): MeterFault | null {
  const code = fields['item'] as string | undefined;
  if (code === undefined) return null;
  const item = around.items.get(code);
  if (item === undefined) return { field: 'item', code: 'unknown-item', evidence: { value: code } };
  return item.carrier !== null && item.carrier !== carrier
    ? { field: 'item', code: 'item-not-of-carrier', evidence: { item: code, carrier } }
    : null;
}

function checkDays(fields: Fields): MeterFault | null {
  const [installed, removed] = [fields['installed'] as string | undefined, fields['removed'] as string | undefined];
  return installed !== undefined && removed !== undefined && removed < installed
    ? { field: 'removed', code: 'removed-before-installed', evidence: { installed, removed } }
    : null;
}

function checkBuildings(code: string, fields: Fields, around: Surroundings): MeterFault | null {
  const own = fields['building'] as string | undefined;
  const shares = (fields['shares'] as readonly Share[] | undefined) ?? [];
  const named: [string, string][] = [
    ...(own === undefined ? [] : [['building', own] as [string, string]]),
    ...shares.map((one) => ['shares', one.building] as [string, string]),
  ];
  for (const [field, building] of named) {
    const found = around.building(building);
    if (found === 'seen') continue;
    return found === null && around.seesAll
      ? { field, code: 'unknown-building', evidence: { value: building } }
      : { field, code: 'out-of-scope', evidence: { code: building } };
  }
  return named.length === 0 && !around.alone(fields) ? { field: 'building', code: 'out-of-scope', evidence: { code } } : null;
}

function checkParent(code: string, fields: Fields, carrier: Carrier, around: Surroundings): MeterFault | null {
  const first = fields['parent'] as string | undefined;
  if (first === undefined) return null;
  const parent = around.parent(first);
  if (parent === null && around.seesAll) return { field: 'parent', code: 'unknown-parent', evidence: { value: first } };
  if (parent?.seen !== true) return { field: 'parent', code: 'out-of-scope', evidence: { code: first } };
  const circle = circleOf(code, first, around);
  if (circle !== null) return { field: 'parent', code: 'circle-of-meters', evidence: { codes: circle.join(' < ') } };
  return parent.carrier === carrier
    ? null
    : { field: 'parent', code: 'parent-of-other-carrier', evidence: { parent: first, carrier: parent.carrier } };
}

/** The codes from a meter upwards to the first that repeats, as far as visible; null if there is no circle. */
function circleOf(code: string, first: string, around: Surroundings): string[] | null {
  const passed = [code];
  for (let above: string | null = first; above !== null; above = around.parent(above)?.parent ?? null) {
    if (passed.includes(above)) return [...passed, above].filter((one) => one === code || around.parent(one)?.seen === true);
    passed.push(above);
  }
  return null;
}
