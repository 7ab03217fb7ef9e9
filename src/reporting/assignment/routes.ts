import { implement } from '@orpc/server';
import type { Clock, RequestContext } from '#kernel/request-context.ts';
import { tellReject } from '#platform/imports/public/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { Assignments } from './assignment.ts';
import { assignmentContract } from './contract.ts';
import { progressFigure } from './explain.ts';
import type { TaskShown } from './found.ts';

/** @param words those of all slices */
export function assignmentRoutes(assignments: Assignments, words: Words, now: Clock) {
  const told = (tasks: readonly TaskShown[]) => ({ tasks: tasks.map((one) => presentTask(one, now())) });
  const on = implement(assignmentContract).$context<RequestContext>();
  return on.router({
    list: on.list.handler(async ({ input, context: { scope } }) => told(await assignments.list(scope, input))),
    assign: on.assign.handler(async ({ input, context: { scope } }) => told(await assignments.assign(scope, input))),
    importReports: on.importReports.handler(async ({ input, context: { scope, language } }) => {
      const { rejected, ...counts } = await assignments.importReports(scope, input);
      return { ...counts, rejected: rejected.map((one) => tellReject(one, words, language)), rejectedCount: rejected.length };
    }),
    report: on.report.handler(async ({ input, context: { scope } }) => told(await assignments.report(scope, input))),
  });
}

function presentTask(one: TaskShown, at: number) {
  const { document, task, assignment, reports, ...rest } = one;
  const { id, clause, title, what, quote, units, counties, due: printedDue } = task;
  return {
    id,
    document: document.head.code,
    documentTitle: document.head.title,
    clause,
    title,
    what,
    quote,
    units: [...units],
    counties: [...counties],
    printedDue,
    ...rest,
    figure: reports.length === 0 ? null : progressFigure(one, one.region, { received: at, recorded: at }),
    assigned:
      assignment === null
        ? null
        : {
            version: assignment.id,
            unitCode: assignment.unitCode,
            unit: assignment.unit,
            to: assignment.personName,
            by: assignment.actor,
            at: assignment.made.toISOString(),
          },
    reports: reports.map(({ id: report, day, percent, note, actor, evidence }) => ({
      report,
      on: day,
      percent,
      note,
      by: actor,
      evidence: [...evidence],
    })),
  };
}
