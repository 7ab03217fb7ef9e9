import { implement } from '@orpc/server';
import { tellRan } from '#imports/tell.ts';
import type { Asker } from '#kernel/asker.ts';
import type { Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { planContract } from './contract.ts';
import type { PlanFace, PlanRow } from './plan.ts';

/** @param words those of all slices */
export function planRoutes(plan: PlanFace, words: Words) {
  const os = implement(planContract).$context<Asker>();
  return os.router({
    import: os.import.handler(async ({ input, context: { scope, language } }) =>
      tellRan(await plan.import(scope, input), input.preview === true, words, language),
    ),
    list: os.list.handler(async ({ input, context: { scope } }) => ({
      plans: (await plan.plans(scope, input.region === undefined ? null : [input.region])).map(told),
    })),
    get: os.get.handler(async ({ input, context: { scope } }) => {
      const found = (await plan.plans(scope, null)).find(({ code }) => code === input.code);
      if (found === undefined) throw new Problem('not-found', 'no-such-plan', { plan: input.code });
      const areas = await plan.areas(scope, found);
      return {
        plan: told(found),
        areas: areas.map(({ name, indices, boundary }) => ({ name, indices: [...indices], boundary: boundary as never })),
      };
    }),
  });
}

function told({ id: _id, ...plan }: PlanRow) {
  return { ...plan, strength: plan.strength };
}
