import type { Finding } from '#kernel/finding.ts';
import type { Gap } from './gaps.ts';

/** A rise over the same period of the year before that is worth a look: Yaodong's own rule. */
const muchMore = 0.1;

/** What a building's report says of what is to be done, the gravest first; one sentence each. */
export function toDoOf(of: {
  readonly year: number;
  readonly verdict: {
    readonly verdict: string;
    readonly indicative: boolean;
    readonly excess: number | null;
    readonly missing: Finding | null;
  };
  readonly gaps: readonly Gap[];
  readonly openFindings: number;
  readonly rise: number | null;
}): Finding[] {
  const { year, verdict, gaps, openFindings, rise } = of;
  const found: Finding[] = [];
  const add = (code: string, evidence: Finding['evidence']) => found.push({ code, severity: 'warning', evidence });
  if (verdict.verdict === 'over')
    add(verdict.indicative ? 'report-do-over-indicative' : 'report-do-over', { year, percent: percent(verdict.excess ?? 0) });
  if (verdict.verdict === 'unknown') {
    add('report-do-judge', { year });
    if (verdict.missing !== null) found.push(verdict.missing);
  }
  if (gaps.length > 0) add('report-do-gaps', { count: gaps.length });
  if (openFindings > 0) add('report-do-findings', { count: openFindings });
  if (rise !== null && rise > muchMore) add('report-do-rise', { percent: percent(rise) });
  return found.length > 0 ? found : [{ code: 'report-do-nothing', severity: 'info', evidence: {} }];
}

const percent = (share: number): number => Math.round(share * 1000) / 10;
