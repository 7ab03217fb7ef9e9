import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Catalogues } from './catalogues.ts';
import { cataloguesContract } from './contract.ts';

/** Binds the contract of catalogues to their service. @param words those of all slices */
export function cataloguesRoutes(catalogues: Catalogues, words: Words) {
  const on = implement(cataloguesContract).$context<RequestContext>();
  return on.router({
    importCatalogue: on.importCatalogue.handler(importing(words, catalogues.importCatalogue)),
    list: on.list.handler(async ({ input }) => ({ entries: await catalogues.list(input) })),
    check: on.check.handler(async ({ input, context: { scope, language } }) => ({
      items: (await catalogues.check(scope, input)).map(({ entries, candidates, findings, ...item }) => ({
        ...item,
        entries: [...entries],
        candidates: [...candidates],
        findings: findings.map((finding) => tellPlain(finding, words, language)),
      })),
    })),
  });
}
