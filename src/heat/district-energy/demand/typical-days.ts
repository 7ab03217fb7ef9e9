import type { Totals } from './totals.ts';
import type { YearDays } from './year-hours.ts';
import type { DemandKind } from '../plan-file/shape.ts';

/** A day of 24 hours that stands for several of the year: a measured one, or the mean of those alike. */
export type TypicalDay = { readonly month: number; readonly weight: number; readonly days: readonly number[] };

/**
 * The days of a year that a plan is worked out on: the day of each kind's greatest hour as it was, and for all others the mean of the
 * working days and of the weekends of each month. Together they weigh the whole year.
 * @param totals with all phases built
 */
export function typicalDays({ days }: YearDays, totals: Totals): TypicalDay[] {
  const peaks = new Set([...totals.values()].flatMap((sum) => peakDay(sum)));
  const alike = Map.groupBy(
    days.keys().filter((day) => !peaks.has(day)),
    (day) => groupOf(days[day]),
  );
  const single = [...peaks].toSorted((a, b) => a - b).map((day) => ({ month: days[day]?.month ?? 0, weight: 1, days: [day] }));
  const means = [...alike.values()].map((same) => ({ month: days[same[0] ?? 0]?.month ?? 0, weight: same.length, days: same }));
  return [...single, ...means];
}

const groupOf = (day: YearDays['days'][number] | undefined): number => (day?.month ?? 0) * 2 + (day?.weekend === true ? 1 : 0);

/** The day of the greatest hour, if all its hours are known and there is any load. */
function peakDay(sum: Float64Array): number[] {
  let [best, most] = [-1, 0];
  for (let day = 0; day * 24 < sum.length; day += 1) {
    const hours = sum.subarray(day * 24, day * 24 + 24);
    if (hours.some((one) => Number.isNaN(one))) continue;
    const peak = Math.max(...hours);
    if (peak > most) [best, most] = [day, peak];
  }
  return best < 0 ? [] : [best];
}

/** The load of each hour of typical days: the mean of the hours that are known; null if one has none. */
function loadOn(typical: readonly TypicalDay[], sum: Float64Array): Float64Array | null {
  const load = Float64Array.from({ length: typical.length * 24 }, (_, at) => {
    const { days } = typical[Math.floor(at / 24)] as TypicalDay;
    const known = days.map((day) => sum[day * 24 + (at % 24)] as number).filter((one) => !Number.isNaN(one));
    return known.length === 0 ? Number.NaN : known.reduce((all, one) => all + one, 0) / known.length;
  });
  return load.some((one) => Number.isNaN(one)) ? null : load;
}

/** The loads of a phase on typical days, by kind; `unknown`: kinds of which some hour is known on no such day. */
export function loadsOn(typical: readonly TypicalDay[], totals: Totals) {
  const loads = new Map<DemandKind, Float64Array>();
  const unknown: DemandKind[] = [];
  for (const [carrier, sum] of totals) {
    const load = loadOn(typical, sum);
    if (load === null) unknown.push(carrier);
    else loads.set(carrier, load);
  }
  return { loads, unknown };
}
