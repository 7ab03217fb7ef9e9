import type { Kept } from './object-store.ts';

/**
 * An object as the server returns it: its stated content and the server's own fields. A request kind (`BL_VEN_REQUEST`) is replaced by the
 * object kind.
 */
export function presented({ id, type, client, targets, body, created, modified }: Kept): Record<string, unknown> {
  const isClients = type === 'REPORT' || type === 'SUBSCRIPTION' || type === 'VEN' || type === 'RESOURCE';
  return {
    id,
    createdDateTime: created.toISOString(),
    modificationDateTime: modified.toISOString(),
    ...body,
    objectType: type,
    ...(isClients && client !== null && { clientID: client }),
    ...((type === 'VEN' || type === 'RESOURCE') && targets.length > 0 && { targets: [...targets] }),
  };
}
