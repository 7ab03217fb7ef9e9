import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Catalogues, NamedSource } from './catalogues.ts';
import { cataloguesContract } from './contract.ts';

/** Binds the contract of catalogues to their service. @param words those of all slices */
export function cataloguesRoutes(catalogues: Catalogues, words: Words) {
  const on = implement(cataloguesContract).$context<RequestContext>();
  return on.router({
    importCatalogue: on.importCatalogue.handler(importing(words, catalogues.importCatalogue)),
    list: on.list.handler(async ({ input }) => ({ entries: await catalogues.list(input) })),
    check: on.check.handler(async ({ input, context: { scope, language } }) => {
      const { items, sources, findings: ofAll } = await catalogues.check(scope, input);
      return {
        items: items.map(({ entries, candidates, findings, ...item }) => ({
          ...item,
          entries: [...entries],
          candidates: [...candidates],
          findings: findings.map((finding) => tellPlain(finding, words, language)),
        })),
        sources: sources.map(presentSource),
        findings: ofAll.map((finding) => tellPlain(finding, words, language)),
      };
    }),
    published: on.published.handler(async ({ input }) => {
      const { places, ...rest } = await catalogues.published(input);
      return { ...rest, places: places.map(presentSource) };
    }),
  });
}

const presentSource = (one: NamedSource) => ({ ...one, documents: [...one.documents] });
