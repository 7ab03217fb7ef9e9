import { inTransaction } from '#platform/imports/imports.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { weighBegun } from './called-for.ts';
import { actingOf, type AtWork, capacitiesIn } from './acting.ts';
import { readGiven } from './given.ts';
import { givenBy } from './rated.ts';
import { readReport } from './report-step.ts';
import type { StepRequest } from './step-request.ts';
import { fitting } from './step-check.ts';
import type { CasesNeeds } from '../needs.ts';
import { openCase, type OpenCase } from '../open-case.ts';
import { doubtFinding } from '../agreement/must.ts';
import { inNames } from './in-names.ts';
import { reportRoles } from '../rules/reports.ts';
import * as store from '../store/store.ts';
import { namesToWeigh, weigh } from './weigh.ts';
import { sightFor, type Who } from './who.ts';

/** What a step would be told, without taking it: fields that are not valid, and what does not agree. */
export type StepWeighed = { readonly open: OpenCase; readonly findings: readonly Finding[] };

/**
 * Looks at what would be given with a step or report, and writes nothing; what is not given yet is no fault. The answer is the one that
 * taking the step gives. Throws `no-such-case`, `transition-not-here`, `not-your-role`.
 */
export async function weighStep(needs: CasesNeeds, asker: Scope | Who, asked: StepRequest): Promise<StepWeighed> {
  const acting = await actingOf(needs, asker, asked);
  return inTransaction(needs.postgres, async (on) => {
    const row = await store.find(on, acting.asker.scope, sightFor(acting.asker), asked.case);
    if (row === undefined) throw new Problem('not-found', 'no-such-case', { case: asked.case });
    const open = await openCase(on, needs, row);
    const { procedure, standing } = open;
    const step = formOf(procedure, asked.transition);
    if (step === null)
      throw inNames(new Problem('conflict', 'transition-not-here', { transition: asked.transition, state: standing.state }), procedure);
    if (fitting({ by: step.roles } as never, await capacitiesIn(on, acting, open)).length === 0)
      throw inNames(new Problem('not-allowed', 'not-your-role', { transition: asked.transition, roles: step.roles.join(', ') }), procedure);
    const { given, all, names, before } =
      step.report === undefined
        ? { ...(await readStep(needs, { on, open, acting }, asked, new Set(step.form))), before: undefined }
        : await readReport(needs, { on, open, acting }, asked, step.report);
    const doubts = await weigh(
      needs,
      on,
      { open, who: acting.who, at: acting.at, fields: all, names, ...(before === undefined ? {} : { before }) },
      false,
    );
    const rule = step.report === undefined ? procedure.transitions[asked.transition] : undefined;
    const begun = rule === undefined ? [] : await weighBegun(needs, on, { open, rule, fields: all }, false);
    return { open, findings: [...given.findings, ...[...doubts, ...begun].map(doubtFinding)] };
  });
}

async function readStep(needs: CasesNeeds, { on, open, acting }: AtWork, asked: StepRequest, allowed: ReadonlySet<string>) {
  const { procedure, standing } = open;
  const given = await readGiven(on, procedure, standing, asked.fields ?? {}, allowed, givenBy(needs, open, acting));
  const all = { ...standing.fields, ...given.fields };
  return { given, all, names: namesToWeigh(procedure, allowed, given.fields, all) };
}

type Form = {
  readonly form: readonly string[];
  readonly roles: readonly string[];
  readonly report?: OpenCase['procedure']['reports'][string];
};

/** What may be given with a step or report, and by which roles; null if there is none of that name. */
function formOf(procedure: OpenCase['procedure'], name: string): Form | null {
  const rule = procedure.transitions[name];
  if (rule !== undefined) return { form: [...(rule.form ?? []), ...(rule.optional ?? [])], roles: [rule.by ?? []].flat() };
  const report = procedure.reports[name];
  if (report === undefined) return null;
  return { form: [], roles: reportRoles(procedure), report };
}
