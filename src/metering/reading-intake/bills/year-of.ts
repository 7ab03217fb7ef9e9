import { monthsIn, seasonNamed, yearNamed, yearsNamed } from './month-named.ts';

/** Months that a text speaks of, both ends included, counted on over years; `isExact` where it names a month and not only years. */
export type Context = { readonly first: number; readonly last: number; readonly isExact: boolean };

export const monthNumber = (year: number, month: number): number => year * 12 + month - 1;

/** The months of a year. */
export const contextOfYear = (year: number): Context => ({ first: monthNumber(year, 1), last: monthNumber(year, 12), isExact: false });

/** The year of a cell of a column of years: `2024`, `24年度`; null if it is none. */
export function yearInCell(text: string): number | null {
  const { year } = /^(?<year>20\d{2}|\d{2}(?=年))(?:年度?)?$/u.exec(text.normalize('NFKC').replaceAll(/\s/gu, ''))?.groups ?? {};
  return year === undefined ? null : Number(year) + (year.length < 4 ? 2000 : 0);
}

/** What the texts around a month say about its year, the nearest first. @example contextIn(['2024-2025采暖季']) // July 2024 to June 2025 */
export function contextIn(texts: readonly string[]): Context | null {
  for (const text of texts) {
    const context = contextOf(text);
    if (context !== null) return context;
  }
  return null;
}

function contextOf(text: string): Context | null {
  const named = monthsIn(text);
  const [months] = named;
  if (named.length === 1 && months !== undefined && months.year !== null) {
    const first = monthNumber(months.year, months.month);
    return { first, last: first + months.months - 1, isExact: true };
  }
  const began = seasonNamed(text) ?? [];
  if (began.length > 0) return { first: monthNumber(Math.min(...began), 7), last: monthNumber(Math.max(...began) + 1, 6), isExact: false };
  const pair = yearsNamed(text);
  if (pair !== null) return { first: monthNumber(pair.from, 1), last: monthNumber(pair.to, 12), isExact: false };
  const year = named.find((one) => one.year !== null)?.year ?? yearNamed(text);
  return year === null ? null : contextOfYear(year);
}

/**
 * The year of a month, by what is said around it; null if nothing is, or if it may be several.
 * @param months how many there are from it on
 */
export function yearOf(month: number, context: Context | null, months = 1): number | null {
  if (context === null) return null;
  const { first, last, isExact } = context;
  const years: number[] = [];
  for (let year = Math.floor(first / 12); year <= Math.floor(last / 12); year += 1)
    if (monthNumber(year, month) >= first && monthNumber(year, month) + months - 1 <= last) years.push(year);
  const [only, ...others] = years;
  if (only !== undefined) return others.length === 0 ? only : null;
  // October's paper also speaks of September, and January's not of December
  const end = Math.floor(last / 12);
  return isExact && Math.floor(first / 12) === end && month + months - 1 <= (last % 12) + 1 ? end : null;
}

/**
 * How many turns of the year each of a row of months comes after the first, where these are in order and pass December.
 * @returns null if they do not pass it, or are in no order: all are of one year
 * @example turnsIn([11, 12, 1, 2]) // [0, 0, 1, 1]
 */
export function turnsIn(months: readonly number[]): readonly number[] | null {
  const ahead = stepsIn(months, 1);
  const back = stepsIn(months, -1);
  const sum = (steps: readonly number[]): number => steps.reduce((all, one) => all + one, 0);
  const isAhead = sum(ahead) === sum(back) ? (months.at(-1) ?? 0) >= (months[0] ?? 0) : sum(ahead) < sum(back);
  const sign = isAhead ? 1 : -1;
  if (Math.min(sum(ahead), sum(back)) > 11) return null;
  // 1月 and 12月 are in order as they are
  if (!isAhead && !months.some((month, at) => at > 0 && month < (months[at - 1] as number))) return null;
  let turns = 0;
  const out = months.map((month, at) => {
    const last = months[at - 1];
    if (last !== undefined && (month - last) * sign < 0) turns += sign;
    return turns;
  });
  return turns === 0 ? null : out;
}

const stepsIn = (months: readonly number[], sign: number): number[] =>
  months.slice(1).map((month, at) => ((((month - (months[at] as number)) * sign) % 12) + 12) % 12);
