import { addMonths, dayText, parseDay } from '#kernel/day.ts';

/** What a place requires of training; null if it says nothing. */
export type TrainingRule = { readonly hoursAYear: number | null; readonly refresherMonths: number | null };

/** What is known of one person on a local day: hours in that calendar year, and the last day of training. */
type Trained = { readonly day: string; readonly hours: number; readonly last: string | null };

/** `missing`: hours that the year still lacks; `due`: the day by which training is next needed, null if no rule requires any. */
export type Refresher = { readonly due: string | null; readonly overdue: boolean; readonly missing: number | null };

/**
 * When training is next due: by the end of a year that lacks hours, and a number of months after the last day of training (immediately if
 * there was none); the earlier of the two.
 */
export function refresherOf({ day, hours, last }: Trained, { hoursAYear, refresherMonths }: TrainingRule): Refresher {
  const missing = hoursAYear === null ? null : Math.max(0, Number((hoursAYear - hours).toFixed(6)));
  const dues = [
    ...(missing === null || missing === 0 ? [] : [`${day.slice(0, 4)}-12-31`]),
    ...(refresherMonths === null ? [] : [last === null ? day : dayText(addMonths(parseDay(last) ?? 0, refresherMonths))]),
  ].toSorted();
  const due = dues[0] ?? null;
  return { due, overdue: due !== null && due < day, missing };
}
