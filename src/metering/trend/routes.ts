import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { trendContract } from './contract.ts';
import { presentPointSteps } from './present-steps.ts';
import type { Trends } from './trend.ts';

/** The contract of trends, implemented by their service. @param words the words of all slices */
export function trendRoutes(trends: Trends, words: Words) {
  const on = implement(trendContract).$context<RequestContext>();
  return on.router({
    trend: on.trend.handler(async ({ input, context: { scope, language } }) => {
      const { facts, findings, steps, values, total } = await trends.trend(scope, input);
      const shown = steps === undefined ? { values } : { steps: presentPointSteps(steps.edges, steps.held, input.within !== undefined) };
      const said = findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
      return { point: facts.code, unit: facts.unit, zone: facts.zone, ...shown, total, findings: said };
    }),
  });
}
