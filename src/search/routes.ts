import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { searchContract } from './contract.ts';
import type { Search } from './search.ts';

export function searchRoutes(search: Search) {
  const os = implement(searchContract).$context<RequestContext>();
  return os.router({
    find: os.find.handler(async ({ input, context }) => {
      const groups = await search.find(context.scope, { ...input, language: context.language });
      return { groups: groups.map(({ hits, ...group }) => ({ ...group, hits: [...hits] })) };
    }),
  });
}
