import { carrierUnit, dimensionOf, useUnit } from '#kernel/carrier.ts';
import type { Swap } from './devices.ts';
import { meterOf } from './meter-of.ts';
import type { MeterFacts } from '../facts.ts';

/** The part of a meter's line that a change affects: from one instant (ms) to another, null if open-ended. */
export type LineChange = { readonly meter: number; readonly from: number | null; readonly to: number | null };

/** The line of a meter from start to end. */
const wholly = (meter: number): LineChange => ({ meter, from: null, to: null });

/** What a swap at that instant (ms) adds or removes extends to the next one. @param standing the other swaps */
export function upToNext(meter: number, at: number, standing: readonly Pick<Swap, 'at'>[]): LineChange {
  const later = standing.map((swap) => swap.at).filter((one) => one > at);
  return { meter, from: at, to: later.length === 0 ? null : Math.min(...later) };
}

/** What the registry states about a meter at a time, and the calendar of its building; null if unknown. */
export type MeterState = { readonly fields: Readonly<Record<string, unknown>>; readonly zone: string | null };

/**
 * The part of a meter's line that differs after a change; null if none does. How the first device is read affects what is before the first
 * swap; later devices are described by their own swaps. @param standing the meter's swaps
 */
export function lineChange(meter: number, before: MeterState, after: MeterState, standing: readonly Pick<Swap, 'at'>[]): LineChange | null {
  const [was, is] = [factsOf(before), factsOf(after)];
  if (wholeOf(was) !== wholeOf(is)) return wholly(meter);
  if (firstOf(was) === firstOf(is)) return null;
  return standing.length === 0 ? wholly(meter) : { meter, from: null, to: Math.min(...standing.map((swap) => swap.at)) };
}

function factsOf({ fields, zone }: MeterState): MeterFacts {
  return meterOf({ id: 0, code: '' }, fields, { building: null, zone, parent: null, shares: [], swaps: [] });
}

/**
 * What every part of a line depends on: for intervals the capacity, for registers whether they may fall, for both the calendar and the unit
 * of use.
 */
function wholeOf({ zone, kind, carrier, devices, direction, capacityKw }: MeterFacts): string {
  const [first] = devices;
  const unit = (first === undefined ? null : useUnit(carrier, first.unit)) ?? carrierUnit(carrier);
  const limited = kind === 'interval' && dimensionOf(unit) === 'energy';
  return JSON.stringify([zone, kind, unit, kind === 'register' && direction === 'both', limited ? capacityKw : null]);
}

/** How the first device is read; only a counter rolls over. */
function firstOf({ kind, devices }: MeterFacts): string {
  const [first] = devices;
  return JSON.stringify([first?.unit, first?.multiplier, kind === 'register' ? first?.digits : null]);
}

/** Marks a stretch (s) of a meter that has yet to be recomputed; infinite if it has no end. */
export type Mark = { readonly mark: string; readonly meter: number; readonly first: number; readonly last: number };
