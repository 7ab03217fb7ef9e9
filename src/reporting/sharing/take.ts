import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Download } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { organisationOf, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { keysOf } from './columns.ts';
import { feedFormats, type FeedFormat } from './facts.ts';
import { feedTypes, piecesOf } from './formats.ts';
import { refreshFeed, type RefreshNeeds } from './refresh.ts';
import type { KeptRow } from './row-store.ts';
import { stateSaid } from './feed-state.ts';
import { addTake, editionOf, feedNamed, type Feed } from './store.ts';

export type TakeQuestion = {
  readonly id: string;
  readonly since?: string | undefined;
  readonly format?: string | undefined;
  /** The mark on tables of the demo city. */
  readonly mark?: string | undefined;
};

/**
 * What a receiver gets: the whole of a feed, or what changed since a token, and the token for the next request. Anyone else gets
 * `no-such-feed`. @throws Problem `no-such-feed`, `agreement-over`, `feed-format`, `feed-token-unknown`
 */
export async function takeFeed(needs: RefreshNeeds, scope: Scope, { id, since, format, mark }: TakeQuestion): Promise<Download> {
  const feed = await feedNamed(needs.postgres, checkedByCaller, id);
  if (feed === undefined || feed.to !== organisationOf(scope.sees)) throw new Problem('not-found', 'no-such-feed', { feed: id });
  refuseOver(feed, needs.now());
  const as = formatOf(format);
  const from = since === undefined || since === '' ? null : since;
  const edition = from === null ? 0 : await editionOf(needs.postgres, checkedByCaller, feed, from);
  if (edition === undefined) throw new Problem('bad-input', 'feed-token-unknown', { feed: id });
  const { token } = await refreshFeed(needs, feed);
  const body = answerPieces(needs, scope, feed, { format: as, edition, from, to: token, mark });
  return {
    name: `${feed.id}.${as}`,
    type: feedTypes[as],
    body: Readable.toWeb(Readable.from(body)) as ReadableStream<Uint8Array>,
    headers: { 'feed-token': token },
  };
}

/** Throws `agreement-over` before the first day, after the last, and from the moment it was ended. */
function refuseOver({ id, from, until, ended }: Feed, now: number): void {
  const day = today(now);
  if (day < from || day > until || ended !== null)
    throw new Problem('not-allowed', 'agreement-over', { feed: id, from, until, state: stateSaid({ from, until, ended }, day) });
}

function formatOf(format: string | undefined): FeedFormat {
  const found = format === undefined || format === '' ? 'jsonl' : feedFormats.find((one) => one === format);
  if (found === undefined) throw new Problem('bad-input', 'feed-format', { format, formats: feedFormats.join(', ') });
  return found;
}

type Telling = {
  readonly format: FeedFormat;
  readonly edition: number;
  readonly from: string | null;
  readonly to: string;
  readonly mark: string | undefined;
};

/** The body in pieces; what was sent is recorded when it ends, whichever side ends it. */
async function* answerPieces(needs: RefreshNeeds, scope: Scope, feed: Feed, telling: Telling): AsyncGenerator<Uint8Array> {
  const { format, edition, from, to, mark } = telling;
  const at = new Date(needs.now());
  const hash = createHash('sha256');
  let [rows, bytes, whole] = [0, 0, false];
  const kept = async function* (): AsyncGenerator<KeptRow[]> {
    for await (const some of needs.rows.since(checkedByCaller, feed.number, edition)) {
      rows += some.length;
      yield some;
    }
  };
  // lines come ready-made from the store: a million of them are not worth parsing and writing again
  const lines = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of needs.rows.linesSince(checkedByCaller, feed.number, edition, keysOf[feed.dataset])) {
      rows += linesIn(piece);
      yield piece;
    }
  };
  try {
    for await (const piece of format === 'jsonl' ? lines() : piecesOf(format, feed, kept(), mark)) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    whole = true;
  } finally {
    const sha256 = hash.digest('hex');
    await addTake(needs.postgres, scope, feed, { at, format, rows, from, to, sha256, bytes, whole });
    const detail = { rows, format, sha256, whole };
    await needs.audit(scope, { action: 'feed-take', subject: `feed:${feed.id}`, region: feed.region, detail });
  }
}

/** How many lines end in a piece. */
function linesIn(piece: Uint8Array): number {
  let lines = 0;
  for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, at + 1)) lines += 1;
  return lines;
}

const newline = 10;
