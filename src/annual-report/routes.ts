import { implement } from '@orpc/server';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { knownOf, presentStanding, type Statements } from '#statement/statement.ts';
import type { AnnualReports } from './annual-report.ts';
import { annualReportContract } from './contract.ts';
import { presentReport } from './present.ts';
import { annualReportKind, keptQuestion } from './statement.ts';

type Input = { readonly region: string; readonly year: number; readonly template?: string | undefined; readonly file?: string | undefined };

const questionOf = ({ region, year, template, file }: Input) => ({ region, year, template: { id: template, file } });

/** @param words those of all slices */
export function annualReportRoutes(reports: AnnualReports, statement: Pick<Statements, 'issueOrFollow' | 'standingNow'>, words: Words) {
  const on = implement(annualReportContract).$context<RequestContext>();
  return on.router({
    draw: on.draw.handler(async ({ input: { knownAt, ...input }, context: { scope, language } }) => {
      const asked = questionOf(input);
      const told = presentReport(await reports.draw(scope, { ...asked, known: reports.knownAt(knownAt) }), words, language);
      const standing = await statement.standingNow(scope, { kind: annualReportKind, question: keptQuestion(asked) });
      return { ...told, ...(standing !== null && { statement: presentStanding(standing, language) }) };
    }),
    missing: on.missing.handler(async ({ input: { knownAt, ...input }, context: { scope, language } }) => {
      const found = await reports.lacking(scope, { ...questionOf(input), known: reports.knownAt(knownAt) });
      const { region, year, due, missing } = presentReport(found, words, language);
      return { region, year, due, missing };
    }),
    issue: on.issue.handler(async ({ input: { knownAt, ...input }, context: { scope, language } }) => {
      const asked = questionOf(input);
      const ask = { kind: annualReportKind, question: keptQuestion(asked), knownAt, indicative: true };
      const issued = await statement.issueOrFollow(scope, ask);
      const found = await reports.draw(scope, { ...asked, known: knownOf(issued.row.entry) });
      return { ...presentReport(found, words, language), statement: presentStanding(issued, language) };
    }),
  });
}
