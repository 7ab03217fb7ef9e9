import { implement } from '@orpc/server';
import { type Finding, type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { proceduresContract } from './contract.ts';
import type { Procedures } from './procedures.ts';
import { partsInWords } from './wording.ts';

/** Binds the contract of procedures to their service. @param words those of all slices */
export function proceduresRoutes(procedures: Procedures, words: Words) {
  const on = implement(proceduresContract).$context<RequestContext>();
  const inWords = <T extends { readonly findings: readonly Finding[] }>({ findings, ...rest }: T, language: Language) => ({
    ...rest,
    findings: findings.map((one) => tellPlain(one, words, language)),
  });
  return on.router({
    check: on.check.handler(async ({ input, context }) => inWords(await procedures.check(input), context.language)),
    add: on.add.handler(async ({ input, context }) => inWords(await procedures.add(context.scope, input), context.language)),
    list: on.list.handler(({ input, context }) => ({
      procedures: procedures.inForce(input.on).map((one) => ({ ...summaryOf(one, context.language), origin: one.origin })),
    })),
    show: on.show.handler(({ input, context }) => {
      const { procedure, versions, origin } = procedures.find(input);
      const findings = procedures.findingsOf(procedure);
      const told = {
        ...summaryOf(procedure, context.language),
        ...partsInWords(procedure, context.language),
        origin,
        versions,
        held: { ...procedure } as Record<string, unknown>,
        findings,
      };
      return inWords(told, context.language);
    }),
    edited: on.edited.handler(async ({ input: { language: chosen, ...file }, context: { language } }) =>
      inWords(await procedures.edited(file, chosen ?? language), language),
    ),
    text: on.text.handler(({ input }) => procedures.text(input)),
    compare: on.compare.handler(({ input, context: { language } }) => procedures.compare(input, language)),
    setLimits: on.setLimits.handler(async ({ input, context: { scope, language } }) =>
      inWords(await procedures.setLimits(scope, input), language),
    ),
    picture: on.picture.handler(({ input, context }) => procedures.picture({ ...input, language: input.language ?? context.language })),
  });
}

function summaryOf({ id, version, names, status, source, validFrom, states, transitions }: Procedure, language: Language) {
  return {
    id,
    version,
    name: names?.[language] ?? id,
    status,
    document: source.document,
    clause: source.clause,
    url: source.url ?? null,
    validFrom: validFrom ?? null,
    states: Object.keys(states).length,
    transitions: Object.keys(transitions).length,
    withoutLimit: Object.values(states).filter(({ limit }) => limit === 'none').length,
  };
}
