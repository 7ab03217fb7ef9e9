import { parseTime, type TimeFormat } from '#platform/tables/time.ts';

/** A period as its two texts. */
export type WrittenPeriod = readonly [start: string, end: string];

/**
 * Whether days come first in dates that may be read both ways, determined by periods: in one order some would end before they begin, and in
 * the other none does. Null if both orders are possible, or neither.
 */
export function dayFirstOfPeriods(periods: readonly WrittenPeriod[], format: TimeFormat): boolean | null {
  const [months, days] = [false, true].map((dayFirst) => isSound(periods, { ...format, dayFirst }));
  return months === days ? null : days === true;
}

/** Whether all can be read, and none ends before it begins. */
function isSound(periods: readonly WrittenPeriod[], format: TimeFormat): boolean {
  return periods.every(([start, end]) => {
    const [from, to] = [parseTime(start, format), parseTime(end, format)];
    return typeof from === 'object' && typeof to === 'object' && from.localSeconds <= to.localSeconds;
  });
}
