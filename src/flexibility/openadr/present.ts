import type { Kept } from './object-store.ts';

/**
 * An object as the server tells it: what was stated, and what the server knows of it. A kind of request (`BL_VEN_REQUEST`) gives way to
 * the kind of object.
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
