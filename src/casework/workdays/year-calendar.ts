import { dayNumber, dayText } from '#kernel/day.ts';
import type { OfficialCalendar } from './facts.ts';

/** A year of a calendar: the days that notices name, how many days are worked, and the notices that say so. */
export function yearCalendar(calendar: OfficialCalendar, year: number) {
  const [before, last] = [dayNumber(year, 1, 1) - 1, dayNumber(year, 12, 31)];
  const days = Array.from({ length: last - before }, (_, at) => before + 1 + at);
  const named = days.flatMap((day) => {
    const { reason, notice } = calendar.why(day);
    return notice === null || reason === 'weekday' || reason === 'weekend' ? [] : [{ day: dayText(day), reason, notice }];
  });
  const deciding = new Set(named.map(({ notice }) => notice));
  return {
    year,
    days: named,
    working: calendar.workedBetween(before, last),
    indicative: calendar.isIndicative(before, last),
    calendars: calendar.notices.filter((one) => one.year === year || deciding.has(one)),
    years: [...new Set(calendar.notices.map((one) => one.year))].toSorted((a, b) => a - b),
  };
}
