import type { EntryOf } from '#platform/knowledge/facts.ts';

/** A version of a notice about a year, as stored in knowledge. */
export type YearNotice = EntryOf<'calendar'>;

/** A term as a rule sets it; one of the four. At most `longestTerm` of them. */
export type Term = { readonly workdays: number } | { readonly days: number } | { readonly months: number } | { readonly years: number };

export const longestTerm = 3650;

/** Why a day is worked or not: named by a notice, or by its weekday. */
export type DayReason = 'closed' | 'worked' | 'weekend' | 'weekday';

/** Days are counted from 1970-01-01 (`kernel/day.ts`). */
export type OfficialCalendar = {
  readonly isWorked: (day: number) => boolean;
  /** Worked days after `after` up to `to`, that day included; negative if `to` is earlier. One search in a short list. */
  readonly workedBetween: (after: number, to: number) => number;
  /** The n-th worked day after a day, n from 1. */
  readonly nthWorkedAfter: (after: number, n: number) => number;
  /** The day itself if it is worked, otherwise the next worked day. */
  readonly nextWorked: (day: number) => number;
  /** Whether a day after `after` up to `to` is in a year without a calendar, or depends on one that is not certain. */
  readonly isIndicative: (after: number, to: number) => boolean;
  readonly why: (day: number) => { readonly reason: DayReason; readonly notice: YearNotice | null };
  /** The notices in force; those that take precedence come last. */
  readonly notices: readonly YearNotice[];
};
