import { Problem } from './problem.ts';

/**
 * The time that readings, weather and what is calculated from them can lie in: an instant is kept as 32 bits of seconds since
 * 1970-01-01T00:00:00Z. A question about any other time is refused before work is done.
 */
export const keptYears = { first: 1970, last: 2105 } as const;

/** The first day that may be written, a day before the first year for clocks ahead of UTC, and the last. */
export const keptDays = { first: '1969-12-31', last: '2106-02-07' } as const;

/** Whether an instant lies in it, s UTC; a day more at the beginning, likewise. */
export function isKept(instant: number): boolean {
  return instant >= -86_400 && instant <= 0xff_ff_ff_ff;
}

/** Whether a day or time, written with its year first, names a day in it; what is written otherwise is for others to judge. */
export function isKeptText(text: string): boolean {
  const day = /^\s*(\d{4}-\d{2}(?:-\d{2})?)(?!\d)/u.exec(text)?.[1];
  return day === undefined || (day >= keptDays.first.slice(0, day.length) && day <= keptDays.last.slice(0, day.length));
}

/** Whether it is a year of which anything can be kept. */
export function isKeptYear(year: unknown): year is number {
  return Number.isInteger(year) && (year as number) >= keptYears.first && (year as number) <= keptYears.last;
}

/**
 * The years from one to another, both included, none where the last lies before the first. Both may come from whoever asks, or from a
 * document: what nothing can be kept of makes no list.
 * @throws Problem `time-not-kept` where one of them is no such year
 */
export function keptYearsFrom(first: number, last: number): number[] {
  const odd = [first, last].find((year) => !Number.isInteger(year) || year < 0 || year > keptYears.last);
  if (odd !== undefined)
    throw new Problem('bad-input', 'time-not-kept', { text: String(odd), first: `${keptYears.first}-01-01`, last: keptDays.last });
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
