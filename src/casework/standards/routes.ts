import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { historyOf } from '#platform/ledger/kind-routes.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { standardsContract } from './contract.ts';
import type { StandardShown } from './present-standard.ts';
import type { Standards } from './standards.ts';

/** Binds the contract of the library of standards to its service. @param words those of all slices */
export function standardsRoutes(standards: Standards, words: Words) {
  const on = implement(standardsContract).$context<RequestContext>();
  const spoken = (all: readonly StandardShown[], language: Language) => ({
    standards: all.map((one) => ({ ...one, findings: one.findings.map((finding) => tellPlain(finding, words, language)) })),
  });
  return on.router({
    importStandards: on.importStandards.handler(importing(words, standards.importStandards)),
    list: on.list.handler(async ({ input, context: { scope, language } }) => spoken(await standards.list(scope, input), language)),
    due: on.due.handler(async ({ input, context: { scope, language } }) => spoken(await standards.due(scope, input), language)),
    table: on.table.handler(async () => ({
      levels: (await standards.table()).map(({ names, ...level }) => ({ ...level, ...names })),
    })),
    cited: on.cited.handler(async ({ context: { scope } }) => ({ cited: await standards.cited(scope) })),
    history: on.history.handler(historyOf('standard', standards.history)),
  });
}
