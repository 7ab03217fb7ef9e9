import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Stay } from '../facts.ts';

/** Stays in a state that ended in a range of time, in worked days. */
export type StateStatistics = {
  readonly state: string;
  readonly stays: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
};

/** The smallest number such that at least the share p of all are not above it: the ⌈p·n⌉-th. @param p in hundredths */
export function quantile(sorted: readonly number[], p: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(1, Math.ceil((p * sorted.length) / 100)) - 1] ?? null;
}

/**
 * How long cases were in each state: worked days after the day of entry up to that of the end.
 * @param cases the stays of each case, in order
 * @param from s UTC, included; `to` is not
 */
export function stateStatistics(
  states: readonly string[],
  cases: readonly (readonly Stay[])[],
  { from, to }: { readonly from: number; readonly to: number },
  { zone, calendar }: { readonly zone: Zone; readonly calendar: OfficialCalendar },
): StateStatistics[] {
  const long = new Map<string, number[]>(states.map((state) => [state, []]));
  for (const stays of cases)
    for (const [at, stay] of stays.entries()) {
      const end = stays[at + 1]?.at;
      if (end === undefined || end < from || end >= to) continue;
      long.get(stay.state)?.push(calendar.workedBetween(zone.dayOf(stay.at), zone.dayOf(end)));
    }
  return states.map((state) => {
    const days = (long.get(state) ?? []).toSorted((a, b) => a - b);
    return { state, stays: days.length, median: quantile(days, 50), p90: quantile(days, 90), max: days.at(-1) ?? null };
  });
}
