import type { Totals } from './totals.ts';
import type { YearDays } from './year-hours.ts';
import type { DemandKind } from '../plan-file/shape.ts';

/** A day of 24 hours that stands for several of the year: a measured one, or the mean of those alike. */
export type TypicalDay = { readonly month: number; readonly weight: number; readonly days: readonly number[] };

/**
 * The days of a year that a plan is worked out on: the day of each kind's greatest hour as it was, others that are to be kept, and for
 * the rest the mean of the working days and of the weekends of each month. Together they weigh the whole year.
 * @param totals with all phases built, every hour known
 * @param kept days, by their index in the year
 */
export function typicalDays({ days }: YearDays, totals: Totals, kept: Iterable<number> = []): TypicalDay[] {
  const own = new Set([...kept, ...[...totals.values()].flatMap((sum) => peakDay(sum))]);
  const alike = Map.groupBy(
    days.keys().filter((day) => !own.has(day)),
    (day) => groupOf(days[day]),
  );
  const single = [...own].toSorted((a, b) => a - b).map((day) => ({ month: days[day]?.month ?? 0, weight: 1, days: [day] }));
  const means = [...alike.values()].map((same) => ({ month: days[same[0] ?? 0]?.month ?? 0, weight: same.length, days: same }));
  return [...single, ...means];
}

const groupOf = (day: YearDays['days'][number] | undefined): number => (day?.month ?? 0) * 2 + (day?.weekend === true ? 1 : 0);

/** The day of the greatest hour, if there is any load. */
function peakDay(sum: Float64Array): number[] {
  const most = Math.max(...sum);
  return most > 0 ? [Math.floor(sum.indexOf(most) / 24)] : [];
}

/** The loads of a phase on typical days, by kind: of each hour the mean of their days. */
export const loadsOn = (typical: readonly TypicalDay[], totals: Totals): Map<DemandKind, Float64Array> =>
  new Map(
    [...totals].map(([carrier, sum]) => [
      carrier,
      Float64Array.from({ length: typical.length * 24 }, (_, at) => {
        const { days } = typical[Math.floor(at / 24)] as TypicalDay;
        return days.reduce((all, day) => all + (sum[day * 24 + (at % 24)] as number), 0) / days.length;
      }),
    ]),
  );

/**
 * Totals in which an hour that is not known is the mean of those known at the same time of day on the working days or weekends of its
 * month; `unknown`: kinds that have no such hour, and are left out.
 */
export function everyHour({ days }: YearDays, totals: Totals): { readonly totals: Totals; readonly unknown: readonly DemandKind[] } {
  const alike = Map.groupBy(days.keys(), (day) => groupOf(days[day]));
  const filled = [...totals].map(([carrier, sum]) => [carrier, filledIn(sum, alike)] as const);
  return {
    totals: new Map(filled.filter(([, sum]) => !sum.some((one) => Number.isNaN(one)))),
    unknown: filled.filter(([, sum]) => sum.some((one) => Number.isNaN(one))).map(([carrier]) => carrier),
  };
}

function filledIn(sum: Float64Array, alike: ReadonlyMap<number, readonly number[]>): Float64Array {
  const filled = Float64Array.from(sum);
  for (const days of alike.values())
    for (let hour = 0; hour < 24; hour += 1) {
      const hours = days.map((day) => day * 24 + hour);
      const known = hours.filter((at) => !Number.isNaN(sum[at]));
      if (known.length === hours.length) continue;
      const mean = known.reduce((all, at) => all + (sum[at] as number), 0) / known.length;
      for (const at of hours) if (Number.isNaN(sum[at])) filled[at] = mean;
    }
  return filled;
}
