import { tell, type Finding, type Language, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { BuildingReport } from './building-report.ts';
import type { PlaceReport } from './place-report.ts';
import type { ReportPeriod } from './period.ts';
import type { AsOf } from '#kernel/as-of.ts';

const headOf = ({ text, kind, from, to }: ReportPeriod, { received }: AsOf) => ({
  period: text,
  kind,
  from,
  to,
  knownAt: formatInstant(received / 1000),
});

/** A building's report in the reader's words. */
export function presentBuilding({ period, known, ...report }: BuildingReport, words: Words, language: Language) {
  const why = (missing: Finding | null) => (missing === null ? null : tell(missing, words, language).detail);
  const { intensity, items, verdict, rank, toDo } = report;
  const { missing, ...line } = intensity;
  return {
    ...report,
    ...headOf(period, known),
    carriers: report.carriers.map(spread),
    total: { ...spread(report.total), without: [...report.total.without] },
    intensity: { ...spread(line), why: why(missing) },
    items: items.map((one) => ({ ...one, name: one.name?.[language] ?? null })),
    verdict: { ...verdict, why: why(verdict.missing) },
    rank: { ...rank, why: why(rank.missing) },
    findings: report.findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
    toDo: toDo.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  };
}

/** Content of a building's report, with all words. */
export type BuildingReportContent = ReturnType<typeof presentBuilding>;

const spread = <T extends { readonly compared: readonly unknown[] }>(line: T) => ({
  ...line,
  compared: [...line.compared] as T['compared'][number][],
});

/** A place's report in the reader's words. */
export function presentPlace({ period, known, ...report }: PlaceReport, words: Words, language: Language) {
  const findings = report.findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
  return { ...report, ...headOf(period, known), findings, total: { ...report.total, without: [...report.total.without] } };
}

export type PlaceReportContent = ReturnType<typeof presentPlace>;
