import { implement } from '@orpc/server';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { retrofitPlanContract } from './contract.ts';
import type { Pin } from './facts.ts';
import type { RetrofitPlans } from './plans.ts';
import { presentHead, presentPlan } from './present.ts';

/** @param words those of all slices */
export function retrofitPlanRoutes(plans: RetrofitPlans, words: Words) {
  const on = implement(retrofitPlanContract).$context<RequestContext>();
  return on.router({
    make: on.make.handler(async ({ input: { pins, ...given }, context: { scope } }) => ({
      job: await plans.begin(scope, { ...given, pins: pins?.map(pinOf) }),
    })),
    draft: on.draft.handler(async ({ input: { region, years }, context: { scope } }) => {
      const [from = '', to = from] = years.split('..');
      return { scenario: { ...(await plans.draft(scope, { region, from: Number(from), to: Number(to) })) } };
    }),
    list: on.list.handler(async ({ input, context: { scope } }) => ({
      plans: (await plans.list(scope, input)).map((one) => presentHead(one)),
    })),
    show: on.show.handler(async ({ input, context: { scope, language } }) => {
      const plan = await plans.show(scope, input.plan);
      return presentPlan(plan, plan.partial, words, language);
    }),
    check: on.check.handler(async ({ input, context: { scope } }) => {
      const { moved, ...told } = await plans.check(scope, input.plan);
      return { plan: input.plan, ...told, moved: moved.map((one) => ({ ...one })) };
    }),
    compare: on.compare.handler(async ({ input, context: { scope } }) => {
      const { onlyA, onlyB, moved, totals, amounts, sums } = await plans.compare(scope, input.a, input.b);
      return { onlyA: [...onlyA], onlyB: [...onlyB], moved: [...moved], totals: { ...totals }, amounts: { ...amounts }, sums };
    }),
    // nothing is stored: a client that disconnects no longer needs an answer
    curve: on.curve.handler(async ({ input: { plan, ...asked }, context: { scope }, signal }) => {
      const { limits, points } = await plans.curve(scope, plan, { ...asked, signal });
      return { plan, limits: [...limits], points: [...points] };
    }),
    adopt: on.adopt.handler(({ input, context: { scope } }) => plans.adopt(scope, input)),
  });
}

/** Drops names without a value. */
const pinOf = ({
  project,
  in: isIn,
  option,
  year,
}: {
  project: string;
  in: boolean;
  option?: string | undefined;
  year?: number | undefined;
}): Pin => ({
  project,
  in: isIn,
  ...(option !== undefined && { option }),
  ...(year !== undefined && { year }),
});
