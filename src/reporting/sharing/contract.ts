import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import { askedTimeShape, carrierShape, codeShape, dayShape, findingShape, instantShape, measuredMonthShape } from '#kernel/shape.ts';
import { feedDatasets, feedFormats, feedStates } from './facts.ts';
import { hiddenReasons } from './hidden.ts';

const count = z.number().int();
const feedId = z.string().min(1).max(60);

const fileShape = (name: string) =>
  z.object({
    /** The name of the file, used in messages about it. */
    name: z.string().trim().min(1).max(200).default(name),
    /** YAML or JSON: one entry, or a list. */
    text: z.string().max(1_000_000),
  });

const feedShape = z.object({
  id: z.string(),
  dataset: z.enum(feedDatasets),
  region: codeShape,
  /** The shared fields in addition to the keys. */
  fields: z.array(z.string()),
  to: codeShape,
  /** The name of the organisation. */
  receiver: z.string(),
  purpose: z.string(),
  agreement: z.string(),
  from: dayShape,
  /** The last day. */
  until: dayShape,
  mask: z.object({ k: count, by: z.array(z.string()) }).nullable(),
  webhook: z.string().nullable(),
  state: z.enum(feedStates),
  /** The last day on which it is shared: of the agreement, or the day on which it was ended before. */
  ends: dayShape,
  /** The first and the last day of the data that are shared. */
  dataFrom: dayShape,
  dataUntil: dayShape,
  madeBy: z.string(),
  madeAt: instantShape,
  endedAt: instantShape.nullable(),
  takes: count,
  lastTake: instantShape.nullable(),
});

const one = z.object({ id: feedId });

const feeds = {
  add: asks('keep-feeds')
    .route({
      method: 'POST',
      path: '/feeds',
      summary: 'Add the feeds of a file; `sharing-file-invalid` has all its faults, each by line and column',
    })
    .input(fileShape('feed.yaml'))
    .output(z.object({ feeds: z.array(feedShape) })),
  list: asks('see-feeds')
    .route({ method: 'GET', path: '/feeds', summary: 'What organisations get of a place, by which agreement, on which days' })
    .output(z.object({ feeds: z.array(feedShape) })),
  show: asks('see-feeds')
    .route({ method: 'GET', path: '/feeds/{id}/terms', summary: 'A feed: what leaves, to whom, by which agreement' })
    .input(one)
    .output(feedShape),
  end: asks('keep-feeds')
    .route({ method: 'POST', path: '/feeds/{id}/end', summary: 'End a feed at once and for ever; its log stays' })
    .input(one)
    .output(feedShape),
  log: asks('see-feeds')
    .route({ method: 'GET', path: '/feeds/{id}/log', summary: 'Who took what of a feed and when, the latest first' })
    .input(one.extend({ limit: z.coerce.number().int().min(1).max(10_000).default(1000) }))
    .output(
      z.object({
        feed: z.string(),
        total: count,
        takes: z.array(
          z.object({
            at: instantShape,
            by: z.string(),
            format: z.enum(feedFormats),
            rows: count,
            /** Tokens; null: the whole content. */
            from: z.string().nullable(),
            to: z.string(),
            /** Of the body as sent. */
            sha256: z.string(),
            bytes: count,
            /** Sent to its end. */
            whole: z.boolean(),
          }),
        ),
      }),
    ),
  preview: asks('see-feeds')
    .route({
      method: 'GET',
      path: '/feeds/{id}/preview',
      summary: 'What the receiver would get now, its first rows, and what is kept back and why',
    })
    .input(one.extend({ limit: z.coerce.number().int().min(1).max(1000).default(100) }))
    .output(
      z.object({
        feed: z.string(),
        rows: z.array(z.record(z.string(), z.unknown())),
        total: count,
        hidden: z.array(
          z.object({ what: z.enum(['field', 'rows']), name: z.string(), why: z.enum(hiddenReasons), count: count.nullable() }),
        ),
        /** A warning if there is no row at all. */
        findings: z.array(findingShape),
      }),
    ),
};

const expectedShape = z.object({
  supplier: codeShape,
  carrier: carrierShape,
  region: codeShape,
  every: z.literal('month'),
  /** Day of the following month. */
  due: count,
});

/** Of the last expectation of a delivery that the requester sees; 0 if there is none. */
const version = z.number().int().min(0);

const deliveries = {
  expect: asks('keep-feeds')
    .route({
      method: 'POST',
      path: '/deliveries/expected',
      summary: 'State what suppliers are expected to hand over each month; the last word counts',
    })
    .input(
      fileShape('delivery.yaml').extend({
        /** The version that was read, if other expectations for the same exist. */ seen: seenNumberShape.optional(),
      }),
    )
    .output(z.object({ version, expected: z.array(expectedShape) })),
  expected: asks('see-deliveries')
    .route({ method: 'GET', path: '/deliveries/expected', summary: 'What suppliers are expected to hand over each month' })
    .output(z.object({ version, expected: z.array(expectedShape) })),
  status: asks('see-deliveries')
    .route({ method: 'GET', path: '/deliveries', summary: 'What suppliers handed over of a month: expected, delivered, late, missing' })
    .input(z.object({ month: measuredMonthShape.optional(), supplier: codeShape.optional(), knownAt: askedTimeShape.optional() }))
    .output(
      z.object({
        month: z.string(),
        /** The last month that has ended. */
        ended: z.string(),
        suppliers: z.array(
          z.object({
            supplier: codeShape,
            name: z.string(),
            carrier: carrierShape,
            region: codeShape,
            /** The last day on which it is not late. */
            due: dayShape,
            expected: count,
            delivered: count,
            late: count,
            share: z.number().min(0).max(1).nullable(),
            /** The latest reading of the month. */
            last: instantShape.nullable(),
            missing: z.array(codeShape),
          }),
        ),
        findings: z.array(findingShape),
      }),
    ),
};

export const sharingContract = { feeds, deliveries };
