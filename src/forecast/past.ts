import type { Zone } from '#kernel/zone.ts';

/** How long a step of a forecast is, s, and how many there are: 48 hours. */
export const quarter = 900;
export const forecastSteps = 192;
/** Quarter hours of a day of 24 hours, as the clock counts them. */
export const perDay = 96;
/** A clock that was not measured in so many days before has no forecast. */
export const lookedBack = 28;
/** Days that the weights are fitted on. */
export const fittedDays = 56;
/** Days before the origin that a forecast reads. */
export const reach = fittedDays + 2 + lookedBack;

/** Local days that a forecast touches at most, the day of its origin and those on which the clock is set included. */
const mostDaysAhead = 5;

/** Means of quarter hours that follow one another, kW; NaN where one was not measured whole. `from`: s UTC. */
export type Past = { readonly from: number; readonly kw: Float64Array };

/** The local clock, and which local days are worked. */
export type Days = { readonly zone: Zone; readonly isWorked: (day: number) => boolean };

/**
 * The past by the local clock: quarter hours counted on it, `origin` the first that is to be told, `kw` all before it. A quarter hour that
 * the clock leaves out is NaN, one that comes twice is the mean of both.
 */
export type ClockPast = {
  readonly origin: number;
  readonly kw: Float64Array;
  /** Whether the local day of a quarter hour, counted from the beginning of `kw`, is worked; also beyond its end. */
  readonly isWorkedAt: (at: number) => boolean;
};

/** Quarter hours of the local clock since 1970-01-01. */
export const clockQuarter = (zone: Zone, utc: number): number => Math.floor((utc + zone.offsetAt(utc)) / quarter);

/** @param start the first instant that is to be told, s UTC: nothing that ends later is looked at */
export function byClock({ from, kw }: Past, start: number, { zone, isWorked }: Days): ClockPast {
  const origin = clockQuarter(zone, start);
  const first = origin - reach * perDay;
  const [sum, many] = [new Float64Array(reach * perDay), new Uint8Array(reach * perDay)];
  const end = Math.min(kw.length, Math.floor((start - from) / quarter));
  // the clock may have been set back by a day at most: earlier quarters are left out by `at` below
  for (let step = Math.max(0, Math.floor((start - from) / quarter) - (reach + 2) * perDay); step < end; step += 1) {
    const at = clockQuarter(zone, from + step * quarter) - first;
    const value = kw[step] as number;
    if (at < 0 || at >= sum.length || Number.isNaN(value)) continue;
    sum[at] = (sum[at] as number) + value;
    many[at] = (many[at] as number) + 1;
  }
  const firstDay = Math.floor(first / perDay);
  const shift = first - firstDay * perDay;
  const worked = Array.from({ length: reach + mostDaysAhead }, (_, day) => isWorked(firstDay + day));
  return {
    origin,
    kw: sum.map((one, at) => (many[at] === 0 ? Number.NaN : one / (many[at] as number))),
    isWorkedAt: (at) => worked[Math.floor((at + shift) / perDay)] === true,
  };
}
