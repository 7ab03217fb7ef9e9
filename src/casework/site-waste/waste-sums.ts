import { exact, rounded, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';

/** Where waste went, t as text with three decimals. */
export type Waste = { readonly made: string; readonly reused: string; readonly disposed: string; readonly stored: string };

/** One kind of waste in a month, as reported; null if not reported. */
export type KindReported = { readonly kind: string } & { readonly [K in keyof Waste]: string | null };

/** The report of a month of a site. */
export type MonthReported = {
  readonly case: string;
  readonly region: string;
  /** `2026-03` */
  readonly period: string;
  /** As the site reports for the whole month. */
  readonly whole: { readonly [K in keyof Waste]: string | null };
  readonly kinds: readonly KindReported[];
};

export const wasteFields = ['made', 'reused', 'disposed', 'stored'] as const;

/** Amounts that a site reports for a month. */
export type Reported = { readonly [K in keyof Waste]: string | null } & { readonly case: string; readonly period: string };

/**
 * Sums of some reports, null if none of them gives a value. What is stored is a stock: of each site, the last month that gives it. With the
 * share that was reused: 0 to 1 with four decimals, half up; null if nothing was made, or the amount made is not reported.
 */
export type WasteSum = { readonly [K in keyof Waste]: string | null } & { readonly reuseShare: string | null };

const nothing = exact('0');
const tonnes = 3;
const shareDecimals = 4;

const textOf = (sum: Exact | null): string | null => (sum === null ? null : rounded(sum, tonnes));

const valueOf = (text: string | null): Exact => (text === null ? nothing : exact(text));

/** @example sumOf([{ case: 'c', period: '2026-01', made: '10', reused: '4', disposed: '6', stored: null }]).reuseShare // '0.4000' */
export function sumOf(some: readonly Reported[]): WasteSum {
  const total = (field: keyof Waste): Exact | null => {
    const said = (field === 'stored' ? lastOfEach(some) : some).flatMap((one) => one[field] ?? []);
    return said.length === 0 ? null : said.reduce((sum, text) => sum.add(exact(text)), nothing);
  };
  const [made, reused] = [total('made'), total('reused')];
  const told = Object.fromEntries(wasteFields.map((field) => [field, textOf(total(field))])) as Pick<WasteSum, keyof Waste>;
  const isShare = made !== null && reused !== null && made.compare(nothing) !== 0;
  return { ...told, reuseShare: isShare ? rounded(reused.div(made), shareDecimals) : null };
}

/** Of each site and kind, the last month that says what is stored. */
function lastOfEach(some: readonly (Reported & { readonly kind?: string })[]): Reported[] {
  const told = some.filter(({ stored }) => stored !== null).toSorted((a, b) => a.period.localeCompare(b.period));
  return [...new Map(told.map((one) => [`${one.case} ${one.kind ?? ''}`, one])).values()];
}

/** What was made and is neither reused, disposed of nor stored; negative if more left than was made. */
const gapOf = ({ made, reused, disposed, stored }: KindReported | MonthReported['whole']): Exact =>
  valueOf(made).sub(valueOf(reused)).sub(valueOf(disposed)).sub(valueOf(stored));

/** Where the reports of sites do not add up: the month as a whole, one of its kinds, the kinds against the whole. */
export function imbalances(months: readonly MonthReported[]): Finding[] {
  return months.flatMap((month) => {
    const { case: code, period, whole, kinds } = month;
    const warn = (finding: string, evidence: Finding['evidence']): Finding => ({
      code: finding,
      severity: 'warning',
      evidence: { case: code, period, ...evidence },
    });
    const gap = gapOf(whole);
    const ofKinds = kinds.flatMap((one) => {
      // for a kind that reports only what was made, nothing can fail to add up
      if ([one.reused, one.disposed, one.stored].every((text) => text === null)) return [];
      const open = gapOf(one);
      return open.compare(nothing) === 0 ? [] : [warn('waste-kind-not-balanced', { kind: one.kind, gap: rounded(open, tonnes) })];
    });
    const made = kinds.reduce((sum, one) => sum.add(valueOf(one.made)), nothing);
    const differs = kinds.length > 0 && made.compare(valueOf(whole.made)) !== 0;
    return [
      ...(gap.compare(nothing) === 0 ? [] : [warn('waste-not-balanced', { gap: rounded(gap, tonnes) })]),
      ...ofKinds,
      ...(differs ? [warn('waste-kinds-differ', { kinds: rounded(made, tonnes), whole: rounded(valueOf(whole.made), tonnes) })] : []),
    ];
  });
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
