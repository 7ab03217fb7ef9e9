import { Problem } from './problem.ts';

/**
 * The time that readings, weather and derived data can have: an instant is stored as 32 bits of seconds since 1970-01-01T00:00:00Z. A query
 * for any other time is refused before any work is done.
 */
export const keptYears = { first: 1970, last: 2105 } as const;

/** The first day that can be written, a day before the first year to allow for time zones ahead of UTC, and the last. */
export const keptDays = { first: '1969-12-31', last: '2106-02-07' } as const;

/** Whether an instant, s UTC, is within it; with an extra day at the start, likewise. */
export function isKept(instant: number): boolean {
  return instant >= -86_400 && instant <= 0xff_ff_ff_ff;
}

/** Whether a day or time written with its year first is on such a day; other notations are judged elsewhere. */
export function isKeptText(text: string): boolean {
  const day = /^\s*(\d{4}-\d{2}(?:-\d{2})?)(?!\d)/u.exec(text)?.[1];
  return day === undefined || (day >= keptDays.first.slice(0, day.length) && day <= keptDays.last.slice(0, day.length));
}

/** Whether anything can be stored for a year. */
export function isKeptYear(year: unknown): year is number {
  return Number.isInteger(year) && (year as number) >= keptYears.first && (year as number) <= keptYears.last;
}

/**
 * The years from one to another, both inclusive; empty if the last is before the first. Both may come from a requester or a document, so
 * years for which nothing can be stored are refused.
 * @throws Problem `time-not-kept` if one of them is not such a year
 */
export function keptYearsFrom(first: number, last: number): number[] {
  const odd = [first, last].find((year) => !Number.isInteger(year) || year < 0 || year > keptYears.last);
  if (odd !== undefined)
    throw new Problem('bad-input', 'time-not-kept', { text: String(odd), first: `${keptYears.first}-01-01`, last: keptDays.last });
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
