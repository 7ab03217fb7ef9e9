import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { presentChange } from './change/present-change.ts';
import { heatBillingContract } from './contract.ts';
import type { SubstituteRule } from './bill/substitutes.ts';
import type { HeatBilling } from './heat-billing.ts';

/** Binds the contract of heat billing to its service. */
export function heatBillingRoutes(billing: HeatBilling, words: Words) {
  const on = implement(heatBillingContract).$context<RequestContext>();
  return on.router({
    bill: on.bill.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...bill } = await billing.bill(scope, input);
      return { ...bill, findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })) };
    }),
    change: on.change.handler(async ({ input, context: { scope, language } }) =>
      presentChange(await billing.change(scope, input), words, language),
    ),
    decisions: {
      faulty: on.decisions.faulty.handler(({ input, context }) => billing.decide.faulty(context.scope, input)),
      cold: on.decisions.cold.handler(({ input, context }) => billing.decide.cold(context.scope, input)),
      substitute: on.decisions.substitute.handler(({ input, context }) => billing.decide.substitute(context.scope, input)),
      list: on.decisions.list.handler(async ({ input, context }) => ({
        decisions: (await billing.decide.list(context.scope, input)).map(({ rule, at, ...one }) => ({
          ...one,
          rule: rule as SubstituteRule | null,
          at: at.toISOString(),
        })),
      })),
    },
    tariffs: {
      add: on.tariffs.add.handler(({ input, context }) => billing.tariffs.add(context.scope, input)),
      list: on.tariffs.list.handler(({ input }) => ({ tariffs: billing.tariffs.list(input) })),
      get: on.tariffs.get.handler(({ input: { id, ...ask } }) => billing.tariffs.get(id, ask)),
    },
    seasons: {
      set: on.seasons.set.handler(({ input, context }) => billing.setSeason(context.scope, input)),
      list: on.seasons.list.handler(async ({ input }) => ({ seasons: await billing.seasons(input) })),
      get: on.seasons.get.handler(({ input }) => billing.season(input)),
    },
  });
}
