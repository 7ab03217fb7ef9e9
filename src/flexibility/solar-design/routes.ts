import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { solarDesignContract } from './contract.ts';
import type { SolarDesign } from './solar-design.ts';

/** The contract of designs, implemented by its service. */
export function solarDesignRoutes(solarDesign: SolarDesign, words: Words) {
  const on = implement(solarDesignContract).$context<RequestContext>();
  return on.router({
    design: on.design.handler(async ({ input, context: { scope, language } }) => {
      const { arrays, findings, ...told } = await solarDesign.design(scope, input);
      return {
        ...told,
        arrays: arrays.map(({ placements, ...one }) => ({
          ...one,
          placements: placements.map(({ months, ...pose }) => ({ ...pose, months: [...months] })),
        })),
        findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
      };
    }),
  });
}
