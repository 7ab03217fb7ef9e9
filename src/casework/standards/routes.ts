import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { type Finding, type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { historyOf } from '#platform/ledger/kind-routes.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { standardsContract } from './contract.ts';
import type { StandardShown } from './present-standard.ts';
import type { Standards } from './standards.ts';

/** Binds the contract of the library of standards to its service. @param words those of all slices */
export function standardsRoutes(standards: Standards, words: Words) {
  const on = implement(standardsContract).$context<RequestContext>();
  const told = <One extends { readonly findings: readonly Finding[] }>(one: One, language: Language) => ({
    ...one,
    findings: one.findings.map((finding) => tellPlain(finding, words, language)),
  });
  const spoken = (all: readonly StandardShown[], knownAt: string | undefined, language: Language) => ({
    standards: all.map((one) => told(one, language)),
    rule: standards.rule(knownAt),
  });
  return on.router({
    importStandards: on.importStandards.handler(importing(words, standards.importStandards)),
    list: on.list.handler(async ({ input, context: { scope, language } }) =>
      spoken(await standards.list(scope, input), input.knownAt, language),
    ),
    due: on.due.handler(async ({ input, context: { scope, language } }) =>
      spoken(await standards.due(scope, input), input.knownAt, language),
    ),
    table: on.table.handler(async () => ({
      levels: (await standards.table()).map(({ names, ...level }) => ({ ...level, ...names })),
    })),
    cited: on.cited.handler(async ({ context: { scope, language } }) => ({
      cited: (await standards.cited(scope)).map((one) => told(one, language)),
    })),
    history: on.history.handler(historyOf('standard', standards.history)),
  });
}
