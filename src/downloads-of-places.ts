import type { DownloadRoute } from '#kernel/download.ts';
import type { Scope } from '#kernel/scope.ts';

/** Throws `no-such-place`. */
type FindPlace = (scope: Scope, code: string) => Promise<unknown>;

/**
 * The same addresses, each of which refuses a place that there is not: a file of nothing would be handed on as one of a place in which
 * nothing stands. Throws Problem `no-such-place` before the first byte.
 */
export function downloadsOfPlaces(routes: readonly DownloadRoute[], find: FindPlace): DownloadRoute[] {
  return routes.map((route) =>
    'region' in route.parameters
      ? {
          ...route,
          open: async (context, asked) => {
            const { region = '' } = asked;
            if (region !== '') await find(context.scope, region);
            return route.open(context, asked);
          },
        }
      : route,
  );
}
