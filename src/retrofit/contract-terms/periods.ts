import { addMonths, civil, dayNumber, dayText, parseDay } from '#kernel/day.ts';
import type { BaseMonth, Days, Piece, Terms } from './facts.ts';

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

const dayOf = (text: string): number => parseDay(text) as number;

/** The periods of a contract: counted in lengths of one period from its first day; the last one ends with the contract. */
export function periodsOf({ from, to, period }: Pick<Terms, 'from' | 'to' | 'period'>): Days[] {
  const [first, end] = [dayOf(from), dayOf(to)];
  const found: Days[] = [];
  for (let at = 0; ; at += 1) {
    const begins = addMonths(first, at * monthsOf[period]);
    if (begins >= end) return found;
    found.push({ from: dayText(begins), to: dayText(Math.min(end, addMonths(first, (at + 1) * monthsOf[period]))) });
  }
}

/** The item in force on a day, of items that each hold until the next. Undefined before the first. */
export function holding<T extends { readonly from: string }>(list: readonly T[], day: string): T | undefined {
  return list
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
}

/** The calendar month of a day, 1 to 12. */
export const monthOf = (day: string): number => Number(day.slice(5, 7));

/** Number of days in the month of a day. */
export function daysInMonthOf(day: string): number {
  const { year, month } = civil(dayOf(day));
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** The pieces of a period: each boundary's days, split wherever its price, the share, or any other input of its calculation changes. */
export function piecesOf(terms: Terms, { from, to }: Days): Piece[] {
  return terms.boundaries.flatMap(({ name }) => {
    const cuts = cutsOf(terms, name, { from, to }).filter((day) => day > from && day < to);
    const edges = [from, ...[...new Set(cuts)].toSorted(), to];
    return edges.slice(1).map((end, at) => ({ boundary: name, from: edges[at] as string, to: end }));
  });
}

function cutsOf(terms: Terms, boundary: string, days: Days): string[] {
  const prices = terms.prices.filter((one) => one.boundary === boundary).map(({ from }) => from);
  if (terms.type === 'shared') return [...prices, ...terms.providerShare.map(({ from }) => from)];
  if (terms.type === 'guaranteed') return prices;
  const base = terms.base.filter((one) => one.boundary === boundary);
  return [...prices, ...monthsWithin(days).filter((day) => baseChanges(base, day))];
}

function baseChanges(base: readonly BaseMonth[], day: string): boolean {
  const before = dayText(dayOf(day) - 1);
  const [a, b] = [before, day].map((one) => base.find(({ month }) => month === monthOf(one)));
  return a?.quantity !== b?.quantity || a?.yuan !== b?.yuan;
}

/** The first days of months that begin within a stretch. */
function monthsWithin({ from, to }: Days): string[] {
  const { year, month } = civil(dayOf(from));
  const found: string[] = [];
  for (let at = 0; ; at += 1) {
    const day = dayText(dayNumber(year, month + at, 1));
    if (day >= to) return found;
    if (day > from) found.push(day);
  }
}

/** The calendar months that a contract touches, 1 to 12. */
export function monthsTouched({ from, to }: Days): number[] {
  return [...new Set([from, ...monthsWithin({ from, to })].map(monthOf))].toSorted((a, b) => a - b);
}

/** The periods that a guarantee covers; null if its days are not whole periods. */
export function guaranteedPeriods(terms: Pick<Terms, 'from' | 'to' | 'period'>, { from, to }: Days): Days[] | null {
  const within = periodsOf(terms).filter((one) => one.from >= from && one.to <= to);
  return within[0]?.from === from && within.at(-1)?.to === to ? within : null;
}
