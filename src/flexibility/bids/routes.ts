import { implement } from '@orpc/server';
import { type Finding, type Language, tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Bids } from './bids.ts';
import { bidsContract } from './contract.ts';

/** The contract of bids, implemented by its service. */
export function bidsRoutes(bids: Bids, words: Words) {
  const on = implement(bidsContract).$context<RequestContext>();
  const said = <Told extends { readonly findings: readonly Finding[] }>(told: Told, language: Language) => ({
    ...told,
    findings: told.findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  });
  return on.router({
    of: on.of.handler(async ({ input, context }) => said(await bids.of(context.scope, input), context.language)),
    add: on.add.handler(async ({ input, context }) => said(await bids.add(context.scope, input), context.language)),
    show: on.show.handler(async ({ input: { number, knownAt }, context }) =>
      said(await bids.show(context.scope, number, knownAt), context.language),
    ),
    list: on.list.handler(({ input, context }) => bids.list(context.scope, input)),
    compare: on.compare.handler(async ({ input: { event }, context }) => said(await bids.compare(context.scope, event), context.language)),
  });
}
