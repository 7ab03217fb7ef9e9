import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { heatBillingContract } from './contract.ts';
import type { HeatBilling } from './heat-billing.ts';

/** The contract of heat billing over its face. */
export function heatBillingRoutes(billing: HeatBilling) {
  const on = implement(heatBillingContract).$context<RequestContext>();
  return on.router({
    seasons: {
      set: on.seasons.set.handler(({ input, context }) => billing.setSeason(context.scope, input)),
      list: on.seasons.list.handler(async ({ input, context }) => ({ seasons: await billing.seasons(context.scope, input) })),
      get: on.seasons.get.handler(({ input, context }) => billing.season(context.scope, input)),
    },
  });
}
