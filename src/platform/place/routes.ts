import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { adding, editing, historyOf } from '#platform/ledger/kind-routes.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Words } from '#kernel/finding.ts';
import { placeContract } from './contract.ts';
import type { Place } from './place.ts';

export { placeDownloads } from './downloads.ts';

/** The contract of places and organisations over their service. */
export function placeRoutes(place: Place, words: Words) {
  const on = implement(placeContract).$context<RequestContext>();
  return on.router({
    list: on.list.handler(async ({ input }) => ({
      places: await place.places(input.within ?? null, input.boundary === true),
    })),
    get: on.get.handler(({ input }) => place.get(input.code)),
    importPlaces: on.importPlaces.handler(importing(words, place.importPlaces)),
    organisations: on.organisations.handler(async ({ input, context }) => {
      const { organisations, total } = await place.organisationPage(context.scope, input);
      return { organisations, total, next: organisations.length === input.limit ? (organisations.at(-1)?.code ?? null) : null };
    }),
    organisation: on.organisation.handler(({ input, context }) => place.organisation(context.scope, input.code, input.knownAt)),
    editOrganisations: on.editOrganisations.handler(editing('organisations', words, place.editOrganisations)),
    addOrganisation: on.addOrganisation.handler(adding(words, place.addOrganisation)),
    organisationHistory: on.organisationHistory.handler(historyOf('code', place.organisationHistory)),
    importOrganisations: on.importOrganisations.handler(importing(words, place.importOrganisations)),
  });
}
