import { verdictTerms } from '#benchmarking/vocabulary.ts';
import type { Say } from './output.ts';
import { table } from './table.ts';
import { term, label } from './terms.ts';
import { harmless } from './width.ts';

type SpokenFinding = { readonly code: string; readonly severity: 'info' | 'warning' | 'error'; readonly detail: string };
type Rejected = { readonly row: number; readonly column: string | null; readonly code: string; readonly detail: string };

/** How many lines of a list are shown to people; JSON has all. */
export const shown = 20;

/** Blocks of text with an empty line between; empty ones are left out. */
export function blocks(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join('\n\n');
}

/** Findings in words, the gravest first. */
export function findingLines(findings: readonly SpokenFinding[] | undefined, say: Say): string {
  const rank = { error: 0, warning: 1, info: 2 } as const;
  const mark = { error: label(say, 'error'), warning: label(say, 'attention'), info: label(say, 'remarks') } as const;
  const sorted = (findings ?? []).toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  return lines(
    sorted.map(({ severity, detail }) => `[${mark[severity]}] ${harmless(detail)}`),
    say,
  );
}

/** Rejected rows: where, and what is wrong. */
export function rejectedLines(rejected: readonly Rejected[] | undefined, count: number, say: Say): string {
  if (rejected === undefined || rejected.length === 0) return '';
  const columns = [
    { title: label(say, 'row'), cell: (one: Rejected) => one.row, number: true },
    { title: label(say, 'column'), cell: (one: Rejected) => one.column },
    { title: say('原因', 'what is wrong'), cell: (one: Rejected) => one.detail },
  ];
  const told = table(columns, rejected.slice(0, shown));
  return `${say('未导入的行', 'Rejected rows')}\n${told}${moreOf(count, Math.min(shown, rejected.length), say)}`;
}

/** A list cut to what a person reads. */
export function lines(all: readonly string[], say: Say): string {
  return all.slice(0, shown).join('\n') + moreOf(all.length, Math.min(shown, all.length), say);
}

function moreOf(count: number, told: number, say: Say): string {
  return count > told ? `\n${say(`……另有 ${count - told} 条`, `... and ${count - told} more`)}` : '';
}

/** A verdict against the quota in words; one that rests on anything not verified is marked 参考. */
export function verdictIn(
  told: { readonly verdict: 'leading' | 'within' | 'over' | 'unknown'; readonly indicative: boolean },
  say: Say,
): string {
  return `${term(say, verdictTerms, told.verdict)}${told.indicative ? say('【参考】', ' (参考, indicative only)') : ''}`;
}
