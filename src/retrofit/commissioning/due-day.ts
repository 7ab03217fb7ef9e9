import type { DueState } from './facts.ts';

/** When it is to be done again, in days since 1970-01-01 by name `2026-03-02`, and how far that day lies ahead. */
export type Due = { readonly due: string | null; readonly days: number | null; readonly state: DueState };

/**
 * When something is due that was done last on a day and is done again after so many months: the same day of that month, the last one where
 * it has fewer days.
 * @param last `2026-01-31`; null: never, then it is not known when
 * @param today the day on which it is asked; what is due on that very day is due
 * @example dueAfter('2026-01-31', 1, '2026-02-01') // { due: '2026-02-28', days: 27, state: 'ahead' }
 */
export function dueAfter(last: string | null, months: number, today: string): Due {
  if (last === null) return { due: null, days: null, state: 'never' };
  const due = Temporal.PlainDate.from(last).add({ months });
  const days = Temporal.PlainDate.from(today).until(due, { largestUnit: 'days' }).days;
  return { due: due.toString(), days, state: days <= 0 ? 'due' : 'ahead' };
}
