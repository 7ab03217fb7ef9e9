import { implement } from '@orpc/server';
import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { type Words, tellPlain } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { sharingContract } from './contract.ts';
import { feedTypes } from './formats.ts';
import { feedFormats, type FeedFormat } from './facts.ts';
import type { FeedShown } from './feeds.ts';
import type { Sharing } from './sharing.ts';

/** @param words those of all slices */
export function sharingRoutes(sharing: Sharing, words: Words) {
  const os = implement(sharingContract).$context<RequestContext>();
  const { feeds, deliveries } = os;
  return os.router({
    feeds: {
      add: feeds.add.handler(async ({ input, context: { scope } }) => ({ feeds: (await sharing.addFeeds(scope, input)).map(present) })),
      list: feeds.list.handler(async ({ context: { scope } }) => ({ feeds: (await sharing.feeds(scope)).map(present) })),
      show: feeds.show.handler(async ({ input: { id }, context: { scope } }) => present(await sharing.feed(scope, id))),
      end: feeds.end.handler(async ({ input: { id }, context: { scope } }) => present(await sharing.endFeed(scope, id))),
      log: feeds.log.handler(async ({ input: { id, limit }, context: { scope } }) => {
        const { rows, total } = await sharing.takes(scope, id, limit);
        const takes = rows.map(({ at, format, ...take }) => ({ ...take, format: format as FeedFormat, at: at.toISOString() }));
        return { feed: id, total, takes };
      }),
      preview: feeds.preview.handler(async ({ input: { id, limit }, context: { scope, language } }) => {
        const { rows, hidden, findings, ...rest } = await sharing.preview(scope, id, limit);
        return {
          ...rest,
          rows: rows.map((row) => ({ ...row })),
          hidden: hidden.map((one) => ({ ...one })),
          findings: findings.map((one) => tellPlain(one, words, language)),
        };
      }),
    },
    deliveries: {
      expect: deliveries.expect.handler(async ({ input, context: { scope } }) => presentExpected(await sharing.expect(scope, input))),
      expected: deliveries.expected.handler(async ({ context: { scope } }) => presentExpected(await sharing.expected(scope))),
      status: deliveries.status.handler(async ({ input: { month: asked, supplier, knownAt }, context: { scope, language } }) => {
        const known = sharing.knownAt(knownAt);
        const usual = await sharing.deliveryMonth(scope, { supplier, known });
        const month = asked ?? usual.month;
        const found = await sharing.deliveries(scope, { month, supplier, known });
        const nobody = { code: 'delivery-none-expected', severity: 'info' as const, evidence: { month } };
        return {
          month,
          ended: usual.ended,
          suppliers: found.map(({ last, missing, ...one }) => ({
            ...one,
            last: last === null ? null : formatInstant(last),
            missing: [...missing],
          })),
          findings: found.length === 0 ? [tellPlain(nobody, words, language)] : [],
        };
      }),
    },
  });
}

function present({ mask, webhook, made, ended, actor, number: _number, edition: _edition, lastTake, fields, ...feed }: FeedShown) {
  return {
    ...feed,
    fields: [...fields],
    mask: mask === undefined ? null : { k: mask.k, by: [...mask.by] },
    webhook: webhook ?? null,
    madeBy: actor,
    madeAt: made.toISOString(),
    endedAt: ended?.toISOString() ?? null,
    lastTake: lastTake?.toISOString() ?? null,
  };
}

/** @param mark of the demo city */
export function sharingDownloads(sharing: Sharing, mark: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/feeds/{id}',
      action: 'view',
      summary:
        'The rows of a feed, with the key of its receiver: all, or with `since` those that became other after that token; the next token comes in the header `Feed-Token`',
      parameters: {
        id: { about: 'the feed', shape: z.string().min(1).max(60) },
        since: { about: 'a token that came with an earlier answer; without one the whole answer', shape: z.string().max(100).optional() },
        format: { about: 'the format', shape: z.enum(feedFormats).optional() },
      },
      types: [feedTypes.jsonl, feedTypes.csv, feedTypes.parquet, feedTypes.geojson],
      open: ({ scope }, { id = '', since, format }) => sharing.take(scope, { id, since, format, mark }),
    },
  ];
}

const presentExpected = ({ version, expected }: Awaited<ReturnType<Sharing['expected']>>) => ({
  version,
  expected: expected.map((one) => ({ ...one })),
});
