import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import type { MatchAnswer } from './answer.ts';
import { heatPlanningContract } from './contract.ts';
import type { HeatPlanning } from './heat-planning.ts';
import type { HeatPlanComparison } from './plan-compare.ts';

export function heatPlanningRoutes({ match, plans }: HeatPlanning) {
  const on = implement(heatPlanningContract).$context<RequestContext>();
  return on.router({
    // nothing is stored: a client that disconnects no longer needs the answer
    match: on.match.handler(async ({ input: { text, seconds, map: wanted }, signal }) => {
      const { map, ...answer } = await match(text, { seconds, signal });
      return { ...plain(answer), ...(wanted && { map: { ...map } }) };
    }),
    plans: {
      make: on.plans.make.handler(async ({ input, context: { scope } }) => ({ job: await plans.begin(scope, input) })),
      remove: on.plans.remove.handler(async ({ input: { plan }, context: { scope } }) => {
        await plans.remove(scope, plan);
        return { plan };
      }),
      list: on.plans.list.handler(async ({ context: { scope } }) => plans.list(scope)),
      show: on.plans.show.handler(async ({ input, context: { scope } }) => presented(await plans.show(scope, input.plan))),
      compare: on.plans.compare.handler(async ({ input: { a, b }, context: { scope } }) => sideBySide(await plans.compare(scope, a, b))),
      without: on.plans.without.handler(async ({ input, context: { scope } }) => ({ job: await plans.without.begin(scope, input) })),
      gone: on.plans.gone.handler(async ({ input: { job }, context: { scope } }) => sideBySide(await plans.without.show(scope, job))),
    },
  });
}

const plain = <Told extends MatchAnswer>({ links, demands, sources, impossible, ...told }: Told) => ({
  ...told,
  links: links.map(({ kw, ...one }) => ({ ...one, kw: [...kw] })),
  demands: [...demands],
  sources: [...sources],
  impossible: [...impossible],
});

const presented = (plan: Awaited<ReturnType<HeatPlanning['plans']['show']>>) => plain(plan);

const sideBySide = ({ links, demands, sources, ...told }: HeatPlanComparison) => ({
  ...told,
  links: [...links],
  demands: [...demands],
  sources: [...sources],
});
