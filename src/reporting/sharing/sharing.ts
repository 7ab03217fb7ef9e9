import { type Scope, programScope } from '#kernel/scope.ts';
import { deliveryVerbs } from './deliveries.ts';
import { feedVerbs } from './feeds.ts';
import type { SharingNeeds } from './needs.ts';
import { rowStore } from './row-store.ts';
import { takeFeed, type TakeQuestion } from './take.ts';
import { today } from '#kernel/today.ts';
import { refreshFeed, type RefreshNeeds } from './refresh.ts';
import { feeds } from './store.ts';
import { feedNotice } from './vocabulary.ts';

/**
 * What organisations receive of a place by agreement, and what suppliers deliver to it.
 * @example await createSharing(needs).take(scope, { id: 'brain', since: token }) // { body, headers: { 'feed-token' } }
 */
export function createSharing(needs: SharingNeeds) {
  const internals = { ...needs, rows: rowStore(needs.clickhouse) };
  return {
    ...feedVerbs(needs),
    ...deliveryVerbs(needs),
    /** Posts the current token to the webhooks of open feeds. */
    tell: () => tellOfChanges(internals),
    take: (scope: Scope, asked: TakeQuestion) => takeFeed(internals, scope, asked),
  };
}

export type Sharing = ReturnType<typeof createSharing>;

/** Posts the current token to the webhooks of open feeds, each token once; no data. */
async function tellOfChanges(needs: RefreshNeeds): Promise<void> {
  const day = today(needs.now());
  for (const feed of await feeds(needs.postgres, programScope)) {
    if (feed.webhook === undefined || feed.ended !== null || day < feed.from || day > feed.until) continue;
    const { token } = await refreshFeed(needs, feed);
    await needs.notice.post({
      kind: feedNotice.kind,
      code: 'notice-feed-changed',
      evidence: { feed: feed.id },
      key: `feed:${feed.number}:${token}`,
      link: null,
      to: [],
      targets: [feed.webhook],
      payload: { event: 'changed', at: new Date(needs.now()).toISOString(), feed: feed.id, token },
    });
  }
}
