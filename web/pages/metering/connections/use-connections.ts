import { useMutation, useQuery } from '@tanstack/react-query';
import { api, client, queryClient } from '../../../api.ts';

export type Connection = Awaited<ReturnType<typeof client.gateway.show>>;
export type Protocol = Awaited<ReturnType<typeof client.gateway.protocols>>['protocols'][number];

/** The refresh interval of what is shown (ms): values come in while the page is open. */
export const againAfter = 5000;

/** Protocols by their code, in the reader's language. */
export function useProtocols(): ReadonlyMap<string, Protocol> {
  const { data } = useQuery(api.gateway.protocols.queryOptions());
  return new Map((data?.protocols ?? []).map((one) => [one.protocol, one]));
}

/** Reloads everything shown about connections. */
export const refreshConnections = () => queryClient.invalidateQueries({ queryKey: api.gateway.key() });

/** Turns a connection on or off, or removes it. */
export function useConnectionVerbs(done?: () => void) {
  return useMutation({
    mutationFn: async ({ connection, verb }: { readonly connection: string; readonly verb: 'on' | 'off' | 'remove' }) => {
      if (verb === 'remove') {
        await client.gateway.remove({ connection });
        done?.();
      } else await client.gateway[verb]({ connection });
    },
    onSettled: refreshConnections,
  });
}
