import { civil, parseDay } from '#kernel/day.ts';
import { isCertain } from '#kernel/source-status.ts';
import { type OfficialCalendar, type YearNotice } from './facts.ts';

/**
 * The calendar that results from notices. Without a notice, Monday to Friday are worked, so only the deviating days are stored, with their
 * running totals: worked days are counted without walking over days, in any year.
 * @param notices in order of precedence, the deciding one last
 */
export function createOfficialCalendar(notices: readonly YearNotice[]): OfficialCalendar {
  const named = namedDays(notices);
  const odd = oddDays(named);
  const isYearSure = sureYears(notices);
  const unsureDays = Int32Array.from([...named].filter(([, { notice }]) => !isCertain(notice.status)).map(([day]) => day)).toSorted();
  const workedUpTo = (day: number): number => weekdaysUpTo(day) + (odd.sums[indexAfter(odd.days, day)] as number);
  const workedBetween = (after: number, to: number): number => workedUpTo(to) - workedUpTo(after);
  const isWorked = (day: number): boolean => named.get(day)?.isWorked ?? isWeekday(day);

  function nthWorkedAfter(after: number, n: number): number {
    const wanted = workedUpTo(after) + n;
    let [low, high] = [after, after + Math.ceil((n * 7) / 5) + 7];
    while (workedUpTo(high) < wanted) [low, high] = [high, high + (high - after)];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (workedUpTo(middle) >= wanted) high = middle;
      else low = middle;
    }
    return high;
  }

  function isIndicative(after: number, to: number): boolean {
    if (to <= after) return false;
    for (let { year } = civil(after + 1); year <= civil(to).year; year += 1) if (!isYearSure(year)) return true;
    return indexAfter(unsureDays, to) > indexAfter(unsureDays, after);
  }

  return {
    isWorked,
    workedBetween,
    nthWorkedAfter,
    nextWorked: (day) => (isWorked(day) ? day : nthWorkedAfter(day, 1)),
    isIndicative,
    why(day) {
      const found = named.get(day);
      if (found === undefined) return { reason: isWeekday(day) ? 'weekday' : 'weekend', notice: null };
      return { reason: found.isWorked ? 'worked' : 'closed', notice: found.notice };
    },
    notices,
  };
}

type Named = ReadonlyMap<number, { readonly isWorked: boolean; readonly notice: YearNotice }>;

function namedDays(notices: readonly YearNotice[]): Named {
  const named = new Map<number, { isWorked: boolean; notice: YearNotice }>();
  for (const notice of notices) {
    for (const day of notice.closed) named.set(parseDay(day) as number, { isWorked: false, notice });
    for (const day of notice.worked) named.set(parseDay(day) as number, { isWorked: true, notice });
  }
  return named;
}

/** The days that deviate from their weekday, and the running total before each of them. */
function oddDays(named: Named): { readonly days: Int32Array; readonly sums: Int32Array } {
  const days = Int32Array.from([...named].filter(([day, { isWorked }]) => isWorked !== isWeekday(day)).map(([day]) => day)).toSorted();
  const sums = new Int32Array(days.length + 1);
  days.forEach((day, at) => (sums[at + 1] = (sums[at] as number) + (isWeekday(day) ? -1 : 1)));
  return { days, sums };
}

/** Whether a year has a calendar, and whether the latest one is certain. */
function sureYears(notices: readonly YearNotice[]): (year: number) => boolean {
  const sure = new Map(notices.map(({ year, status }) => [year, isCertain(status)]));
  return (year) => sure.get(year) ?? false;
}

/** 0 Monday to 6 Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

const isWeekday = (day: number): boolean => weekdayOf(day) < 5;

/** Mondays to Fridays from Monday, 1969-12-29, up to a day; negative before. */
function weekdaysUpTo(day: number): number {
  return Math.floor((day + 3) / 7) * 5 + Math.min(weekdayOf(day) + 1, 5);
}

/** How many of the days are not after a day. */
function indexAfter(days: Int32Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
