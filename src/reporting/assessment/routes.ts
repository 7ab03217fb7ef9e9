import { implement } from '@orpc/server';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseUnread } from '#kernel/seen.ts';
import type { Assessment } from '#platform/knowledge/facts.ts';
import { knownOf, presentStanding, type Statements } from '#casework/statement/statement.ts';
import type { Assessments } from './assessment.ts';
import { assessmentContract } from './contract.ts';
import { both, presentResult, presentScheme } from './present.ts';
import type { AssessmentQuestion } from './facts.ts';
import { resultHash } from './result-hash.ts';
import { assessmentKind } from './statement.ts';

/** @param words those of all slices */
export function assessmentRoutes(assessments: Assessments, statement: Pick<Statements, 'issueOrFollow'>, words: Words) {
  const on = implement(assessmentContract).$context<RequestContext>();
  const checked = (found: readonly Assessment[]) => ({
    schemes: found.map(({ id, names, version, items, veto }) => ({
      id,
      names: both(names ?? id),
      version,
      items: items.length,
      vetoes: veto.length,
    })),
    findings: [],
  });
  /** Only what was read can be issued. Throws `seen-missing`, `seen-not-latest`, with the current ranking. */
  const refuseOther = async (scope: Scope, question: AssessmentQuestion, seen: string | undefined): Promise<void> => {
    const now = await assessments.run(scope, question);
    const told = now.rows.map(({ region, rank }) => `${rank} ${region}`).join(', ');
    refuseUnread(seen, resultHash(now), told, { region: question.region, year: question.year });
  };
  return on.router({
    list: on.list.handler(() => ({ schemes: assessments.schemes().map(presentScheme) })),
    show: on.show.handler(({ input }) => {
      const { scheme, versions } = assessments.scheme(input.id);
      return { ...presentScheme(scheme), versions };
    }),
    check: on.check.handler(async ({ input }) => checked(await assessments.check(input))),
    add: on.add.handler(async ({ input, context: { scope } }) => checked(await assessments.add(scope, input))),
    run: on.run.handler(async ({ input: { knownAt, ...asked }, context: { scope, language } }) =>
      presentResult(await assessments.run(scope, { ...asked, known: assessments.knownAt(knownAt) }), words, language),
    ),
    issue: on.issue.handler(async ({ input: { knownAt, seen, ...asked }, context: { scope, language } }) => {
      await refuseOther(scope, { ...asked, known: assessments.knownAt(knownAt) }, seen);
      const question = { scheme: asked.id, region: asked.region, year: asked.year };
      const issued = await statement.issueOrFollow(scope, { kind: assessmentKind, question, knownAt, indicative: true });
      const told = presentResult(await assessments.run(scope, { ...asked, known: knownOf(issued.row.entry) }), words, language);
      return { ...told, statement: presentStanding(issued, language) };
    }),
  });
}
