import { carrierUnit, type Carrier, dimensionOf, type Unit } from '#kernel/carrier.ts';
import { parseInstantMs } from '#kernel/instant.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Intake } from '#platform/list-intake/intake.ts';
import { columnFor, type Fault } from '#platform/list-intake/mapping.ts';
import type { Swap } from '../fields/devices.ts';
import type { ReadOut } from '#platform/ledger/import-kind.ts';
import type { NewSwap } from './meter-store.ts';
import type { Group } from '#platform/ledger/stage-store.ts';
import { defaultZone } from '../fields/zone.ts';

/** A row that describes a swap: only the device's fields are read from it. */
export function readDevice(code: string, fields: Readonly<Record<string, unknown>>, intake: Intake): ReadOut {
  const { since, oldFinal, newStart, received, unit, multiplier, digits } = fields;
  const missing = oldFinal === undefined ? 'oldFinal' : newStart === undefined ? 'newStart' : null;
  if (missing !== null) return { faults: [{ column: columnFor(intake.plan, missing), code: 'missing', evidence: { field: missing } }] };
  const own = { since, oldFinal, newStart, received, unit, multiplier, digits };
  return { key: code, part: String(since), fields: Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) };
}

export type SwapContext = {
  /** The meter's fields in their new state, which describe the first device. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly zone: string | undefined;
  /** Swaps in force, oldest first. */
  readonly held: readonly Swap[];
  readonly now: number;
  /** Whether a swap may be recorded as known earlier than now. */
  readonly back: boolean;
  /** Whether the requester may record new swaps. */
  readonly maySwap: boolean;
};

/** A swap as described by a row. */
export type Made = Omit<NewSwap, 'meter' | 'change'>;

/**
 * The swaps in a file's rows that do not exist yet, and what is wrong with the others. Each device is like the one before unless its row
 * says otherwise.
 */
export function newSwapsOf(group: Group, context: SwapContext): { swaps: Made[]; faults: { row: number; fault: Fault }[] } {
  const swaps: Made[] = [];
  const faults: { row: number; fault: Fault }[] = [];
  const zone = createZone(context.zone ?? defaultZone) as Zone;
  let before: Device = firstDevice(context.fields);
  const rows = group.rows.filter((row) => row.part !== '').map((row) => ({ ...row, at: parseInstantMs(row.part, zone) }));
  for (const { row, fields, at } of rows.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))) {
    if (at !== null) before = deviceBefore(at, before, context.held);
    const made =
      at === null
        ? fault('since', 'bad-instant', { text: fields['since'] })
        : swapOf(fields, Math.floor(at / 1000) * 1000, before, zone, context);
    if ('code' in made) faults.push({ row, fault: made });
    else {
      before = made;
      if (stands(made, fields, context.held)) continue;
      if (context.maySwap) swaps.push(made);
      else faults.push({ row, fault: fault('since', 'may-not-swap', {}) });
    }
  }
  return { swaps, faults };
}

type Device = { readonly digits: number | null; readonly multiplier: number; readonly unit: Unit };

export function firstDevice(fields: Readonly<Record<string, unknown>>): Device {
  return {
    digits: (fields['digits'] as number | undefined) ?? null,
    multiplier: (fields['multiplier'] as number | undefined) ?? 1,
    unit: (fields['unit'] as Unit | undefined) ?? carrierUnit(fields['carrier'] as Carrier),
  };
}

function deviceBefore(at: number, before: Device, held: readonly Swap[]): Device {
  return held.findLast((swap) => swap.at < at) ?? before;
}

const fault = (column: string, code: string, evidence: Record<string, unknown>): Fault => ({ column, code, evidence });

function swapOf(fields: Readonly<Record<string, unknown>>, at: number, before: Device, zone: Zone, context: SwapContext): Made | Fault {
  const received = fields['received'] === undefined ? context.now : parseInstantMs(String(fields['received'] as string), zone);
  if (received === null) return fault('received', 'bad-instant', { text: fields['received'] });
  if (received > context.now) return fault('received', 'received-later', { received: fields['received'] });
  if (received < context.now && fields['received'] !== undefined && !context.back)
    return fault('received', 'back-date', { received: fields['received'] });
  return checkSwap(
    {
      at,
      received,
      oldFinal: fields['oldFinal'] as number,
      newStart: fields['newStart'] as number,
      digits: (fields['digits'] as number | undefined) ?? before.digits,
      multiplier: (fields['multiplier'] as number | undefined) ?? before.multiplier,
      unit: (fields['unit'] as Unit | undefined) ?? before.unit,
    },
    before,
    context.now,
  );
}

/** A swap's readings in 0.0001, or what is wrong with it. */
export function checkSwap(given: Made, before: Device, now: number): Made | Fault {
  if (given.at > now + 86_400_000) return fault('since', 'swap-in-future', {});
  if (given.at < 0) return fault('since', 'bad-instant', { text: given.at });
  if (dimensionOf(given.unit) !== dimensionOf(before.unit))
    return fault('unit', 'unit-not-of-meter', { unit: given.unit, before: before.unit });
  const tooLong = (value: number, digits: number | null): boolean => digits !== null && value >= 10 ** digits;
  if (tooLong(given.oldFinal, before.digits))
    return fault('oldFinal', 'more-than-digits', { value: given.oldFinal, digits: before.digits });
  if (tooLong(given.newStart, given.digits)) return fault('newStart', 'more-than-digits', { value: given.newStart, digits: given.digits });
  return { ...given, oldFinal: Math.round(given.oldFinal * 10_000), newStart: Math.round(given.newStart * 10_000) };
}

/** Whether this same swap already exists; a row that does not say when it was known matches regardless of that. */
function stands(made: Made, fields: Readonly<Record<string, unknown>>, held: readonly Swap[]): boolean {
  const same: readonly (keyof Made)[] = [
    'at',
    'oldFinal',
    'newStart',
    'digits',
    'multiplier',
    'unit',
    ...(fields['received'] === undefined ? [] : ['received' as const]),
  ];
  return held.some((swap) => same.every((key) => swap[key] === made[key]));
}
