import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { solarPotentialContract } from './contract.ts';
import type { SolarPotential } from './solar-potential.ts';

/** The contract of roofs, implemented by its service. */
export function solarPotentialRoutes(potential: SolarPotential, words: Words) {
  const on = implement(solarPotentialContract).$context<RequestContext>();
  return on.router({
    list: on.list.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = await potential.of(scope, input);
      return { ...told, findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })) };
    }),
  });
}
