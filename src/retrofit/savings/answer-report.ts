import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { isVerified } from '#kernel/source-status.ts';
import type { SavingsReport } from '#retrofit/temperature-model/report.ts';
import { type Base, fittedBase, sealedBase } from './model/base-of.ts';
import { type Comparison, compareWithPool } from './compare.ts';
import type { DaySpan, ReportQuestion, SavingsEvent } from './facts.ts';
import type { SavingsNeeds } from './needs.ts';
import { type PeriodSavings, savingsIn } from './report.ts';

export const reportParts = ['measured', 'predicted', 'nonRoutine', 'adjustedBaseline', 'savings'] as const;

export type ReportPart = (typeof reportParts)[number];

/** The savings as standard coal; the coefficient with its source. */
export type StandardCoal = {
  readonly value: number;
  readonly coefficient: number;
  readonly source: string;
  readonly status: string;
  readonly indicative: boolean;
};

export type ReportAnswer = {
  readonly base: Base;
  readonly period: DaySpan;
  readonly savings: PeriodSavings;
  readonly events: readonly SavingsEvent[];
  /** As reported: compared with the pool if there is one. */
  readonly told: SavingsReport;
  readonly comparison: Comparison | null;
  readonly figures: Readonly<Record<ReportPart, string>>;
  readonly standardCoal: StandardCoal | null;
  /** ms UTC */
  readonly knownAt: number;
  readonly findings: readonly Finding[];
};

/** Answers a report, as known at a time. @param asked the hash of the question, which its figures name */
export async function reportTold(
  needs: SavingsNeeds,
  scope: Scope,
  { question, asked, known }: { readonly question: ReportQuestion; readonly asked: string; readonly known: AsOf },
): Promise<ReportAnswer> {
  const { of, period, compare } = question;
  const base = 'baseline' in of ? await sealedBase(needs, scope, of.baseline) : await fittedBase(needs, scope, of.fit, known);
  const savings = await savingsIn(needs, scope, base, question, known);
  const comparison = compare === null ? null : await compareWithPool(needs, scope, { base, savings, question, pool: compare }, known);
  const told = comparison === null ? savings.told : { ...savings.told, ...comparison.told };
  const id = (part: ReportPart): string => figureId({ kind: 'savings', asked, part, ...known });
  return {
    base,
    period,
    savings,
    events: question.events,
    told,
    comparison,
    figures: Object.fromEntries(reportParts.map((part) => [part, id(part)])) as Record<ReportPart, string>,
    standardCoal: coalOf(needs, savings, told.savings, period, known),
    knownAt: known.received,
    findings: [...savings.findings, ...(comparison?.findings ?? [])],
  };
}

function coalOf(
  { knowledge }: Pick<SavingsNeeds, 'knowledge'>,
  { sum: { carrier, unit } }: PeriodSavings,
  saved: number,
  period: DaySpan,
  known: AsOf,
): StandardCoal | null {
  const found = knowledge.find('coefficient', `standard-coal/${carrier}`, { on: period.from, ...known });
  if (found === null || found.unit !== `kgce/${unit}`) return null;
  const { value, source, status, id, version } = found;
  const indicative = !isVerified(status);
  return {
    value: saved * value,
    coefficient: value,
    source: `${source.document}，${source.clause}（${id}@${version}）`,
    status,
    indicative,
  };
}
