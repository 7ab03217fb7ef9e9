import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, dayShape, figureShape, instantShape, moneyShape, offsetShape } from '#kernel/shape.ts';

const count = z.number().int();

/** A sentence in parts, of which some open; and where it is acted on in the console. */
const sentenceShape = z.object({
  parts: z.array(z.object({ text: z.string(), figure: z.string().optional() })),
  href: z.string().nullable(),
});

const answer = z.enum(['in', 'out']).nullable();

const buildings = asks('view')
  .route({
    method: 'GET',
    path: '/today/buildings',
    summary:
      'The buildings of the asker, the largest first: whether each uses much, why, what to do first, which bills it owes; and invitations',
  })
  .input(z.object({ limit: z.coerce.number().int().min(1).max(24).default(6), offset: offsetShape.default(0) }))
  .output(
    z.object({
      day: dayShape,
      /** The last whole year, by which buildings are judged. */
      year: count,
      total: count,
      /** How many of all its buildings lack months. */
      owing: count,
      buildings: z.array(
        z.object({
          building: codeShape,
          name: z.string(),
          level: z.enum(['high', 'normal', 'low', 'unknown']),
          /** Judged by a limit that is still to be checked. */
          indicative: z.boolean(),
          intensity: figureShape,
          /** Against the year before, 0.1: a tenth more; null if they cannot be compared. */
          change: z.number().nullable(),
          /** Over the constraint value; null without a limit. */
          excess: z.number().nullable(),
          /** Among those of its use nearby: 4 is the highest quarter. */
          quarter: count.min(1).max(4).nullable(),
          sentences: z.array(sentenceShape),
          first: sentenceShape,
          owed: sentenceShape.nullable(),
        }),
      ),
      /** Of events that are not over, the next first. */
      invitations: z.array(
        z.object({
          event: z.string(),
          building: z.string(),
          kw: z.number(),
          answer,
          /** If all of it is done; null if it is not known. */
          yuan: moneyShape.nullable(),
          sentence: sentenceShape,
        }),
      ),
    }),
  );

const contracts = asks('view')
  .route({ method: 'GET', path: '/today/contracts', summary: 'How the contracts of the asker stand, those with something to do first' })
  .output(
    z.object({
      total: count,
      contracts: z.array(
        z.object({
          contract: codeShape,
          name: z.string(),
          /** To settle a period that is over, to confirm terms, to wait, or nothing more. */
          act: z.enum(['settle', 'confirm', 'wait', 'done']),
          sentence: sentenceShape,
        }),
      ),
    }),
  );

const acts = z.enum(['check', 'watch', 'preview', 'close', 'collect']);

const season = asks('view')
  .route({
    method: 'GET',
    path: '/today/season',
    summary: 'How the heating season of what the asker supplies stands today, and its next act',
  })
  .output(
    z.object({
      day: dayShape,
      /** Null if nothing is supplied or no season was stated. */
      season: z
        .object({
          name: z.string(),
          from: dayShape,
          /** The day after its last. */
          to: dayShape,
          days: count,
          /** Days that are over. */
          passed: count,
          /** Of the meters that bills need, those read on all these days; null if there are none. */
          readShare: z.number().nullable(),
          complaints: count,
          /** Homes measured as cold that wait for a decision; null for those who decide nothing. */
          cold: count.nullable(),
          /** Null if nothing was ever charged. */
          arrears: z.object({ total: moneyShape, accounts: count, overdue: count }).nullable(),
          sentences: z.array(sentenceShape),
          act: z.object({ name: acts.nullable(), sentence: sentenceShape }),
          steps: z.array(z.object({ name: acts, state: z.enum(['done', 'now', 'later']) })),
        })
        .nullable(),
    }),
  );

const event = asks('view')
  .route({
    method: 'GET',
    path: '/today/event',
    summary: 'The next event of demand response: how long until then, who answered, what is missing; and the last settlements',
  })
  .output(
    z.object({
      at: instantShape,
      next: z
        .object({
          event: z.string(),
          from: instantShape,
          to: instantShape,
          /** Until it begins; below 0 once it is under way. */
          minutes: count,
          answers: z.object({ in: count, out: count, none: count }),
          /** kW; `missing` counts open answers as missing. */
          target: z.number(),
          confirmed: z.number(),
          declined: z.number(),
          open: z.number(),
          missing: z.number(),
          /** Buildings that have not answered. */
          unanswered: z.array(z.string()),
          sentences: z.array(sentenceShape),
        })
        .nullable(),
      /** How many more are called. */
      later: count,
      settled: z.array(z.object({ event: z.string(), yuan: moneyShape.nullable(), sentence: sentenceShape })),
    }),
  );

export const todayContract = { buildings, contracts, season, event };
