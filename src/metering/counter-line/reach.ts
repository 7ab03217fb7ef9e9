import type { Zone } from '#kernel/zone.ts';
import type { LineFinding, Meter } from './meter.ts';
import type { Rows } from './rows.ts';
import type { Line } from './spans.ts';

/** A run of readings that is set aside is never longer than this. */
const run = 24 * 3600;

/**
 * The first and last instant (s) of the rows that were added, removed or changed; ends of intervals included. For a swap: its instant to
 * the next swap's.
 */
export type Touch = { readonly first: number; readonly last: number };

/**
 * What was read of a meter: rows with `from <= at <= to`, and whether nothing lies before or after them. `widest`: its longest interval
 * (s), 0 for a register.
 */
export type ReadWindow = {
  readonly from: number;
  readonly to: number;
  readonly left: boolean;
  readonly right: boolean;
  readonly widest: number;
};

/** What must be redrawn (s): the line is unchanged before `from` and after `to`. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * Which part of a line a change can have moved, from the line drawn over a window that contains the change. Where a stretch is returned,
 * the whole local days that it touches, and the findings that touch it (`touches`), are the same in this window's line as in the whole
 * meter's; otherwise a wider window must be read.
 *
 * A change reaches a point, a day and a point each way: the next reading may open or close a run, the run lasts up to a day, and the piece
 * over it ends at the next reading that is kept. The ends of the window are changes too, so they reach equally far inwards.
 */
export function recomputed(rows: Rows, line: Line, meter: Meter, zone: Zone, touch: Touch, window: ReadWindow): Stretch | 'need-more' {
  if (meter.kind === 'interval') return intervalStretch(zone, touch, window);
  const from = lastKept(line, lastKept(line, touch.first) - run);
  const to = firstKept(line, meter, nextPoint(line, touch.last) + run);
  if ((from === -Infinity && !window.left) || (to === Infinity && !window.right)) return 'need-more';
  const all = extent(rows, meter);
  const stretch = {
    from: from === -Infinity ? Math.min(touch.first, all.from) : from,
    to: to === Infinity ? Math.max(touch.last, all.to) : to,
  };
  const sureFrom = window.left ? -Infinity : firstKept(line, meter, nextPoint(line, window.from - 1) + run);
  const sureTo = window.right ? Infinity : lastKept(line, lastKept(line, window.to + 1) - run);
  const days = wholeDays(zone, stretch);
  return sureFrom <= days.from && days.to <= sureTo ? stretch : 'need-more';
}

/**
 * Whether a finding belongs to a stretch: it lies within it or reaches into it. One that ends where the stretch begins is left unchanged.
 */
export function touches(found: Pick<LineFinding, 'from' | 'to'>, stretch: Stretch): boolean {
  if (found.from === found.to) return stretch.from <= found.from && found.from <= stretch.to;
  return found.from < stretch.to && stretch.from < found.to;
}

/** Intervals move only the time that they cover; those that began up to the widest width before it are involved. */
function intervalStretch(zone: Zone, touch: Touch, window: ReadWindow): Stretch | 'need-more' {
  const stretch = { from: touch.first, to: touch.last };
  const days = wholeDays(zone, stretch);
  const enough = (window.left || window.from <= days.from - window.widest) && (window.right || window.to >= days.to - 1);
  return enough ? stretch : 'need-more';
}

function wholeDays(zone: Zone, { from, to }: Stretch): Stretch {
  return {
    from: zone.dayStart(zone.dayOf(from)),
    to: zone.dayStart(zone.dayOf(Math.max(to - 1, from)) + 1),
  };
}

/** From the first to the last instant at which a register was read, swaps included. */
function extent(rows: Rows, meter: Meter): Stretch {
  const swaps = meter.devices.map((device) => device.since).filter(Number.isFinite);
  const ends = rows.from === rows.to ? swaps : [...swaps, rows.at[rows.from] as number, rows.at[rows.to - 1] as number];
  return { from: Math.min(...ends), to: Math.max(...ends) };
}

/** The last end of a piece before an instant, which is a reading that is kept; -Infinity where there is none. */
function lastKept({ s, e, n }: Line, before: number): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((s[middle] as number) < before) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return -Infinity;
  const end = e[low - 1] as number;
  return end < before ? end : (s[low - 1] as number);
}

/** The first end of a piece after an instant; Infinity where there is none. */
function nextPoint({ s, e, n }: Line, after: number): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((e[middle] as number) > after) high = middle;
    else low = middle + 1;
  }
  if (low === n) return Infinity;
  const start = s[low] as number;
  return start > after ? start : (e[low] as number);
}

/** As `nextPoint`, but skips a reading that a person set aside after a reading other than the one that now precedes it. */
function firstKept(line: Line, meter: Meter, after: number): number {
  const bad = meter.decisions.filter((said) => said.as === 'bad' && (said.code === 'register-fell' || said.code === 'rolled-over'));
  let at = nextPoint(line, after);
  while (bad.some((said) => said.to === at)) at = nextPoint(line, at);
  return at;
}
