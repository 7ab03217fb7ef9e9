import { addMonths, dayText, parseDay } from '#kernel/day.ts';

/** What a place asks of training; null where it says nothing. */
export type TrainingRule = { readonly hoursAYear: number | null; readonly refresherMonths: number | null };

/** What is known of one person on a local day: hours of that calendar year, and the last day of training. */
type Trained = { readonly day: string; readonly hours: number; readonly last: string | null };

/** `missing`: hours that the year still lacks; `due`: the day by which training is next needed, null where no rule asks for any. */
export type Refresher = { readonly due: string | null; readonly overdue: boolean; readonly missing: number | null };

/**
 * When training is next due: by the end of a year that lacks hours, and so many months after the last day of training (at once where there
 * was none); the earlier of the two.
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
