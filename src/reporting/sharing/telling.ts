import { programScope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { refreshFeed, type RefreshNeeds } from './refresh.ts';
import { feeds } from './store.ts';
import { feedNotice } from './vocabulary.ts';

/** Tells the webhooks of feeds that are open what token there is to ask with, each token once; no data. */
export async function tellOfChanges(needs: RefreshNeeds): Promise<void> {
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
