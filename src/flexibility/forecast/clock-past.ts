import type { Zone } from '#kernel/zone.ts';
import { type Days, type Past, perDay, quarter, reach } from './past.ts';
import { type Spread, spreadOf } from './spread.ts';

/** Local days that a forecast touches at most, the day of its origin and those on which the clock is set included. */
const mostDaysAhead = 5;

/**
 * The past by the local clock: quarter hours counted on it, `origin` the first that is to be told, `kw` all before it. A quarter hour that
 * the clock leaves out is NaN, one that comes twice is the mean of both.
 */
export type ClockPast = {
  readonly origin: number;
  readonly kw: Float64Array;
  /** Which readings longer than a quarter hour these are shares of; null where they are of none. */
  readonly spread: Spread | null;
  /** Whether the local day of a quarter hour, counted from the beginning of `kw`, is worked; also beyond its end. */
  readonly isWorkedAt: (at: number) => boolean;
};

/** Quarter hours of the local clock since 1970-01-01. */
export const clockQuarter = (zone: Zone, utc: number): number => Math.floor((utc + zone.offsetAt(utc)) / quarter);

/** @param start the first instant that is to be told, s UTC: nothing that ends later is looked at */
export function byClock(past: Past, start: number, { zone, isWorked }: Days): ClockPast {
  const { from, kw } = past;
  const shares = spreadOf(past);
  const origin = clockQuarter(zone, start);
  const first = origin - reach * perDay;
  const [sum, many] = [new Float64Array(reach * perDay), new Uint8Array(reach * perDay)];
  const spread: Spread | null = shares && {
    ends: Int32Array.from(sum, (_, at) => at + 1),
    lengths: new Uint16Array(sum.length).fill(1),
  };
  const end = Math.min(kw.length, Math.floor((start - from) / quarter));
  // the clock may have been set back by a day at most: earlier quarters are left out by `at` below
  for (let step = Math.max(0, Math.floor((start - from) / quarter) - (reach + 2) * perDay); step < end; step += 1) {
    const at = clockQuarter(zone, from + step * quarter) - first;
    const value = kw[step] as number;
    if (at < 0 || at >= sum.length || Number.isNaN(value)) continue;
    sum[at] = (sum[at] as number) + value;
    many[at] = (many[at] as number) + 1;
    if (shares === null || spread === null) continue;
    spread.lengths[at] = shares.lengths[step] as number;
    spread.ends[at] = clockQuarter(zone, from + (shares.ends[step] as number) * quarter - 1) + 1 - first;
  }
  const firstDay = Math.floor(first / perDay);
  const shift = first - firstDay * perDay;
  const worked = Array.from({ length: reach + mostDaysAhead }, (_, day) => isWorked(firstDay + day));
  return {
    origin,
    kw: sum.map((one, at) => (many[at] === 0 ? Number.NaN : one / (many[at] as number))),
    spread,
    isWorkedAt: (at) => worked[Math.floor((at + shift) / perDay)] === true,
  };
}

/** What had been measured of a quarter hour by an origin, NaN where it had not; both counted from the beginning of the past. */
export function knownBy({ kw, spread }: Pick<ClockPast, 'kw' | 'spread'>, at: number, origin: number): number {
  const value = kw[at];
  return value === undefined || (spread !== null && (spread.ends[at] as number) > origin) ? Number.NaN : value;
}
