/** The first and last instant (s) of what changed on a meter; intervals' ends included. */
export type Touch = { readonly first: number; readonly last: number };

/** What a change reaches of a meter (s); infinite if it has no end. Several of one meter are drawn together. */
export type Reached = { readonly meter: number; readonly first: number; readonly last: number };

/**
 * What is to be redrawn of meters that have readings: from where changes reach, or the readings begin, to where changes end, or the
 * readings do. An interval that begins before the end of what is reached belongs to it as a whole.
 */
export function touchesWithin(
  reached: readonly Reached[],
  extents: readonly (Reached & { readonly widest: number })[],
): Map<number, Touch> {
  const byId = new Map(extents.map((row) => [row.meter, row]));
  const touches = new Map<number, Touch>();
  for (const { meter, first, last } of reached) {
    const extent = byId.get(meter);
    if (extent === undefined) continue;
    const held = touches.get(meter) ?? { first: Infinity, last: -Infinity };
    const from = first === -Infinity ? Math.min(extent.first, last) : first;
    const to = last === Infinity ? Math.max(extent.last, from) : last + extent.widest;
    touches.set(meter, { first: Math.min(held.first, from), last: Math.max(held.last, to) });
  }
  return touches;
}

/** Local days (days since 1970-01-01), the last included, for which a meter has day rows. */
export type Drawn = { readonly meter: number; readonly first: number; readonly last: number };

const day = 86_400;

/**
 * Extents that include the day rows too, whatever calendar these were drawn by: what was drawn for an earlier calendar or kind, or up to a
 * swap, may be beyond the readings. A local day lies between a day before and two days after its start in UTC.
 */
export function withDrawn<E extends Reached>(extents: readonly E[], drawn: readonly Drawn[]): E[] {
  const byId = new Map(drawn.map((row) => [row.meter, row]));
  return extents.map((one) => {
    const rows = byId.get(one.meter);
    if (rows === undefined) return one;
    return { ...one, first: Math.min(one.first, Math.max(0, rows.first - 1) * day), last: Math.max(one.last, (rows.last + 2) * day) };
  });
}

const hour = 3600;

/** The same with the hours (hours since 1970) drawn of points: what was drawn for a longer hold may be beyond the readings. */
export function withHours<E extends Reached>(extents: readonly E[], drawn: readonly Drawn[]): E[] {
  const byId = new Map(drawn.map((row) => [row.meter, row]));
  return extents.map((one) => {
    const rows = byId.get(one.meter);
    return rows === undefined
      ? one
      : { ...one, first: Math.min(one.first, rows.first * hour), last: Math.max(one.last, (rows.last + 1) * hour) };
  });
}

export type MeterWindow = { readonly meter: number; readonly from: number; readonly to: number };

/** How far beyond a change is read at first, then if that is not enough, then all. Seconds. */
export const reaches = [3.5 * 86_400, 60 * 86_400, Infinity] as const;

/**
 * Groups meters with similar windows, so that one long meter does not make all of them be read over its length. Each class is read in one
 * statement.
 * @returns classes with the union of their windows; a meter is in exactly one
 */
export function classes(windows: readonly MeterWindow[]): { from: number; to: number; windows: MeterWindow[] }[] {
  for (let grain = 86_400 * 32; ; grain *= 4) {
    const groups = group(windows, grain);
    if (groups.length <= 24 || grain > 86_400 * 40_000) return groups;
  }
}

function group(windows: readonly MeterWindow[], grain: number) {
  const groups = new Map<string, { from: number; to: number; windows: MeterWindow[] }>();
  for (const window of windows) {
    const key = `${Math.floor(window.from / grain)}:${Math.ceil(window.to / grain)}`;
    const held = groups.get(key) ?? { from: Infinity, to: -Infinity, windows: [] };
    held.from = Math.min(held.from, window.from);
    held.to = Math.max(held.to, window.to);
    held.windows.push(window);
    groups.set(key, held);
  }
  return [...groups.values()];
}

/** The part of increasing instants within a window: first index, and the one after the last. */
export function clip(at: Uint32Array, from: number, to: number, window: { from: number; to: number }): { from: number; to: number } {
  return { from: lowerBound(at, window.from, from, to), to: lowerBound(at, window.to + 1, from, to) };
}

function lowerBound(at: Uint32Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
/** The first and last instant (s), intervals' ends included, and the widest interval (s) of the readings of one meter in an import. */

export type Touched = { readonly meter: number; readonly first: number; readonly last: number; readonly widest: number };
