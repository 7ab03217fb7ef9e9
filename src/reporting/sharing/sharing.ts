import type { Scope } from '#kernel/scope.ts';
import { deliveryVerbs } from './deliveries.ts';
import { feedVerbs } from './feeds.ts';
import type { SharingNeeds } from './needs.ts';
import { rowStore } from './row-store.ts';
import { tellOfChanges } from './telling.ts';
import { takeFeed, type TakeQuestion } from './take.ts';

/**
 * What organisations get of a place by agreement, and what suppliers hand over to it.
 * @example await createSharing(needs).take(scope, { id: 'brain', since: token }) // { body, headers: { 'feed-token' } }
 */
export function createSharing(needs: SharingNeeds) {
  const internals = { ...needs, rows: rowStore(needs.clickhouse) };
  return {
    ...feedVerbs(needs),
    ...deliveryVerbs(needs),
    /** Tells the webhooks of open feeds of the token that there is now. */
    tell: () => tellOfChanges(internals),
    take: (scope: Scope, asked: TakeQuestion) => takeFeed(internals, scope, asked),
  };
}

export type Sharing = ReturnType<typeof createSharing>;
