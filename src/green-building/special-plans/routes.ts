import { implement } from '@orpc/server';
import { presentRun } from '#platform/imports/public/present-result.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { specialPlansContract } from './contract.ts';
import type { SpecialPlansService, PlanRow } from './special-plans.ts';

/** @param words those of all slices */
export function specialPlansRoutes(plan: SpecialPlansService, words: Words) {
  const os = implement(specialPlansContract).$context<RequestContext>();
  return os.router({
    import: os.import.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await plan.import(scope, input, language), input.preview === true, words, language),
    ),
    list: os.list.handler(async ({ input }) => ({
      plans: (await plan.plans(input.region === undefined ? null : [input.region])).map(presentPlan),
    })),
    get: os.get.handler(async ({ input }) => {
      const found = (await plan.plans(null)).find(({ code }) => code === input.code);
      if (found === undefined) throw new Problem('not-found', 'no-such-special-plan', { plan: input.code });
      const areas = await plan.areas(found);
      return {
        plan: presentPlan(found),
        areas: areas.map(({ name, indices, boundary }) => ({ name, indices: [...indices], boundary: boundary as never })),
      };
    }),
  });
}

function presentPlan({ id: _id, ...plan }: PlanRow) {
  return { ...plan, strength: plan.strength };
}
