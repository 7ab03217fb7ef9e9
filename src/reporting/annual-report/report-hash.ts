import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Words } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { AnnualReport } from './facts.ts';
import { presentReport } from './present.ts';

/** All that a yearly report says, in one hash: the same whenever and in whichever language it is told. */
export function reportHash(report: AnnualReport, words: Words): string {
  const { region, year, template, due, sections, missing } = presentReport(report, words, 'zh');
  const read = sections.map(({ title, clause, sentences, charts }) => ({
    title,
    clause,
    sentences: sentences.map(({ text }) => text),
    charts: charts.map(({ series, ...chart }) => ({ ...chart, series: series.map((one) => one.points.map(({ value }) => value)) })),
  }));
  return sha256(canonicalJson({ region, year, template, due, sections: read, missing }));
}
