import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { solarContract } from './contract.ts';
import type { Solar } from './solar.ts';

export { solarDownloads } from './downloads.ts';

/** The contract of yields, implemented by its service. */
export function solarRoutes(solar: Solar, words: Words) {
  const on = implement(solarContract).$context<RequestContext>();
  return on.router({
    yield: on.yield.handler(async ({ input: { step, ...asked }, context: { scope, language } }) => {
      const { arrays, findings, ...told } = await solar.yieldOf(scope, { ...asked, hourly: step === 'hour' });
      return {
        ...told,
        arrays: arrays.map(({ months, hours, ...one }) => ({ ...one, months: [...months], ...(hours && { hours: [...hours] }) })),
        findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
      };
    }),
    ranking: on.ranking.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = await solar.ranking(scope, input);
      return { ...told, findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })) };
    }),
    evaluate: on.evaluate.handler(async ({ input, context: { scope, language } }) => {
      const { months, findings, ...told } = await solar.evaluate(scope, input);
      return {
        ...told,
        months: months.map(({ doubts, ...month }) => ({ ...month, doubts: [...doubts] })),
        findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
      };
    }),
  });
}
