import type { Zone } from '#kernel/zone.ts';
import type { Hours } from './degree-days.ts';
import { unknownTemperature } from './facts.ts';

/**
 * The temperature of each local day: the mean of the hours that begin in it, at least 20 of 24 of them, in 0.001 degC (half away from
 * zero); `unknownTemperature` if fewer are known. Integer arithmetic throughout: hours are summed in 0.0000001.
 * @param from first local day (days since 1970-01-01), @param to the day after the last
 */
export function dayTemperatures(hours: Hours, zone: Calendar, from: number, to: number): Int32Array {
  const { sums, counts } = hoursByDay(hours, zone, from, to);
  return Int32Array.from(sums, (sum, day) =>
    (counts[day] as number) === 0 ? unknownTemperature : halfAway(sum, (counts[day] as number) * 1e4),
  );
}

/** The same as used in calculations, degC, not rounded; NaN if too few hours are known. */
export function dayMeans(hours: Hours, zone: Calendar, from: number, to: number): Float64Array {
  const { sums, counts } = hoursByDay(hours, zone, from, to);
  return sums.map((sum, day) => ((counts[day] as number) === 0 ? Number.NaN : sum / ((counts[day] as number) * 1e7)));
}

type Calendar = Pick<Zone, 'dayOf' | 'dayStart'>;

/** The sum of the hours that begin in each local day, in 0.0000001 degC, and their number: none if too few are known. */
function hoursByDay(
  hours: Hours,
  zone: Calendar,
  from: number,
  to: number,
): { readonly sums: Float64Array; readonly counts: Float64Array } {
  const many = Math.max(0, to - from);
  const [sums, counts] = [new Float64Array(many), new Float64Array(many)];
  for (let at = 0; at < hours.at.length; at += 1) {
    const day = zone.dayOf(hours.at[at] as number) - from;
    if (day < 0 || day >= many) continue;
    sums[day]! += Math.round((hours.value[at] as number) * 1e7);
    counts[day]! += 1;
  }
  for (let day = 0; day < many; day += 1) {
    const length = zone.dayStart(from + day + 1) - zone.dayStart(from + day);
    // a local day that a zone skipped has no length, and no temperature
    if ((counts[day] as number) * 3600 * 24 < 20 * length) counts[day] = 0;
  }
  return { sums, counts };
}

/** A whole number divided by another, to the nearest whole number, halves away from zero. Exact. */
function halfAway(of: number, by: number): number {
  const size = Math.abs(of);
  const rest = size % by;
  const whole = (size - rest) / by + (2 * rest >= by ? 1 : 0);
  return of < 0 ? -whole : whole;
}
