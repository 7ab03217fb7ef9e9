import { dayAfter, daysOfMonths, type Days, type EndDay } from './days-named.ts';
import { endsOf, type Ended } from './end-days.ts';
import type { Months } from './month-named.ts';
import type { Between, Period, Timed } from './period-of.ts';
import { yearsOf, type YearFound } from './year-groups.ts';

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
  /** `first`: the first of the months that pass December with this one. */
  | { readonly kind: 'year'; readonly month: number; readonly first: number | null }
  | { readonly kind: 'period'; readonly of: readonly Months[] }
  | { readonly kind: 'season'; readonly began: readonly number[] }
  | { readonly kind: 'end'; readonly first: string; readonly last: string; readonly of: Between['of'] }
  | { readonly kind: 'unread'; readonly text: string };

/** The days of a row, or what is open; `by`: the answers that it took. */
export type Settled = { readonly days: Days | null; readonly open: OpenTime | null; readonly by: readonly (keyof TimeAnswers)[] };

/** The days of all rows of a book: years that follow each other, and whether last days belong to their periods, show in all of them. */
export function settlePeriods(rows: readonly Timed[], said: TimeAnswers): Settled[] {
  const years = yearsOf(rows, said.year);
  const dated = rows.map((row, at) => ({ ...row, period: inYear(row.period, years[at] ?? null) }));
  const ends = endsOf(dated, said.endDay);
  const bySheet = sheetsDiffer(rows);
  return dated.map(({ period }, at) => {
    const [year, ended] = [years[at] ?? null, ends[at] ?? null];
    const { days, open, by } = settled(period, said, { year, ended, bySheet });
    return { days, open, by: year?.isSaid === true ? ['year', ...by] : by };
  });
}

const inYear = (period: Period, found: YearFound | null): Period =>
  period.kind === 'yearless' && found !== null && found.year !== null ? period.inYear(found.year) : period;

type InBook = { readonly year: YearFound | null; readonly ended: Ended | null; readonly bySheet: (title: Months) => boolean };

const open = (of: OpenTime): Settled => ({ days: null, open: of, by: [] });
const known = (days: Days, ...by: readonly (keyof TimeAnswers)[]): Settled => ({ days, open: null, by });

function settled(period: Period, { period: months, season }: TimeAnswers, { year, ended, bySheet }: InBook): Settled {
  switch (period.kind) {
    case 'days':
      return known(period.days);
    case 'unread':
      return open({ kind: 'unread', text: period.text });
    case 'between': {
      const { first, last, of } = period;
      if (ended === null || ended.days === null) return open({ kind: 'end', first, last, of });
      return ended.isSaid ? known(ended.days, 'endDay') : known(ended.days);
    }
    case 'yearless':
      return open({ kind: 'year', month: period.month, first: year?.first ?? null });
    case 'unclear': {
      const { own, of } = period;
      if (own !== undefined && own.year !== null && bySheet(of[0] as Months)) return known(daysOfMonths({ ...own, year: own.year }));
      return months !== undefined && of.some((one) => isMeant(one, months))
        ? known(daysOfMonths(months), 'period')
        : open({ kind: 'period', of });
    }
    case 'season': {
      const days = season === undefined ? null : seasonDays(season, period.began);
      return days === null ? open({ kind: 'season', began: period.began }) : known(days, 'season');
    }
    default:
      return months === undefined ? open({ kind: 'month' }) : known(daysOfMonths(months), 'period');
  }
}

const isMeant = (one: Months, { year, month, months }: Months): boolean =>
  one.month === month && one.months === months && (one.year === null || one.year === year);

/** A season by its days, if they are of a year in which it may begin; the year is that of the book where the days name none. */
function seasonDays({ first, last }: { readonly first: string; readonly last: string }, began: readonly number[]): Days | null {
  const [only, ...others] = began;
  if (first.length > 5) return began.length === 0 || began.includes(Number(first.slice(0, 4))) ? { from: first, to: dayAfter(last) } : null;
  if (only === undefined || others.length > 0) return null;
  return { from: `${only}-${first}`, to: dayAfter(`${first < last ? only : only + 1}-${last}`) };
}

/** Sheets that all have one title of several months, and each the name of another month, are of these months. */
function sheetsDiffer(rows: readonly Timed[]): InBook['bySheet'] {
  const months = new Map<string, Set<string>>();
  for (const { period } of rows) {
    if (period.kind !== 'unclear' || period.own === undefined) continue;
    const title = JSON.stringify(period.of[0]);
    months.set(title, (months.get(title) ?? new Set()).add(JSON.stringify(period.own)));
  }
  return (title) => (months.get(JSON.stringify(title))?.size ?? 0) > 1;
}
