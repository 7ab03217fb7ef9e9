import { addMonths, civil } from '#kernel/day.ts';
import type { OfficialCalendar, Term } from './facts.ts';

/**
 * The day on which a term that begins on a day ends (Civil Code 201 to 203): the first day is not counted; N workdays end on the N-th
 * worked day; N days, months and years on their last day, in a month without that day on its last one, and if that is not worked, on the
 * next worked day.
 * @returns null beyond the year 9999
 */
export function dueDay(calendar: OfficialCalendar, from: number, term: Term): number | null {
  const due = 'workdays' in term ? calendar.nthWorkedAfter(from, term.workdays) : calendar.nextWorked(lastDay(from, term));
  return isWritten(due) ? due : null;
}

/** The last day of a term before it is moved to a worked one. */
export function lastDay(from: number, term: Exclude<Term, { readonly workdays: number }>): number {
  if ('days' in term) return from + term.days;
  return addMonths(from, 'months' in term ? term.months : term.years * 12);
}

const isWritten = (day: number): boolean => civil(day).year <= 9999;
