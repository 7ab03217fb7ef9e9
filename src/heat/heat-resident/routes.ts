import { implement } from '@orpc/server';
import { asOf } from '#kernel/as-of.ts';
import { tell, type Finding, type Language, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { heatResidentContract } from './contract.ts';
import type { HeatResident } from './heat-resident.ts';

/** Binds the contract of residents' links to their service. */
export function heatResidentRoutes(resident: HeatResident, words: Words) {
  const on = implement(heatResidentContract).$context<RequestContext>();
  const { links, linked, objections } = resident;
  const spoken = (findings: readonly Finding[], language: Language) =>
    findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
  return on.router({
    links: {
      make: on.links.make.handler(({ input, context }) => links.make(context.scope, input.account, input.days)),
      list: on.links.list.handler(({ input, context }) => links.list(context.scope, input.account)),
      revoke: on.links.revoke.handler(({ input, context }) => links.revoke(context.scope, input.link)),
    },
    objections: on.objections.handler(({ input, context: { scope, language } }) => objections.about(scope, input.household, language)),
    linked: {
      show: on.linked.show.handler(async ({ input, context: { language } }) => {
        const shown = await resident.show(await links.behind(input.token), input.season, language);
        const parts = shown.parts.map((part) => ({
          ...part,
          bill: part.bill === null ? null : { ...part.bill, findings: spoken(part.bill.findings, language) },
        }));
        return plain({ ...shown, parts });
      }),
      // an invalid time is refused as such, whatever the link
      account: on.linked.account.handler(async ({ input: { token, ...asked }, context: { now } }) => {
        asOf(now, asked.knownAt);
        return plain(await linked.account(await links.behind(token), asked));
      }),
      bill: on.linked.bill.handler(async ({ input: { token, ...asked }, context: { language, now } }) => {
        asOf(now, asked.knownAt);
        const { findings, ...bill } = await linked.bill(await links.behind(token), asked);
        return { ...bill, findings: spoken(findings, language) };
      }),
      change: on.linked.change.handler(async ({ input: { token, ...asked }, context: { language, now } }) => {
        asOf(now, asked.knownAt);
        return linked.changeShown(await linked.change(await links.behind(token), asked), words, language);
      }),
      object: on.linked.object.handler(async ({ input: { token, ...given }, context: { address = '', language } }) => {
        const by = await links.behind(token);
        const code = await objections.object(by, given, address);
        return { case: code, objections: await objections.own(by, language) };
      }),
    },
  });
}

type Plain<T> = T extends readonly (infer One)[] ? Plain<One>[] : T extends object ? { -readonly [Key in keyof T]: Plain<T[Key]> } : T;

/** The same value, with the type of answers. */
const plain = <T>(value: T): Plain<T> => value as Plain<T>;
