import { placeZone } from '#kernel/today.ts';
import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import { type CalendarName, type DayKey, type DayType, weekdayKeys } from './facts.ts';

/** 0 Monday to 6 Sunday; 1970-01-01, day 0, was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Whose holidays count by default: China's where its clock applies. */
export const calendarIn = (zone: string): CalendarName => (zone === placeZone ? 'china' : 'none');

/**
 * The type of a local day, counted from 1970-01-01, and its key: a holiday is a `rest`, a make-up day a `workday`, every other day its own
 * weekday.
 * @param calendar null: weekdays alone
 */
export function dayKeyOf(calendar: OfficialCalendar | null, day: number): { readonly type: DayType; readonly weekday: DayKey | null } {
  const reason = calendar?.why(day).reason;
  if (reason === 'closed') return { type: 'rest', weekday: null };
  if (reason === 'worked') return { type: 'workday', weekday: null };
  const weekday = weekdayOf(day);
  return { type: weekday < 5 ? 'workday' : 'rest', weekday: weekdayKeys[weekday] as DayKey };
}
