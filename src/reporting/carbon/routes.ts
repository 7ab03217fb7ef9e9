import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Place } from '#platform/place/place.ts';
import type { Carbon } from './carbon.ts';
import { carbonContract } from './contract.ts';
import { presentFactor, presentInventory } from './present.ts';

/** Routes of the carbon contract over its service. @param words those of all slices */
export function carbonRoutes(carbon: Carbon, place: Pick<Place, 'places'>, words: Words) {
  const on = implement(carbonContract).$context<RequestContext>();
  return on.router({
    inventory: on.inventory.handler(async ({ input: { knownAt, ...asked }, context: { scope, language } }) => {
      const question = { ...asked, known: carbon.knownAt(knownAt) };
      const found = await carbon.inventory(scope, question);
      // the names of regions are public
      const names = new Map((asked.by === 'district' ? await place.places(null) : []).map(({ code, name }) => [code, name]));
      return presentInventory(found, question, { words, language, placeName: (code) => names.get(code) ?? code });
    }),
    factors: on.factors.handler(async ({ input: { knownAt, ...asked } }) => {
      const factors = await carbon.factors({ ...asked, known: carbon.knownAt(knownAt) });
      return { factors: factors.map((one) => ({ ...presentFactor(one), carrier: one.carrier, covers: [...(one.covers ?? [])] })) };
    }),
    certificates: {
      importFile: on.certificates.importFile.handler(importing(words, carbon.importCertificates)),
      list: on.certificates.list.handler(async ({ input: { year, knownAt, limit, offset }, context: { scope } }) => {
        const all = await carbon.certificates(scope, carbon.knownAt(knownAt));
        const told = year === undefined ? all : all.filter(({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01`);
        return { certificates: told.slice(offset, offset + limit), total: told.length };
      }),
    },
  });
}
