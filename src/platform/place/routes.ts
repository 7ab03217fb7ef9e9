import { implement } from '@orpc/server';
import { sayIn, presentRun } from '#platform/imports/present-result.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { placeContract } from './contract.ts';
import type { Place } from './place.ts';

export { placeDownloads } from './downloads.ts';

/** The contract of places and organisations over their face. */
export function placeRoutes(place: Place, words: Words) {
  const on = implement(placeContract).$context<RequestContext>();
  return on.router({
    list: on.list.handler(async ({ input, context }) => ({
      places: await place.places(context.scope, input.within ?? null, input.boundary === true),
    })),
    get: on.get.handler(({ input, context }) => place.get(context.scope, input.code)),
    importPlaces: on.importPlaces.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await place.importPlaces(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
    organisations: on.organisations.handler(async ({ input, context }) => {
      const { organisations, total } = await place.organisationPage(context.scope, input);
      return { organisations, total, next: organisations.length === input.limit ? (organisations.at(-1)?.code ?? null) : null };
    }),
    organisation: on.organisation.handler(({ input, context }) => place.organisation(context.scope, input.code, input.knownAt)),
    editOrganisations: on.editOrganisations.handler(async ({ input: { organisations: codes, ...asked }, context: { scope, language } }) => {
      const say = sayIn(words, language);
      const made = await place.editOrganisations(scope, { codes, ...asked });
      return { ...made, refused: made.refused.map((one) => ({ ...one, detail: say(one.fault, one.evidence) })) };
    }),
    addOrganisation: on.addOrganisation.handler(async ({ input, context: { scope, language } }) => {
      const made = await place.addOrganisation(scope, input);
      return { ...made, findings: made.findings.map((finding) => tell(finding, words, language)) };
    }),
    organisationHistory: on.organisationHistory.handler(async ({ input, context }) => ({
      changes: await place.organisationHistory(context.scope, input.code),
    })),
    importOrganisations: on.importOrganisations.handler(async ({ input, context: { scope, language } }) =>
      presentRun(await place.importOrganisations(scope, input, sayIn(words, language)), input.preview === true, words, language),
    ),
  });
}
