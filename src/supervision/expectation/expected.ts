import { bandOf, type Band, type History, similarDays, type Similar } from './similar.ts';

/** How far back similar days are searched. */
export const reachDays = 365;

/** From this coverage on, a day is measured well enough to be counted, or to be used as a similar day. */
export const leastCoverage = 0.98;

/** The expected use of a day, from the days before it. */
export type DayExpected = { readonly similar: Similar; readonly band: Band | null };

/**
 * The expected use of a local day from the 365 days before it.
 * @param both see `bandOf`
 * @param before only days before this one are used
 */
export function expectedDay(history: History, day: number, both: boolean, before = day): DayExpected {
  const row = day - history.first;
  const wanted = { day, rest: history.rest[row] as number, degrees: history.degrees[row] as number, ageFrom: day };
  return ofSimilar(history, similarDays(history, wanted, day - reachDays, Math.min(day, before)), both);
}

export function ofSimilar(history: History, similar: Similar, both: boolean): DayExpected {
  const uses = Float64Array.from(similar.rows, (row) => history.use[row] as number);
  return { similar, band: bandOf(uses, both) };
}
