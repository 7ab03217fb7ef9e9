import { dayText } from '#kernel/day.ts';
import type { DayReason, OfficialCalendar, Term, YearNotice } from './facts.ts';
import { weekdayOf } from './official-calendar.ts';
import { lastDay } from './term.ts';

/** A day between a start and a due day, and why it counts or not. */
export type CountedDay = {
  readonly day: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly worked: boolean;
  readonly reason: DayReason;
  readonly notice: YearNotice | null;
  /** `start`: the day itself, which is not counted; `term`: within the term; `moved`: after its end, which was not worked. */
  readonly part: 'start' | 'term' | 'moved';
  /** The count of worked days or days so far; null if this day does not count. */
  readonly count: number | null;
};

/**
 * Every day from `from` to `due`, with what it counts for. For months and years, all days are counted.
 * @param due as returned by `dueDay`; or the last day requested, with `term` null, if worked days are counted
 */
export function countedDays(calendar: OfficialCalendar, from: number, due: number, term: Term | null): CountedDay[] {
  const countsWorked = term === null || 'workdays' in term;
  const end = countsWorked ? due : lastDay(from, term);
  let count = 0;
  return Array.from({ length: due - from + 1 }, (_, at) => {
    const day = from + at;
    const worked = calendar.isWorked(day);
    const part = at === 0 ? 'start' : day <= end ? 'term' : 'moved';
    const counts = part === 'term' && (worked || !countsWorked);
    if (counts) count += 1;
    return { day: dayText(day), weekday: weekdayOf(day) + 1, worked, ...calendar.why(day), part, count: counts ? count : null };
  });
}
