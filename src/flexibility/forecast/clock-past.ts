import type { Zone } from '#kernel/zone.ts';
import { type Days, type Past, perDay, quarter, reach } from './past.ts';
import { type Spread, spreadOf } from './spread.ts';

/** The most local days that a forecast touches, including the day of its origin and days on which the clocks change. */
const mostDaysAhead = 5;

/**
 * The past by the local clock: quarter hours numbered by it; `origin` is the first to be forecast, `kw` covers all before it. A quarter
 * hour skipped by the clock is NaN; one that occurs twice is the mean of both.
 */
export type ClockPast = {
  readonly origin: number;
  readonly kw: Float64Array;
  /** The readings longer than a quarter hour that these are shares of; null if they are not. */
  readonly spread: Spread | null;
  /** Whether the local day of a quarter hour, counted from the start of `kw`, is a workday; also valid beyond its end. */
  readonly isWorkedAt: (at: number) => boolean;
};

/** Quarter hours of the local clock since 1970-01-01. */
export const clockQuarter = (zone: Zone, utc: number): number => Math.floor((utc + zone.offsetAt(utc)) / quarter);

/** @param start the first instant to be forecast, s UTC: nothing that ends later is considered */
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
  // the clock may have been set back by at most a day; earlier quarters are skipped by `at` below
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

/** What had been measured of a quarter hour by an origin, NaN if nothing; both counted from the start of the past. */
export function knownBy({ kw, spread }: Pick<ClockPast, 'kw' | 'spread'>, at: number, origin: number): number {
  const value = kw[at];
  return value === undefined || (spread !== null && (spread.ends[at] as number) > origin) ? Number.NaN : value;
}
