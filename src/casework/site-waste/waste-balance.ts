import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { exact, rounded, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { wasteFields, type Amounts, type KindReported, type MonthReported } from './waste-sums.ts';

/** All reports of a site, and the first month that it is to report on. */
export type SiteMonths = { readonly first: string | null; readonly months: readonly MonthReported[] };

const nothing = exact('0');
const tonnes = 3;
const ways = ['reused', 'disposed', 'stored'] as const;

/** @example monthBefore('2026-01') // '2025-12' */
const monthBefore = (period: string): string => dayText(addMonths(parseDay(`${period}-01`) as number, -1)).slice(0, 7);

/** The sum of some values; null if one of them is not reported. */
const totalOf = (texts: readonly (string | null)[]): Exact | null =>
  texts.reduce<Exact | null>((sum, text) => (sum === null || text === null ? null : sum.add(exact(text))), nothing);

/**
 * What was made and is neither reused, disposed of nor stored in addition to what was stored before; negative if more left than there was.
 * Null if one of them is not known.
 */
function gapOf({ made, reused, disposed, stored }: Amounts, before: Exact | null): Exact | null {
  const there = totalOf([made]);
  const left = totalOf([reused, disposed, stored]);
  return there === null || left === null || before === null ? null : there.add(before).sub(left);
}

/** The rows of each kind as one; an amount that a row does not give is not known for its kind. */
function byKind(kinds: readonly KindReported[]): Map<string, Amounts> {
  const text = (sum: Exact | null): string | null => (sum === null ? null : rounded(sum, tonnes));
  const groups = [...Map.groupBy(kinds, ({ kind }) => kind)].filter(([kind]) => kind !== '');
  return new Map(
    groups.map(([kind, rows]) => [
      kind,
      Object.fromEntries(wasteFields.map((field) => [field, text(totalOf(rows.map((row) => row[field])))])) as Amounts,
    ]),
  );
}

/** What a site had stored of a kind at the end of a month. One that is not listed had none, if the others are all of it. */
function kindStored({ whole, kinds }: MonthReported, kind: string): Exact | null {
  const own = byKind(kinds).get(kind);
  if (own !== undefined) return totalOf([own.stored]);
  const [all, others] = [totalOf([whole.stored]), totalOf(kinds.map(({ stored }) => stored))];
  return all !== null && others !== null && all.compare(others) === 0 ? nothing : null;
}

/** Whether a row leaves out its kind, what was made, or some of the ways that it went. */
function isIncomplete({ kind, made, ...went }: KindReported): boolean {
  const untold = ways.filter((way) => went[way] === null).length;
  return kind === '' || made === null || (untold > 0 && untold < ways.length);
}

/**
 * Where the reports of a site do not add up: the month as a whole, one of its kinds, the kinds against the whole. What is stored counts by
 * how much it changed since the month before; nothing was stored before the first month of the site.
 */
export function imbalances({ first, months }: SiteMonths): Finding[] {
  const reports = new Map(months.map((one) => [one.period, one]));
  return months.flatMap((month) => {
    const { case: code, period } = month;
    const before = monthBefore(period);
    const [starts, last] = [period === first, reports.get(before)];
    const find = (finding: string, evidence: Finding['evidence'], severity: Finding['severity'] = 'warning'): Finding => ({
      code: finding,
      severity,
      evidence: { case: code, period, ...evidence },
    });
    if (!starts && last === undefined) return [find('waste-stock-unknown', { before }, 'info'), ...amiss(month, find)];
    const whole = starts ? nothing : totalOf([(last as MonthReported).whole.stored]);
    const ofKind = (kind: string): Exact | null => (starts ? nothing : kindStored(last as MonthReported, kind));
    return [
      ...gaps('waste-not-balanced', gapOf(month.whole, whole), whole, find),
      ...[...byKind(month.kinds)].flatMap(([kind, amounts]) =>
        gaps('waste-kind-not-balanced', gapOf(amounts, ofKind(kind)), ofKind(kind), (finding, evidence) =>
          find(finding, { kind, ...evidence }),
        ),
      ),
      ...amiss(month, find),
    ];
  });
}

type Find = (code: string, evidence: Finding['evidence']) => Finding;

const gaps = (code: string, gap: Exact | null, before: Exact | null, find: Find): Finding[] =>
  gap === null || before === null || gap.compare(nothing) === 0
    ? []
    : [find(code, { gap: rounded(gap, tonnes), before: rounded(before, tonnes) })];

/** What can be said of a month by itself: rows that are not filled in, and kinds that are not the whole. */
function amiss({ whole, kinds }: MonthReported, find: Find): Finding[] {
  const incomplete = kinds.filter(isIncomplete).length;
  const [made, all] = [totalOf(kinds.map((one) => one.made)), totalOf([whole.made])];
  const differs = kinds.length > 0 && made !== null && all !== null && made.compare(all) !== 0;
  return [
    ...(incomplete === 0 ? [] : [find('waste-kind-incomplete', { count: incomplete })]),
    ...(differs ? [find('waste-kinds-differ', { kinds: rounded(made, tonnes), whole: rounded(all, tonnes) })] : []),
  ];
}
