import { civil, dayNumber } from '#kernel/day.ts';

/** The days of a calendar year: each with its month (from 0) and whether it is a Saturday or Sunday. */
export type YearDays = { readonly first: number; readonly days: readonly { readonly month: number; readonly weekend: boolean }[] };

/** @example yearDays(2025).days.length // 365 */
export function yearDays(year: number): YearDays {
  const first = dayNumber(year, 1, 1);
  const many = dayNumber(year + 1, 1, 1) - first;
  const days = Array.from({ length: many }, (_, at) => {
    const day = first + at;
    return { month: civil(day).month - 1, weekend: (((day + 3) % 7) + 7) % 7 >= 5 };
  });
  return { first, days };
}

/** A load by hour of the year from its shares by month and clock hour. */
export function hoursByShares({ days }: YearDays, shares: readonly (readonly number[])[], peak: number): Float64Array {
  const hours = new Float64Array(days.length * 24);
  for (const [day, { month }] of days.entries())
    for (let hour = 0; hour < 24; hour += 1) hours[day * 24 + hour] = peak * (shares[month]?.[hour] ?? 0);
  return hours;
}
