import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { savingsContract } from './contract.ts';
import { type LockedBaseline, presentBoundary, presentFit } from './present.ts';
import { presentPortfolio } from './portfolio/present-portfolio.ts';
import { presentReport, presentTypical } from './present-report.ts';
import type { Savings } from './savings.ts';
import type { Sealed } from './model/sealed.ts';

/**
 * Routes of the savings contract over its service.
 * @param words those of all slices
 */
export function savingsRoutes(savings: Savings, words: Words) {
  const on = implement(savingsContract).$context<RequestContext>();
  const baseline = ({ baseline: name, locked, by, project, statement, sealed, ...fit }: LockedBaseline, withText: boolean) => ({
    ...presentFit(fit),
    baseline: name,
    hash: fit.hash,
    locked: formatInstant(locked / 1000),
    by,
    project,
    statement,
    ...(withText && { sealed }),
  });
  return on.router({
    fit: on.fit.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = presentFit(await savings.fit(scope, input));
      return { ...told, findings: findings.map((one) => tell(one, words, language)) };
    }),
    points: on.points.handler(async ({ input, context: { scope } }) => {
      const { unit, points, lines, shift } = await savings.points(scope, input);
      return { unit, points: [...points], lines: lines.map((one) => ({ class: one.class, line: [...one.line] })), shift };
    }),
    lock: on.lock.handler(async ({ input, context: { scope } }) => ({
      ...baseline(await savings.lock(scope, input), false),
      findings: [],
    })),
    list: on.list.handler(async ({ input, context: { scope } }) => {
      const { rows, total } = await savings.list(scope, input);
      const baselines = rows.map(({ name, hash, locked, by, project, sealed }) => {
        const { boundary, unit, model, period } = JSON.parse(sealed) as Sealed;
        const of = { boundary: presentBoundary(boundary), unit, model: model.model, ...period };
        return { baseline: name, hash, locked: formatInstant(locked / 1000), by, project, ...of };
      });
      return { baselines, total };
    }),
    show: on.show.handler(async ({ input, context: { scope } }) => ({
      ...baseline(await savings.show(scope, input.baseline), input.sealed === true),
      findings: [],
    })),
    portfolio: {
      begin: on.portfolio.begin.handler(async ({ input, context: { scope } }) => ({ job: await savings.portfolio.begin(scope, input) })),
      show: on.portfolio.show.handler(async ({ input, context: { scope, language } }) => {
        const places = input.rows === true ? await savings.portfolio.places(scope, input.job) : null;
        const { findings, ...told } = presentPortfolio(await savings.portfolio.show(scope, input.job), places);
        return { ...told, findings: findings.map((one) => tell(one, words, language)) };
      }),
    },
    report: on.report.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = presentReport(await savings.report(scope, input), input);
      return { ...told, findings: findings.map((one) => tell(one, words, language)) };
    }),
    typical: on.typical.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = presentTypical(await savings.typical(scope, input), input.confidence);
      return { ...told, findings: findings.map((one) => tell(one, words, language)) };
    }),
  });
}
