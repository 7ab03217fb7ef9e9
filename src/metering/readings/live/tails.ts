import type { Rows, Series } from '#metering/counter-line/counter-line.ts';
import type { ReadWindow } from '#metering/counter-line/reach.ts';
import type { Zone } from '#kernel/zone.ts';
import { hoursReached } from '../compute/hour-drawing.ts';
import type { Extent } from '../series/state-store.ts';
import type { Touch } from '../series/windows.ts';

/** The last readings of one meter, held in memory: all that count and begin at `from` (s) or later, in the order of the store. */
export type Tail = {
  readonly meter: number;
  rows: Rows;
  from: number;
  /** Where its data begin and end, and its widest interval: of everything ever read. */
  extent: Extent;
};

const kept = { interval: 2 * 86_400, register: 4 * 86_400, instant: 86_400 } as const;

/**
 * How much of a tail is kept (s). A register's run of a day may be opened or closed by any new reading, and reaches a day each way; what
 * holds at a point reaches as far as a value holds.
 */
export function keptOf(meter: Series): number {
  return kept[meter.kind] + (meter.kind === 'instant' ? 2 * meter.hold : 0);
}

const firstRoom = 64;

/** @param from the instant since when it is complete */
export function createTail(meter: number, from: number, extent: Extent): Tail {
  return { meter, rows: roomFor(firstRoom), from, extent };
}

function roomFor(size: number): Rows {
  return {
    at: new Uint32Array(size),
    width: new Uint32Array(size),
    value: new Float64Array(size),
    unit: new Uint8Array(size),
    received: new Float64Array(size),
    import: new Uint32Array(size),
    from: 0,
    to: 0,
  };
}

/** One reading in the form a tail takes. */
export type TailRow = Readonly<Record<'at' | 'width' | 'value' | 'unit' | 'received' | 'import', number>>;

const columns = ['at', 'width', 'value', 'unit', 'received', 'import'] as const;

/** Inserts a reading in its place; one that begins before the tail is skipped, because the tail does not cover that time. */
export function addRow(tail: Tail, row: TailRow): void {
  widen(tail.extent, row);
  if (row.at < tail.from) return;
  const { rows } = tail;
  if (rows.to === rows.at.length) makeRoom(tail);
  let place = tail.rows.to;
  while (place > 0 && isAfter(tail.rows, place - 1, row)) place -= 1;
  for (const name of columns) {
    const column = tail.rows[name];
    if (place < tail.rows.to) column.copyWithin(place + 1, place, tail.rows.to);
    column[place] = row[name];
  }
  tail.rows.to += 1;
}

/** Takes over the ordered readings of a store unchanged. */
export function fillTail(tail: Tail, rows: Rows): void {
  const size = rows.to - rows.from;
  tail.rows = roomFor(Math.max(firstRoom, Math.ceil(size * 1.25)));
  for (const name of columns) tail.rows[name].set(rows[name].subarray(rows.from, rows.to));
  tail.rows.to = size;
}

function widen(extent: Extent, row: TailRow): void {
  extent.first = Math.min(extent.first, row.at);
  extent.last = Math.max(extent.last, row.at + row.width);
  extent.widest = Math.max(extent.widest, row.width);
}

function isAfter(rows: Rows, at: number, row: TailRow): boolean {
  if (rows.at[at] !== row.at) return (rows.at[at] as number) > row.at;
  if (rows.width[at] !== row.width) return (rows.width[at] as number) > row.width;
  if (rows.received[at] !== row.received) return (rows.received[at] as number) > row.received;
  return (rows.import[at] as number) > row.import;
}

function makeRoom({ rows }: Tail): void {
  const wide = roomFor(rows.at.length * 2);
  for (const name of columns) wide[name].set(rows[name].subarray(0, rows.to));
  Object.assign(rows, wide, { to: rows.to });
}

/** Removes rows. */
export function dropRows({ rows }: Tail, isGone: (i: number) => boolean): void {
  let place = 0;
  for (let i = 0; i < rows.to; i++) {
    if (isGone(i)) continue;
    if (place !== i) for (const name of columns) rows[name][place] = rows[name][i] as number;
    place += 1;
  }
  rows.to = place;
}

/** Drops what is more than `much` (s) before the last reading, once that is a third of the tail. */
export function trim(tail: Tail, much: number): void {
  const { rows } = tail;
  if (rows.to === 0) return;
  const before = (rows.at[rows.to - 1] as number) - much;
  if (tail.from >= before || (rows.at[Math.floor(rows.to / 3)] as number) >= before) return;
  const first = firstFrom(rows, before);
  for (const name of columns) rows[name].copyWithin(0, first, rows.to);
  rows.to -= first;
  tail.from = before;
}

/** The rows that a touch can reach as a view, and the window that they cover. */
export function reached(tail: Tail, meter: Series, zone: Zone, touch: Touch): { rows: Rows; window: ReadWindow } {
  const from = Math.max(tail.from, wantedFrom(tail, meter, zone, touch));
  const rows = { ...tail.rows, from: firstFrom(tail.rows, from), to: tail.rows.to };
  return { rows, window: { from, to: 0xff_ff_ff_ff, left: from <= tail.extent.first, right: true, widest: tail.extent.widest } };
}

function wantedFrom(tail: Tail, meter: Series, zone: Zone, touch: Touch): number {
  if (meter.kind === 'instant') return Math.max(0, hoursReached(meter, touch).from - meter.hold);
  return meter.kind === 'register' ? 0 : zone.dayStart(zone.dayOf(touch.first)) - tail.extent.widest;
}

/** The first row that begins at an instant or later. */
export function firstFrom({ at, from, to }: Rows, instant: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
