import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { heatBillingContract } from './contract.ts';
import type { HeatBilling } from './heat-billing.ts';

/** The contract of heat billing over its face. */
export function heatBillingRoutes(billing: HeatBilling) {
  const on = implement(heatBillingContract).$context<RequestContext>();
  return on.router({
    tariffs: {
      add: on.tariffs.add.handler(async ({ input, context }) => ({ tariffs: await billing.tariffs.add(context.scope, input) })),
      list: on.tariffs.list.handler(({ input, context }) => ({ tariffs: billing.tariffs.list(context.scope, input) })),
      get: on.tariffs.get.handler(({ input: { id, ...ask }, context }) => billing.tariffs.get(context.scope, id, ask)),
    },
    seasons: {
      set: on.seasons.set.handler(({ input, context }) => billing.setSeason(context.scope, input)),
      list: on.seasons.list.handler(async ({ input, context }) => ({ seasons: await billing.seasons(context.scope, input) })),
      get: on.seasons.get.handler(({ input, context }) => billing.season(context.scope, input)),
    },
  });
}
