import { implement } from '@orpc/server';
import { tell, type Finding, type Language, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { contractsContract } from './contract.ts';
import type { Contracts } from './contracts.ts';

/** Routes of the contracts API over its service. @param words those of all slices */
export function contractsRoutes(contracts: Contracts, words: Words) {
  const on = implement(contractsContract).$context<RequestContext>();
  const spoken = <T extends { readonly findings: readonly Finding[] }>(told: T, language: Language) => ({
    ...told,
    findings: told.findings.map((one) => tell(one, words, language)),
  });
  return on.router({
    add: on.add.handler(({ input, context: { scope } }) => contracts.add(scope, input.terms)),
    amend: on.amend.handler(({ input, context: { scope } }) => contracts.amend(scope, input)),
    event: on.event.handler(({ input, context: { scope } }) => contracts.event(scope, input)),
    confirm: on.confirm.handler(({ input, context: { scope } }) => contracts.confirm(scope, input)),
    dispute: on.dispute.handler(({ input, context: { scope } }) => contracts.dispute(scope, input)),
    list: on.list.handler(({ input, context: { scope } }) => contracts.list(scope, input)),
    show: on.show.handler(({ input, context: { scope } }) => contracts.show(scope, input)),
    period: on.period.handler(async ({ input, context: { scope, language } }) => spoken(await contracts.period(scope, input), language)),
    settle: on.settle.handler(async ({ input, context: { scope, language } }) => spoken(await contracts.settle(scope, input), language)),
    review: on.review.handler(async ({ input, context: { scope, language } }) => spoken(await contracts.review(scope, input), language)),
    reverse: on.reverse.handler(async ({ input, context: { scope, language } }) => spoken(await contracts.reverse(scope, input), language)),
    pay: on.pay.handler(async ({ input, context: { scope, language } }) => spoken(await contracts.pay(scope, input), language)),
    ledger: on.ledger.handler(({ input, context: { scope } }) => contracts.ledger(scope, input)),
  });
}
