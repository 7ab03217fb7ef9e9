import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import type { RefuseUnknown } from './named-in-questions.ts';

/**
 * The same routes, each of which first checks everything that it is filtered by, as procedures do: an empty file would be passed on as one
 * of a place, a building or a kind with no entries. Throws Problem before the first byte, and before an entry in the trail.
 */
export function downloadsRefusing(routes: readonly DownloadRoute[], refuse: RefuseUnknown): DownloadRoute[] {
  return routes.map((route) => {
    const shapes = Object.entries(route.parameters).map(([name, { shape }]) => [name, shape] as const);
    const inputSchema = z.object(Object.fromEntries(shapes));
    const { path } = route;
    return {
      ...route,
      open: async (context, asked) => {
        const said = Object.fromEntries(Object.entries(asked).filter(([, text]) => text !== ''));
        await refuse({ method: 'GET', path, inputSchema }, context.scope, said);
        return route.open(context, asked);
      },
    };
  });
}
