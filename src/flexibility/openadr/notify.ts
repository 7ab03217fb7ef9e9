import type { NewDelivery } from './delivery-store.ts';
import type { ClientRole } from './facts.ts';
import type { Kept } from './object-store.ts';
import { presented } from './present.ts';
import { hiding, isWithin, reachOf } from './privacy.ts';
import type { SubscriptionBody } from './shapes.ts';

/** What was done to an object. */
export type Operation = 'CREATE' | 'UPDATE' | 'DELETE';

/** A subscribing client, and the targets granted to it. */
export type Subscriber = { readonly role: ClientRole; readonly granted: readonly string[] };

/** The subscriptions that name this kind of object and this operation. */
export function naming(subscriptions: readonly Kept[], type: Kept['type'], operation: Operation): Kept[] {
  return subscriptions.filter(({ body }) =>
    operationsOf(body).some(({ objects, operations }) => objects.includes(type) && operations.includes(operation)),
  );
}

const operationsOf = (body: Kept['body']) => (body as SubscriptionBody).objectOperations;

/**
 * The notifications for an operation on an object: one to each webhook of a subscription, showing no more of the object than its client may
 * read (Definition, BL created object privacy).
 * @param program the program that the object belongs to; null if none
 */
export function notificationsOf(
  object: Kept,
  operation: Operation,
  program: string | null,
  subscriptions: readonly Kept[],
  subscribers: ReadonlyMap<string, Subscriber>,
): NewDelivery[] {
  return naming(subscriptions, object.type, operation).flatMap((subscription) => {
    const subscriber = subscribers.get(subscription.client ?? '');
    const shown = subscriber === undefined ? null : shownTo({ object, operation, program }, subscription, subscriber);
    if (shown === null) return [];
    const body = JSON.stringify({ objectType: object.type, operation, object: shown });
    const addresses = operationsOf(subscription.body).flatMap(({ objects, operations, callbackUrl }) =>
      objects.includes(object.type) && operations.includes(operation) ? [callbackUrl] : [],
    );
    return [...new Set(addresses)]
      .filter((address) => !subscription.broken.includes(address))
      .map((address) => ({ subscription: subscription.id, address, operation, objectType: object.type, object: object.id, body }));
  });
}

type Done = { readonly object: Kept; readonly operation: Operation; readonly program: string | null };

/** The object as its subscriber may see it; null if it does not concern the subscriber. */
function shownTo({ object, operation, program }: Done, subscription: Kept, { role, granted }: Subscriber): Record<string, unknown> | null {
  const { programID, targets } = subscription.body as SubscriptionBody;
  // a subscription to one program may also ask for the creation of programs (Definition, figures 4 and 5), which never concerns that one
  const isNewProgram = object.type === 'PROGRAM' && operation === 'CREATE';
  if (programID !== undefined && programID !== program && !isNewProgram) return null;
  const shown = presented(object);
  if (object.type !== 'PROGRAM' && object.type !== 'EVENT') {
    const isFiltered = targets !== undefined && targets.length > 0 && (object.type === 'VEN' || object.type === 'RESOURCE');
    if (isFiltered && !object.targets.some((one) => targets.includes(one))) return null;
    return role === 'bl' || object.client === subscription.client ? shown : null;
  }
  const reach = reachOf({ role }, granted, targets ?? undefined);
  return reach !== null && isWithin(reach, object.targets) ? hiding(shown, reach) : null;
}
