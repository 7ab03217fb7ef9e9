import { implement } from '@orpc/server';
import { type Finding, type Language, tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { settlementContract } from './contract.ts';
import type { Settlement } from './settlement.ts';

/** The contract of issues, implemented by its service. */
export function settlementRoutes(settlement: Settlement, words: Words) {
  const on = implement(settlementContract).$context<RequestContext>();
  const said = <Told extends { readonly findings: readonly Finding[] }>(told: Told, language: Language) => ({
    ...told,
    findings: told.findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  });
  return on.router({
    settle: on.settle.handler(async ({ input: { event, ...asked }, context }) =>
      said(await settlement.settle(context.scope, event, asked), context.language),
    ),
    show: on.show.handler(async ({ input: { event, ...asked }, context }) =>
      said(await settlement.show(context.scope, event, asked), context.language),
    ),
    difference: on.difference.handler(({ input: { event, ...pair }, context }) => settlement.difference(context.scope, event, pair)),
    differenceOf: on.differenceOf.handler(({ input: { event, building, ...pair }, context }) =>
      settlement.differenceOf(context.scope, event, building, pair),
    ),
  });
}
