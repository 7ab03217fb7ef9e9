import { verdictTerms } from '#supervision/benchmarking/vocabulary.ts';
import type { Say } from './output.ts';
import { number, table } from './table.ts';
import { term, label } from './terms.ts';
import { harmless } from './width.ts';

type SpokenFinding = { readonly code: string; readonly severity: 'info' | 'warning' | 'error'; readonly detail: string };
type Rejected = { readonly row: number; readonly column: string | null; readonly code: string; readonly detail: string };

/** How many lines of a list are printed for people; JSON contains all. */
export const shown = 20;

/** Blocks of text separated by an empty line; empty ones are dropped. */
export function blocks(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join('\n\n');
}

/** Findings as text, most severe first. */
export function findingLines(findings: readonly SpokenFinding[] | undefined, say: Say): string {
  const rank = { error: 0, warning: 1, info: 2 } as const;
  const mark = { error: label(say, 'error'), warning: label(say, 'attention'), info: label(say, 'remarks') } as const;
  const sorted = (findings ?? []).toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  return lines(
    sorted.map(({ severity, detail }) => `[${mark[severity]}] ${harmless(detail)}`),
    say,
  );
}

type Reason = {
  readonly column: string | null;
  readonly count: number;
  readonly rows: readonly number[];
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly detail: string;
};

/** Rejected rows by reason: how many, where, all the rejected values, and what is wrong with the first. */
function reasonLines(reasons: readonly Reason[], say: Say): string {
  const columns = [
    { title: say('数量', 'count'), cell: (one: Reason) => number(one.count), number: true },
    { title: label(say, 'column'), cell: (one: Reason) => one.column },
    {
      title: label(say, 'row'),
      cell: (one: Reason) => `${one.rows.slice(0, 3).join(', ')}${one.count > Math.min(3, one.rows.length) ? ' …' : ''}`,
    },
    { title: say('原因', 'what is wrong'), cell: (one: Reason) => one.detail },
  ];
  const told = reasons.slice(0, shown);
  const values = told.filter((one) => one.values.length > 1).map((one) => valuesOf(one, say));
  const title = say('未导入的行（按原因）', 'Rejected rows, by reason');
  return blocks(`${title}\n${table(columns, told)}${moreOf(reasons.length, told.length, say)}`, values.join('\n'));
}

/** Every value rejected for one reason, each with its number of occurrences. */
function valuesOf({ column, values }: Reason, say: Say): string {
  const told = values.slice(0, 60).map(({ value, count }) => (count > 1 ? `${value} (${count})` : value));
  const more = values.length > told.length ? ' …' : '';
  return harmless(`${say('全部取值', 'All values')} ${column ?? ''}: ${told.join(say('、', ', '))}${more}`);
}

/** Rejected rows: by reason if several share one, otherwise where each is and what is wrong. */
export function rejectedLines(rejected: readonly Rejected[] | undefined, count: number, say: Say, reasons?: readonly Reason[]): string {
  if (rejected === undefined || rejected.length === 0) return '';
  if (reasons !== undefined && reasons.length > 0 && (count > shown || reasons.length < rejected.length)) return reasonLines(reasons, say);
  const columns = [
    { title: label(say, 'row'), cell: (one: Rejected) => one.row, number: true },
    { title: label(say, 'column'), cell: (one: Rejected) => one.column },
    { title: say('原因', 'what is wrong'), cell: (one: Rejected) => one.detail },
  ];
  const told = table(columns, rejected.slice(0, shown));
  return `${say('未导入的行', 'Rejected rows')}\n${told}${moreOf(count, Math.min(shown, rejected.length), say)}`;
}

/** A list cut to a length that people read. */
export function lines(all: readonly string[], say: Say): string {
  return all.slice(0, shown).join('\n') + moreOf(all.length, Math.min(shown, all.length), say);
}

/** A list of the program below its rows, with the total if it is cut. */
export function cutList(told: string, listed: number, total: number, say: Say): string {
  const cut = say(`共 ${number(total)} 条，此处列出 ${number(listed)} 条`, `${number(total)} in all, ${number(listed)} of them listed`);
  return blocks(told, listed < total && cut);
}

function moreOf(count: number, told: number, say: Say): string {
  return count > told ? `\n${say(`……另有 ${count - told} 条`, `... and ${count - told} more`)}` : '';
}

/** A verdict against the quota as text; anything based on unverified data is marked 参考, what the city confirmed 本市核定. */
export function verdictIn(
  told: {
    readonly verdict: 'leading' | 'within' | 'over' | 'unknown';
    readonly indicative: boolean;
    readonly byCity?: boolean | undefined;
  },
  say: Say,
): string {
  const byCity = told.byCity === true ? say('【本市核定】', ' (confirmed by the city)') : '';
  return `${term(say, verdictTerms, told.verdict)}${told.indicative ? say('【参考】', ' (参考, indicative only)') : byCity}`;
}

/** The message that a file was written. */
export const written = (file: string, say: Say): string => say(`已写入 ${file}。`, `Written to ${file}.`);
