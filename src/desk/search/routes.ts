import { implement } from '@orpc/server';
import type { Language } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { searchContract } from './contract.ts';
import type { PlaceHit } from './places.ts';
import type { Search } from './search.ts';

export function searchRoutes(search: Search) {
  const os = implement(searchContract).$context<RequestContext>();
  return os.router({
    find: os.find.handler(async ({ input, context }) => {
      const groups = await search.find(context.scope, { ...input, language: context.language });
      return { groups: groups.map(({ hits, ...group }) => ({ ...group, hits: [...hits] })) };
    }),
    places: os.places.handler(async ({ input, context }) => {
      const { total, places } = await search.places(input);
      return { total, places: places.map((one) => shownPlace(one, context.language)) };
    }),
  });
}

function shownPlace({ above, climate, ...place }: PlaceHit, language: Language) {
  if (climate === null) return { ...place, above: [...above], climate };
  const { names, ...known } = climate;
  return { ...place, above: [...above], climate: { ...known, name: names[language] } };
}
