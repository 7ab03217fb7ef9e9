import { parseDayHeading } from '#platform/tables/day-heading.ts';
import { dayNumber } from '#platform/tables/time.ts';

/** A column that holds the whole of a day (since 1970-01-01). */
export type DayAcross = { readonly column: number; readonly day: number };

/** What a file says about days whose headings omit the year, or the month as well. */
type PeriodNamed = {
  readonly year?: number | undefined;
  readonly monthNamed?: { readonly year: number; readonly month: number } | null | undefined;
};

const least = 3;

/**
 * The columns of a header that are days, each after the one before it; none if there are fewer than three, or less than a third of the
 * columns are. @param said the year and the month that they omit
 */
export function daysAcross(header: readonly string[], { year, monthNamed }: PeriodNamed): readonly DayAcross[] {
  const days = header.flatMap((heading, column): DayAcross[] => {
    const named = parseDayHeading(heading);
    if (named === null) return [];
    const ofYear = named.year ?? (named.month === null ? monthNamed?.year : (year ?? monthNamed?.year));
    const ofMonth = named.month ?? monthNamed?.month;
    const day = ofYear === undefined || ofMonth === undefined ? Number.NaN : dayNumber(ofYear, ofMonth, named.day);
    // a form has a column for the 31st in every month
    return Number.isNaN(day) ? [] : [{ column, day }];
  });
  const follow = days.every(({ day }, at) => at === 0 || day === (days[at - 1] as DayAcross).day + 1);
  return days.length >= least && days.length >= header.length / 3 && follow ? days : [];
}

/** Whether the columns are days that omit their year. */
export const daysNeedYear = (header: readonly string[]): boolean =>
  daysAcross(header, {}).length === 0 && daysAcross(header, { year: 2000 }).length > 0;

/** Whether the columns are days that omit their month. */
export const daysNeedMonth = (header: readonly string[]): boolean =>
  daysAcross(header, { year: 2000 }).length === 0 && daysAcross(header, { year: 2000, monthNamed: { year: 2000, month: 1 } }).length > 0;
