import type { Zone } from '#kernel/zone.ts';
import type { Hours } from './degree-days.ts';
import { unknownTemperature } from './facts.ts';

/**
 * The temperature of each local day: the mean of the hours that begin in it, at least 20 of 24 of them, in 0.001 degC (half away from
 * zero); `unknownTemperature` where fewer are known. Whole numbers throughout: hours are summed in 0.0000001.
 * @param from first local day (days since 1970-01-01), @param to the day after the last
 */
export function dayTemperatures(hours: Hours, zone: Pick<Zone, 'dayOf' | 'dayStart'>, from: number, to: number): Int32Array {
  const many = Math.max(0, to - from);
  const [sums, counts] = [new Float64Array(many), new Float64Array(many)];
  for (let at = 0; at < hours.at.length; at += 1) {
    const day = zone.dayOf(hours.at[at] as number) - from;
    if (day < 0 || day >= many) continue;
    sums[day]! += Math.round((hours.value[at] as number) * 1e7);
    counts[day]! += 1;
  }
  return Int32Array.from(sums, (sum, day) => {
    const length = zone.dayStart(from + day + 1) - zone.dayStart(from + day);
    const hoursKnown = counts[day] as number;
    // a local day that a zone left out has no length, and no temperature
    return hoursKnown === 0 || hoursKnown * 3600 * 24 < 20 * length ? unknownTemperature : halfAway(sum, hoursKnown * 1e4);
  });
}

/** A whole number divided by another, to the nearest whole number, halves away from zero. Exact. */
function halfAway(of: number, by: number): number {
  const size = Math.abs(of);
  const rest = size % by;
  const whole = (size - rest) / by + (2 * rest >= by ? 1 : 0);
  return of < 0 ? -whole : whole;
}
