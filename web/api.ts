import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { routes } from 'virtual:contract-routes';
import type { Client } from '#client.ts';
import { ConsoleQueries } from './heard-anew.ts';
import { spoken } from './i18n/spoken.ts';
import { Trouble, send } from './trouble.ts';

const link = new OpenAPILink(routes, {
  url: () => `${location.origin}/api`,
  headers: () => ({ 'accept-language': spoken() }),
  fetch: (request) => send(request),
});

/** The contract as functions. Instants and days are strings. Throws Trouble. */
export const client: Client = createORPCClient(link);

/** The contract as options for `useQuery`, `useMutation` and related hooks: `useQuery(api.registry.buildings.queryOptions({ input }))`. */
export const api = createTanstackQueryUtils(client);

/** Cached answers of the server, fresh for half a minute; retries only errors that may be transient. */
export const queryClient = new ConsoleQueries({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (count, error) => count < 2 && maySettle(error), throwOnError: false },
  },
});

function maySettle(error: unknown): boolean {
  return error instanceof Trouble && (error.told.status === 503 || error.told.code === 'no-answer');
}
