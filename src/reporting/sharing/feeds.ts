import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { FeedState, FeedTerms } from './facts.ts';
import { feedState, lastDay, stateSaid } from './feed-state.ts';
import { rowText } from './formats.ts';
import { createHidden, type HiddenPart } from './hidden.ts';
import { readEntries, type EntryFault, type GivenFile, type ReadFile } from './read-file.ts';
import type { SharingNeeds } from './needs.ts';
import { rowsOf } from './rows.ts';
import { feedShape } from './shapes.ts';
import * as store from './store.ts';
import type { Feed } from './store.ts';

/** A feed with its state today. */
export type FeedShown = Feed & {
  readonly state: FeedState;
  /** The last day on which it is shared: of the agreement, or when it was ended. */
  readonly ends: string;
  readonly dataFrom: string;
  readonly dataUntil: string;
  readonly receiver: string;
  readonly takes: number;
  readonly lastTake: Date | null;
};

/** Feeds from the side of those who agree on them. */
export function feedVerbs(needs: SharingNeeds) {
  const { postgres } = needs;
  const named = async (scope: Scope, id: string): Promise<Feed> => {
    const found = (await store.feeds(postgres, scope)).find((one) => one.id === id);
    if (found === undefined) throw new Problem('not-found', 'no-such-feed', { feed: id });
    return found;
  };
  const shown = async (feeds: readonly Feed[]): Promise<FeedShown[]> => {
    const counts = await store.takeCounts(postgres, checkedByCaller);
    return Promise.all(
      feeds.map(async (feed) => ({
        ...feed,
        state: feedState(feed, today(needs.now())),
        ends: lastDay(feed),
        dataFrom: feed.dataFrom ?? feed.from,
        dataUntil: feed.dataUntil ?? feed.until,
        receiver: await nameOf(needs, feed.to),
        takes: counts.get(feed.number)?.count ?? 0,
        lastTake: counts.get(feed.number)?.last ?? null,
      })),
    );
  };
  return {
    feeds: async (scope: Scope) => shown(await store.feeds(postgres, scope)),
    /** Throws `no-such-feed`. */
    feed: async (scope: Scope, id: string) => (await shown([await named(scope, id)]))[0] as FeedShown,
    /** All feeds of a file, or none. Throws `sharing-file-invalid`, `feed-exists`. */
    addFeeds: (scope: Scope, file: GivenFile) => addFeeds(needs, scope, file, shown),
    /** Ends a feed permanently. Throws `no-such-feed`. */
    async endFeed(scope: Scope, id: string): Promise<FeedShown> {
      const feed = await named(scope, id);
      await store.endFeed(postgres, scope, feed.number, needs.now());
      await needs.audit(scope, { action: 'feed-end', subject: `feed:${id}`, region: feed.region, detail: { to: feed.to } });
      return (await shown([await named(scope, id)]))[0] as FeedShown;
    },
    /** Who took what of a feed, latest first. Throws `no-such-feed`. */
    takes: async (scope: Scope, id: string, limit: number) => store.takes(postgres, checkedByCaller, await named(scope, id), limit),
    /** What the receiver would get now. Throws `no-such-feed`. */
    preview: async (scope: Scope, id: string, limit: number) => previewOf(needs, await named(scope, id), limit),
  };
}

async function nameOf({ place }: SharingNeeds, code: string): Promise<string> {
  const found = await place.organisation(programScope, code).catch(() => null);
  return found === null ? code : (found.name ?? code);
}

async function addFeeds(
  needs: SharingNeeds,
  scope: Scope,
  file: GivenFile,
  shown: (feeds: readonly Feed[]) => Promise<FeedShown[]>,
): Promise<FeedShown[]> {
  const read = await readEntries<FeedTerms>(needs.workers, file, feedShape as never);
  const unknown = await strangers(needs, read.written);
  const there = repeated(
    read.written,
    (await store.feeds(needs.postgres, programScope)).map(({ id }) => id),
  );
  const isWell = unknown.length === 0 && read.entries.length === read.written.length;
  if (!isWell) await read.refuse([...unknown, ...there]);
  const [first, ...others] = there;
  if (first !== undefined)
    throw new Problem(
      'conflict',
      'feed-exists',
      first.evidence,
      others.map(({ code, evidence }) => ({ code, severity: 'error', evidence })),
    );
  for (const terms of read.entries) {
    if (!(await store.addFeed(needs.postgres, scope, terms, needs.now()))) throw new Problem('conflict', 'feed-exists', { feed: terms.id });
    const { id, to, region, dataset, agreement } = terms;
    await needs.audit(scope, { action: 'feed-add', subject: `feed:${id}`, region, detail: { to, dataset, agreement } });
  }
  const ids = new Set(read.entries.map(({ id }) => id));
  return shown((await store.feeds(needs.postgres, scope)).filter(({ id }) => ids.has(id)));
}

/** A fault for each entry that has the name of a feed there is, or of an entry before it. */
function repeated(entries: ReadFile<FeedTerms>['written'], ids: readonly string[]): EntryFault[] {
  const taken = new Set(ids);
  return entries.flatMap((entry, at): EntryFault[] => {
    const id = nameIn(entry['id']);
    if (id === undefined || !taken.has(id)) {
      if (id !== undefined) taken.add(id);
      return [];
    }
    return [{ entry: at, field: 'id', code: 'feed-exists', evidence: { feed: id } }];
  });
}

/** Faults for places, organisations and names that do not exist; what is no name at all is a fault of form. */
async function strangers({ place, notice }: SharingNeeds, entries: ReadFile<FeedTerms>['written']): Promise<EntryFault[]> {
  const faults: EntryFault[] = [];
  for (const [at, entry] of entries.entries()) {
    const [region, to, webhook] = [nameIn(entry['region']), nameIn(entry['to']), nameIn(entry['webhook'])];
    if (region !== undefined && !(await isThere(() => place.get(region))))
      faults.push({ entry: at, field: 'region', code: 'sharing-place-unknown', evidence: { place: region } });
    if (to !== undefined && !(await isThere(() => place.organisation(programScope, to))))
      faults.push({ entry: at, field: 'to', code: 'sharing-organisation-unknown', evidence: { organisation: to } });
    if (webhook !== undefined && (await notice.targetsAmong([webhook])).length === 0)
      faults.push({ entry: at, field: 'webhook', code: 'feed-webhook-unknown', evidence: { name: webhook } });
  }
  return faults;
}

/** A code as written in a file, also as a number. */
export const nameIn = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Whether a lookup finds something. */
export async function isThere(look: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await look()) !== undefined;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') return false;
    throw error;
  }
}

export type Preview = {
  readonly feed: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
  readonly hidden: readonly HiddenPart[];
  /** `feed-not-open`, if its receiver is refused now; `feed-yields-nothing`, if there is no row. */
  readonly findings: readonly Finding[];
};

const yieldsNothing = ({ id, from, until, dataFrom = from, dataUntil = until }: FeedTerms): Finding => ({
  code: 'feed-yields-nothing',
  severity: 'warning',
  evidence: { feed: id, from: dataFrom, until: dataUntil },
});

/** That the receiver is refused now, whatever rows there are; none while the feed is open. @param day local */
function notOpen(feed: Feed, day: string): Finding[] {
  if (feedState(feed, day) === 'open') return [];
  const { id, from, until } = feed;
  return [{ code: 'feed-not-open', severity: 'warning', evidence: { feed: id, state: stateSaid(feed, day), from, until } }];
}

async function previewOf(needs: SharingNeeds, feed: Feed, limit: number): Promise<Preview> {
  const hidden = createHidden();
  const line = rowText(feed.dataset);
  const rows: Record<string, unknown>[] = [];
  let total = 0;
  for await (const { kind, subject, parts, bodies } of rowsOf(needs, feed, hidden)) {
    total += parts.length;
    for (let at = 0; at < parts.length && rows.length < limit; at += 1) {
      const row = { kind, subject, part: parts[at] as string, body: bodies[at] as string, removed: false };
      rows.push(JSON.parse(line(row)) as Record<string, unknown>);
    }
  }
  return {
    feed: feed.id,
    rows,
    total,
    hidden: hidden.told(),
    findings: [...notOpen(feed, today(needs.now())), ...(total === 0 ? [yieldsNothing(feed)] : [])],
  };
}
