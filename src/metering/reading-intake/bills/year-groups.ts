import type { Timed, Yearless } from './period-of.ts';
import { monthNumber, turnsIn, yearOf } from './year-of.ts';

/** The year of a row that names none; `first`: the first of the months that pass December with it, whose year is asked for. */
export type YearFound = { readonly year: number | null; readonly isSaid: boolean; readonly first: number | null };

type Open = { readonly at: number; readonly row: Timed; readonly period: Yearless };

/** From the widest on: months of one carrier that pass December do so over the sheets, in one, or of one meter. */
const keys: readonly ((one: Open) => string)[] = [
  ({ row, period }) => JSON.stringify([period.context, row.carrier]),
  ({ row }) => row.sheet,
  ({ row }) => row.meter,
];

/**
 * The years of months without one: what is said around them, and where they pass December, what leaves all of them within that.
 * @param said the year of the first of them, as a person says, where nothing else shows it
 * @returns null for rows that need none
 */
export function yearsOf(rows: readonly Timed[], said: number | undefined): (YearFound | null)[] {
  const out: (YearFound | null)[] = rows.map(() => null);
  const all = rows.flatMap((row, at) => (row.period.kind === 'yearless' ? [{ at, row, period: row.period }] : []));
  for (const group of groupsOf(all, keys)) {
    const periods = group.map(({ period }) => period);
    const [months, turns] = [monthsOf(group), turnsIn(monthsOf(group))];
    const first = turns === null ? null : firstYear(periods, months, turns);
    for (const { at, period } of group) {
      const turn = turns?.[months.indexOf(period.month)] ?? 0;
      const own = turns === null ? alone(period, months.length === 1) : first;
      const year = own ?? said ?? null;
      out[at] = {
        year: year === null ? null : year + turn,
        isSaid: own === null && year !== null,
        first: turns === null ? null : (months[0] as number),
      };
    }
  }
  return out;
}

const monthsOf = (group: readonly Open[]): number[] => [...new Set(group.map(({ period }) => period.month))];

const isTurned = (group: readonly Open[]): boolean => turnsIn(monthsOf(group)) !== null;

/** Rows whose months are in one order. */
function groupsOf(all: readonly Open[], [key, ...finer]: typeof keys): (readonly Open[])[] {
  if (key === undefined) return [all];
  const groups = [...Map.groupBy(all, key).values()].flatMap((group) => {
    const parts = isTurned(group) ? [] : groupsOf(group, finer);
    return parts.some(isTurned) ? parts : [group];
  });
  const turned = groups.filter(isTurned).map((group) => [...group]);
  const rest = groups.filter((group) => !isTurned(group));
  // a few of the months that pass December beside them are of the same winter
  const own = rest.filter((group) => {
    const winter = turned.find((other) => monthsOf(group).every((month) => monthsOf(other).includes(month)) && isBeside(group, other));
    winter?.push(...group);
    return winter === undefined;
  });
  return [...turned, ...own];
}

const isBeside = ([one]: readonly Open[], [other]: readonly Open[]): boolean =>
  one !== undefined && other !== undefined && keys[0]?.(one) === keys[0]?.(other);

/** The year of a month by what is said around it; 12-26 to 1-25 under 2025年 may begin in it or end in it. */
function alone(period: Yearless, isOnly: boolean): number | null {
  const { month, months, context, inYear } = period;
  const year = yearOf(month, context, months);
  if (year === null || context === null || context.isExact || !isOnly) return year;
  const of = inYear(year);
  const from = of.kind === 'days' ? of.days.from : of.kind === 'between' ? of.first : null;
  return from !== null && monthNumber(Number(from.slice(0, 4)), Number(from.slice(5, 7))) < context.first ? null : year;
}

/** The only year of the first of these months with which all are within what is said; null if there are several, or none. */
function firstYear(periods: readonly Yearless[], months: readonly number[], turns: readonly number[]): number | null {
  const { context } = periods[0] as Yearless;
  if (context === null) return null;
  const fits: number[] = [];
  for (let year = Math.floor(context.first / 12) - 1; year <= Math.floor(context.last / 12) + 1; year += 1) {
    const isWithin = periods.every(({ month, months: count }) => {
      const at = monthNumber(year + (turns[months.indexOf(month)] as number), month);
      return at >= context.first && at + count - 1 <= context.last;
    });
    if (isWithin) fits.push(year);
  }
  return fits.length === 1 ? (fits[0] as number) : null;
}
