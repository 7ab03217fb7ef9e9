import { exact, rounded, type Exact } from '#kernel/exact-number.ts';

/** Where waste went, t as text with three decimals. */
export type Waste = { readonly made: string; readonly reused: string; readonly disposed: string; readonly stored: string };

/** Amounts as reported; null if not reported. What is stored is a stock, at the end of the month. */
export type Amounts = { readonly [K in keyof Waste]: string | null };

/** One kind of waste in a month, as reported; the kind is empty if the row names none. */
export type KindReported = Amounts & { readonly kind: string };

/** The report of a month of a site. */
export type MonthReported = {
  readonly case: string;
  readonly region: string;
  /** `2026-03` */
  readonly period: string;
  /** As the site reports for the whole month. */
  readonly whole: Amounts;
  readonly kinds: readonly KindReported[];
};

export const wasteFields = ['made', 'reused', 'disposed', 'stored'] as const;

/** Amounts that a site reports for a month. */
export type Reported = Amounts & { readonly case: string; readonly period: string };

/**
 * Sums of some reports, null if none of them gives a value. What is stored is a stock: of each site, what the last month that gives it
 * says. With the share that was reused: 0 to 1 with four decimals, half up; null if nothing was made, or the amount made is not reported.
 */
export type WasteSum = { readonly [K in keyof Waste]: string | null } & { readonly reuseShare: string | null };

const nothing = exact('0');
const tonnes = 3;
const shareDecimals = 4;

const textOf = (sum: Exact | null): string | null => (sum === null ? null : rounded(sum, tonnes));

/** @example sumOf([{ case: 'c', period: '2026-01', made: '10', reused: '4', disposed: '6', stored: null }]).reuseShare // '0.4000' */
export function sumOf(some: readonly Reported[]): WasteSum {
  const rows = withLastStock(some, some);
  const total = (field: keyof Waste): Exact | null => {
    const said = rows.flatMap((one) => one[field] ?? []);
    return said.length === 0 ? null : said.reduce((sum, text) => sum.add(exact(text)), nothing);
  };
  const [made, reused] = [total('made'), total('reused')];
  const told = Object.fromEntries(wasteFields.map((field) => [field, textOf(total(field))])) as Pick<WasteSum, keyof Waste>;
  const isShare = made !== null && reused !== null && made.compare(nothing) !== 0;
  return { ...told, reuseShare: isShare ? rounded(reused.div(made), shareDecimals) : null };
}

/**
 * Rows that keep what is stored only where they are of the last month of their site that says it, as a stock is no sum: all rows of that
 * month, and of no other month.
 * @param among the reports by which the last month is known
 */
function withLastStock<T extends Reported>(rows: readonly T[], among: readonly Reported[]): T[] {
  const last = new Map<string, string>();
  for (const { case: code, period, stored } of among) if (stored !== null && period > (last.get(code) ?? '')) last.set(code, period);
  return rows.map((one) => (one.stored === null || one.period === last.get(one.case) ? one : { ...one, stored: null }));
}

/** Sums grouped by a function of each, ordered by name. */
export function sumsBy<T extends Reported, K extends string>(
  name: K,
  some: readonly T[],
  nameOf: (one: T) => string,
): (WasteSum & { readonly [N in K]: string })[] {
  const groups = Map.groupBy(some, nameOf);
  return [...groups.keys()].toSorted().map((key) => ({ [name]: key, ...sumOf(groups.get(key) ?? []) }) as WasteSum & { [N in K]: string });
}

/** The amounts of months as a whole, each with its site. */
export const wholeMonths = (months: readonly MonthReported[]) =>
  months.map(({ case: code, whole, region, period }) => ({ ...whole, case: code, region, period }));

/** Sums by kind. A kind that the last month of a site does not list keeps no stock of an earlier one. */
export function sumsByKind(months: readonly MonthReported[]): (WasteSum & { readonly kind: string })[] {
  const rows = months.flatMap(({ case: code, period, kinds }) => kinds.map((one) => ({ ...one, case: code, period })));
  return sumsBy('kind', withLastStock(rows, [...rows, ...wholeMonths(months)]), ({ kind }) => kind);
}
