import { labelTerms } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import { parseTime } from '#platform/tables/time.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { stepTerms } from '#kernel/vocabulary.ts';
import { longestTerm, type Term } from './facts.ts';
import { termKindTerms, workdayTerms } from './vocabulary.ts';

export const termKinds = ['workdays', 'days', 'months', 'years'] as const;

export type TermKind = (typeof termKinds)[number];

/** The column positions of a table of terms. */
export type TermColumns = { readonly from: number; readonly terms: readonly { readonly kind: TermKind; readonly at: number }[] };

/** The names of the columns in tables that offices keep, in addition to their names in the vocabulary. */
const headings: Readonly<Record<'from' | TermKind, readonly string[]>> = {
  from: named(workdayTerms.startDay.zh, labelTerms.day.zh, 'from 起算日期 起始日 起始日期 开始日期 受理日期'),
  workdays: named(termKindTerms.workdays.zh, 'workdays 工作日数 工作日天数'),
  days: named(termKindTerms.days.zh, 'days 日数 天 天数 自然日 自然日数 日历日'),
  months: named(termKindTerms.months.zh, stepTerms.month.zh, 'months 月数'),
  years: named(termKindTerms.years.zh, 'years 年数'),
};

function named(...texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(' '));
}

/** Finds `from` and at least one of the four by their headings. Throws Problem `workdays-columns-missing`. */
export function termColumns(header: readonly string[]): TermColumns {
  const heads = header.map((heading) => heading.trim().toLowerCase());
  const find = (name: 'from' | TermKind) => heads.findIndex((heading) => headings[name].includes(heading));
  const terms = termKinds.flatMap((kind) => (find(kind) < 0 ? [] : [{ kind, at: find(kind) }]));
  const from = find('from');
  if (from < 0 || terms.length === 0)
    throw new Problem('bad-input', 'workdays-columns-missing', { columns: header.join(', ').slice(0, 300) });
  return { from, terms };
}

/** A row of such a table, or what is wrong with it. `from` in days since 1970-01-01. */
export type TermRow = { readonly from: number; readonly term: Term } | { readonly code: string };

export function readRow(cells: readonly string[], columns: TermColumns): TermRow {
  const from = dayIn(cells[columns.from] ?? '');
  if (from === null) return { code: 'workdays-from-bad' };
  const given = columns.terms.map(({ kind, at }) => ({ kind, text: (cells[at] ?? '').trim() })).filter(({ text }) => text !== '');
  const [only, second] = given;
  if (only === undefined) return { code: 'workdays-term-missing' };
  if (second !== undefined) return { code: 'workdays-term-twice' };
  const read = parseDecimal(only.text);
  const count = typeof read === 'number' ? read / 10_000 : Number.NaN;
  if (!Number.isInteger(count) || count < 1 || count > longestTerm) return { code: 'workdays-term-bad' };
  return { from, term: { [only.kind]: count } as Term };
}

/** A day as offices write it, `2026-01-05`, `2026/1/5`, `2026年1月5日`; null if month and day cannot be distinguished. */
function dayIn(text: string): number | null {
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]/u.test(text.trim())) return null;
  const time = parseTime(text);
  if (typeof time === 'string') return null;
  const day = Math.floor(time.localSeconds / 86_400);
  return day >= firstDay && day <= lastDay ? day : null;
}

/** 0001-01-01 and 9999-12-31. */
const [firstDay, lastDay] = [-719_162, 2_932_896];
