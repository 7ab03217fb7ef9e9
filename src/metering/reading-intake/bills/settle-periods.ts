import { daysOfMonths, type Days, type Months } from './month-named.ts';
import { endsOf, type EndDay, type Ended } from './end-days.ts';
import type { Timed, Yearless } from './period-of.ts';
import { turnsIn, yearOf } from './year-of.ts';

/** What a person says where a book leaves its time open. */
export type TimeAnswers = {
  readonly period?: Months & { readonly year: number };
  /** That of the first month, where they pass December. */
  readonly year?: number;
  /** The first and the last day of a heating season, `11-15` or `2024-11-15`. */
  readonly season?: { readonly first: string; readonly last: string };
  readonly endDay?: EndDay;
};

/** What is still to be asked of the time of a row. */
export type OpenTime =
  | { readonly kind: 'month' }
  | { readonly kind: 'year'; readonly month: number; readonly months: number }
  | { readonly kind: 'period'; readonly of: readonly Months[] }
  | { readonly kind: 'season'; readonly began: readonly number[] }
  | { readonly kind: 'end'; readonly first: string; readonly last: string }
  | { readonly kind: 'unread'; readonly text: string };

export type Settled = { readonly days: Days | null; readonly open: OpenTime | null };

/** The days of all rows of a book: years that follow each other, and whether last days belong to their periods, show in all of them. */
export function settlePeriods(rows: readonly Timed[], said: TimeAnswers): Settled[] {
  const years = yearsOf(rows, said.year);
  const ends = endsOf(rows, said.endDay);
  const bySheet = sheetsDiffer(rows);
  return rows.map((row, at) => settled(row, said, { year: years[at] ?? null, ended: ends[at] ?? null, bySheet }));
}

type InBook = {
  readonly year: number | null;
  readonly ended: Ended | null;
  readonly bySheet: (of: readonly Months[]) => boolean;
};

const open = (of: OpenTime): Settled => ({ days: null, open: of });
const known = (days: Days): Settled => ({ days, open: null });

function settled({ period }: Timed, said: TimeAnswers, { year, ended, bySheet }: InBook): Settled {
  if (period.kind === 'days') return known(period.days);
  if (period.kind === 'unread') return open(period);
  if (period.kind === 'between') {
    const days = ended?.days ?? null;
    return days === null ? open({ kind: 'end', first: period.first, last: period.last }) : known(days);
  }
  if (period.kind === 'yearless') {
    if (year === null) return open({ kind: 'year', month: period.month, months: period.months });
    const days = period.daysIn(year);
    return days === null ? open({ kind: 'unread', text: `${year}-${period.month}` }) : known(days);
  }
  if (period.kind === 'unclear' && bySheet(period.of)) {
    const own = period.of[1] as Months;
    if (own.year !== null) return known(daysOfMonths({ ...own, year: own.year }));
  }
  const season = period.kind === 'season' && said.season !== undefined ? seasonDays(said.season, period.began) : null;
  if (season !== null) return known(season);
  if (said.period !== undefined) return known(daysOfMonths(said.period));
  if (period.kind === 'unclear') return open({ kind: 'period', of: period.of });
  return open(period.kind === 'season' ? period : { kind: 'month' });
}

/** A season by its days; the year is that of the book where the days name none. */
function seasonDays({ first, last }: { readonly first: string; readonly last: string }, began: readonly number[]): Days | null {
  const [only, ...others] = began;
  if (first.length > 5) return { from: first, to: nextDay(last) };
  if (only === undefined || others.length > 0) return null;
  return { from: `${only}-${first}`, to: nextDay(`${first < last ? only : only + 1}-${last}`) };
}

const nextDay = (iso: string): string => new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Sheets that all have one title of several months, and each the name of another month, are of these months. */
function sheetsDiffer(rows: readonly Timed[]) {
  const months = new Map<string, Set<string>>();
  const keyOf = (of: readonly Months[]): string => JSON.stringify(of[0]);
  for (const { period } of rows) {
    if (period.kind !== 'unclear' || period.of.length !== 2) continue;
    const own = months.get(keyOf(period.of)) ?? new Set();
    months.set(keyOf(period.of), own.add(JSON.stringify(period.of[1])));
  }
  return (of: readonly Months[]): boolean => (months.get(keyOf(of))?.size ?? 0) > 1;
}

/** The years of months without one: what is said around them, and where they pass December, what leaves all of them within that. */
function yearsOf(rows: readonly Timed[], said: number | undefined): (number | null)[] {
  const out: (number | null)[] = rows.map(() => null);
  const all = rows.flatMap(({ period }, at) => (period.kind === 'yearless' ? [{ at, period }] : []));
  for (const group of Map.groupBy(all, ({ period }) => JSON.stringify(period.context)).values()) {
    const { context } = (group[0] as (typeof group)[number]).period;
    const months = [...new Set(group.map(({ period }) => period.month))];
    const turns = turnsIn(months);
    const first =
      turns === null
        ? context === null
          ? (said ?? null)
          : null
        : (firstYear(
            group.map(({ period }) => period),
            months,
            turns,
          ) ??
          said ??
          null);
    for (const { at, period } of group) {
      const turn = turns?.[months.indexOf(period.month)] ?? 0;
      out[at] = first === null ? (turns === null ? (yearOf(period.month, context, period.months) ?? said ?? null) : null) : first + turn;
    }
  }
  return out;
}

/** The only year of the first of these months with which all are within what is said; null if there are several, or none. */
function firstYear(periods: readonly Yearless[], months: readonly number[], turns: readonly number[]): number | null {
  const { context } = periods[0] as Yearless;
  if (context === null) return null;
  const fits: number[] = [];
  for (let year = Math.floor(context.first / 12) - 1; year <= Math.floor(context.last / 12) + 1; year += 1) {
    const isWithin = periods.every(({ month, months: count }) => {
      const at = (year + (turns[months.indexOf(month)] as number)) * 12 + month - 1;
      return at >= context.first && at + count - 1 <= context.last;
    });
    if (isWithin) fits.push(year);
  }
  return fits.length === 1 ? (fits[0] as number) : null;
}
