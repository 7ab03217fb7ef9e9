import type { DueState } from './facts.ts';

/** When commissioning is due again, as a day `2026-03-02`, and how many days ahead that is. */
export type Due = { readonly due: string | null; readonly days: number | null; readonly state: DueState };

/**
 * The due day of something last done on a day and repeated every so many months: the same day of the month, or the last one if the month is
 * shorter.
 * @param last `2026-01-31`; null: never done, so no due day is known
 * @param today the day of the evaluation; what falls on this very day is due
 * @example dueAfter('2026-01-31', 1, '2026-02-01') // { due: '2026-02-28', days: 27, state: 'ahead' }
 */
export function dueAfter(last: string | null, months: number, today: string): Due {
  if (last === null) return { due: null, days: null, state: 'never' };
  const due = Temporal.PlainDate.from(last).add({ months });
  const days = Temporal.PlainDate.from(today).until(due, { largestUnit: 'days' }).days;
  return { due: due.toString(), days, state: days <= 0 ? 'due' : 'ahead' };
}
