import type { Swap } from './devices.ts';

/** What a change moved of a meter's line: from one instant (ms) to another, null where there is no end. */
export type Moved = { readonly meter: number; readonly from: number | null; readonly to: number | null };

/** The line of a meter from its beginning to its end. */
export const wholly = (meter: number): Moved => ({ meter, from: null, to: null });

/** What a swap at that instant (ms) brings or takes away lies up to the next one. @param standing swaps that stand beside it */
export function upToNext(meter: number, at: number, standing: readonly Pick<Swap, 'at'>[]): Moved {
  const later = standing.map((swap) => swap.at).filter((one) => one > at);
  return { meter, from: at, to: later.length === 0 ? null : Math.min(...later) };
}

/** The fields that say how the first device is read; each later one has its own by its swap. */
const ofFirstDevice = new Set(['multiplier', 'digits']);

/** What a change of line fields moves. @param standing the meter's swaps */
export function movedByFields(meter: number, fields: readonly string[], standing: readonly Pick<Swap, 'at'>[]): Moved {
  if (standing.length === 0 || !fields.every((field) => ofFirstDevice.has(field))) return wholly(meter);
  return { meter, from: null, to: Math.min(...standing.map((swap) => swap.at)) };
}

/** A mark of a stretch (s) of a meter that is not drawn anew yet; infinite where it has no end. */
export type Mark = { readonly mark: string; readonly meter: number; readonly first: number; readonly last: number };
