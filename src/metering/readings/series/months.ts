import { civil, dayNumber } from '#kernel/day.ts';

/** Local days (days since 1970-01-01), the last not included. */
export type DayRange = { readonly from: number; readonly to: number };

/** The pieces of a sum over days: whole months, answered by month rows, and the remaining days. They neither touch nor overlap. */
export type Pieces = { readonly months: readonly DayRange[]; readonly days: readonly DayRange[] };

/** The first day of the month that contains a day. */
export function monthOf(day: number): number {
  const { year, month } = civil(day);
  return dayNumber(year, month, 1);
}

/** The first day of the month after. */
export function nextMonth(day: number): number {
  const { year, month } = civil(day);
  return dayNumber(year, month + 1, 1);
}

/** The months that contain days, by their first days. */
export function monthsIn({ from, to }: DayRange): number[] {
  const months: number[] = [];
  for (let month = monthOf(from); month < to; month = nextMonth(month)) months.push(month);
  return months;
}

/** @param isLoose whether the rows of the month that begins on this day must not be used */
export function piecesOf({ from, to }: DayRange, isLoose: (month: number) => boolean): Pieces {
  const pieces = { months: [] as DayRange[], days: [] as DayRange[] };
  for (let day = from; day < to;) {
    const next = nextMonth(day);
    const whole = day === monthOf(day) && next <= to && !isLoose(day);
    const end = Math.min(next, to);
    laid(whole ? pieces.months : pieces.days, { from: day, to: end });
    day = end;
  }
  return pieces;
}

/** Appends a range; one that begins where the last ends extends it. */
function laid(ranges: DayRange[], range: DayRange): void {
  const last = ranges.at(-1);
  if (last?.to === range.from) ranges[ranges.length - 1] = { from: last.from, to: range.to };
  else ranges.push(range);
}

/** Consecutive months, merged into ranges of days. */
export function runsOf(months: readonly number[]): DayRange[] {
  const runs: DayRange[] = [];
  for (const month of months.toSorted((a, b) => a - b)) laid(runs, { from: month, to: nextMonth(month) });
  return runs;
}
