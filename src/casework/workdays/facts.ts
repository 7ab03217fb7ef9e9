import type { EntryOf, Status } from '#platform/knowledge/facts.ts';
import { isVerified } from '#platform/knowledge/facts.ts';

/** A version of what a notice says of a year, as knowledge has it. */
export type YearNotice = EntryOf<'calendar'>;

/** A term as a rule sets it; one of the four. Not more than `longestTerm` of them. */
export type Term = { readonly workdays: number } | { readonly days: number } | { readonly months: number } | { readonly years: number };

export const longestTerm = 3650;

/** Why a day is worked or not: named by a notice, or by its day of the week. */
export type DayReason = 'closed' | 'worked' | 'weekend' | 'weekday';

/** Days are counted from 1970-01-01 (`kernel/day.ts`). */
export type OfficialCalendar = {
  readonly isWorked: (day: number) => boolean;
  /** Worked days after `after` up to `to`, that day included; negative where `to` is earlier. One search in a short list. */
  readonly workedBetween: (after: number, to: number) => number;
  /** The n-th worked day after a day, n from 1. */
  readonly nthWorkedAfter: (after: number, n: number) => number;
  /** The day itself where it is worked, else the next that is. */
  readonly nextWorked: (day: number) => number;
  /** Whether a day after `after` up to `to` lies in a year without a calendar, or rests on one that is not sure. */
  readonly isIndicative: (after: number, to: number) => boolean;
  readonly why: (day: number) => { readonly reason: DayReason; readonly notice: YearNotice | null };
  /** The notices that hold, those that decide last at the end. */
  readonly notices: readonly YearNotice[];
};

/** Whether a day calculated by it is more than indicative: seen in the notice, or set by the city itself. */
export function isSure(status: Status): boolean {
  return isVerified(status) || status === 'CITY';
}
