import type { AnnualReport } from './facts.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { implement } from '@orpc/server';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseUnread } from '#kernel/seen.ts';
import { knownOf, presentStanding, type Statements } from '#casework/statement/statement.ts';
import type { AnnualReports } from './annual-report.ts';
import { annualReportContract } from './contract.ts';
import { presentReport } from './present.ts';
import { annualReportKind, keptQuestion } from './statement.ts';
import { oneTemplate } from './templates.ts';

type Input = { readonly region: string; readonly year: number; readonly template?: string | undefined; readonly file?: string | undefined };

const questionOf = ({ region, year, template, file }: Input) => ({ region, year, template: oneTemplate({ id: template, file }) });

/** @param words those of all slices */
export function annualReportRoutes(reports: AnnualReports, statement: Pick<Statements, 'issueOrFollow' | 'standingNow'>, words: Words) {
  const on = implement(annualReportContract).$context<RequestContext>();
  /** Only what was read can be issued. Throws `seen-missing`, `seen-not-latest`, with how many sentences and gaps the report has now. */
  const refuseOther = async (scope: Scope, asked: Parameters<AnnualReports['draw']>[1], seen: string | undefined): Promise<void> => {
    const now = await reports.draw(scope, asked);
    const sentences = now.sections.reduce((sum, one) => sum + one.sentences.length, 0);
    refuseUnread(seen, reportHash(now, words), `${sentences} + ${now.missing.length}`, { region: asked.region, year: asked.year });
  };
  return on.router({
    draw: on.draw.handler(async ({ input: { knownAt, ...input }, context: { scope, language } }) => {
      const asked = questionOf(input);
      const found = await reports.draw(scope, { ...asked, known: reports.knownAt(knownAt) });
      const told = { ...presentReport(found, words, language), hash: reportHash(found, words) };
      const standing = await statement.standingNow(scope, { kind: annualReportKind, question: keptQuestion(asked) });
      return { ...told, ...(standing !== null && { statement: presentStanding(standing, language) }) };
    }),
    missing: on.missing.handler(async ({ input: { knownAt, ...input }, context: { scope, language } }) => {
      const found = await reports.lacking(scope, { ...questionOf(input), known: reports.knownAt(knownAt) });
      const { region, year, due, missing } = presentReport(found, words, language);
      return { region, year, due, missing };
    }),
    issue: on.issue.handler(async ({ input: { knownAt, seen, ...input }, context: { scope, language } }) => {
      const asked = questionOf(input);
      await refuseOther(scope, { ...asked, known: reports.knownAt(knownAt) }, seen);
      const ask = { kind: annualReportKind, question: keptQuestion(asked), knownAt, indicative: true };
      const issued = await statement.issueOrFollow(scope, ask);
      const found = await reports.draw(scope, { ...asked, known: knownOf(issued.row.entry) });
      return { ...presentReport(found, words, language), hash: reportHash(found, words), statement: presentStanding(issued, language) };
    }),
  });
}

/** Hash of the whole content of a yearly report: the same for any time and language. */
function reportHash(report: AnnualReport, words: Words): string {
  const { region, year, template, due, sections, missing } = presentReport(report, words, 'zh');
  const read = sections.map(({ title, clause, sentences, charts }) => ({
    title,
    clause,
    sentences: sentences.map(({ text }) => text),
    charts: charts.map(({ series, ...chart }) => ({ ...chart, series: series.map((one) => one.points.map(({ value }) => value)) })),
  }));
  return sha256(canonicalJson({ region, year, template, due, sections: read, missing }));
}
