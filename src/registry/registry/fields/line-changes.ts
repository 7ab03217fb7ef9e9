import { carrierUnit, dimensionOf, useUnit } from '#kernel/carrier.ts';
import type { Swap } from './devices.ts';
import { meterOf } from './meter-of.ts';
import type { MeterFacts } from '../facts.ts';

/** What a change moved of a meter's line: from one instant (ms) to another, null where there is no end. */
export type LineChange = { readonly meter: number; readonly from: number | null; readonly to: number | null };

/** The line of a meter from its beginning to its end. */
const wholly = (meter: number): LineChange => ({ meter, from: null, to: null });

/** What a swap at that instant (ms) brings or takes away lies up to the next one. @param standing swaps that stand beside it */
export function upToNext(meter: number, at: number, standing: readonly Pick<Swap, 'at'>[]): LineChange {
  const later = standing.map((swap) => swap.at).filter((one) => one > at);
  return { meter, from: at, to: later.length === 0 ? null : Math.min(...later) };
}

/** What the registry says of a meter at a time, and the calendar of its building; null where it is not known. */
export type MeterState = { readonly fields: Readonly<Record<string, unknown>>; readonly zone: string | null };

/**
 * What of a meter's line is drawn otherwise after a change than before it; null where nothing is. How the first device is read moves what
 * lies before the first swap, each later one has its own by its swap. @param standing the meter's swaps
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
 * What every part of a line rests on: intervals on the capacity, registers on whether they may fall, both on the calendar and the unit of
 * use.
 */
function wholeOf({ zone, kind, carrier, devices, direction, capacityKw }: MeterFacts): string {
  const [first] = devices;
  const unit = (first === undefined ? null : useUnit(carrier, first.unit)) ?? carrierUnit(carrier);
  const limited = kind === 'interval' && dimensionOf(unit) === 'energy';
  return JSON.stringify([zone, kind, unit, kind === 'register' && direction === 'both', limited ? capacityKw : null]);
}

/** How the first device is read; only a counter goes round. */
function firstOf({ kind, devices }: MeterFacts): string {
  const [first] = devices;
  return JSON.stringify([first?.unit, first?.multiplier, kind === 'register' ? first?.digits : null]);
}

/** A mark of a stretch (s) of a meter that is not drawn anew yet; infinite where it has no end. */
export type Mark = { readonly mark: string; readonly meter: number; readonly first: number; readonly last: number };
