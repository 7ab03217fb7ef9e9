import { z } from 'zod';
import { type Direction, directionTerms } from '#flexibility/flexibility/vocabulary.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, idShape, instantShape, measuredTimeShape, pageOf } from '#kernel/shape.ts';

const direction = z.enum(Object.keys(directionTerms) as [Direction, ...Direction[]]);
const step = z.enum(['15min', '30min', 'hour']);
const knownAt = askedTimeShape.optional();
/** Yuan per kWh, decimal text. */
const price = z.string();
const kw = z.number();

const question = {
  portfolio: codeShape,
  programme: codeShape,
  from: measuredTimeShape,
  to: measuredTimeShape,
  direction,
  step: step.optional(),
  /** How long the power offered in a period can be sustained. */
  hours: z.coerce.number().positive().max(48).optional(),
  margin: z.coerce.string().max(30).optional(),
  floor: z.coerce.string().max(30).optional(),
};

const headShape = z.object({
  /** Null if not kept. */
  number: z.number().int().nullable(),
  portfolio: z.string(),
  programme: z.string(),
  from: instantShape,
  to: instantShape,
  direction,
  zone: z.string(),
  made: instantShape.nullable(),
  by: z.string().nullable(),
  late: z.boolean(),
  supersededBy: z.number().int().nullable(),
  leastKw: kw,
  mostKw: kw,
});

const bidShape = headShape.extend({
  step,
  hours: z.number(),
  margin: price.nullable(),
  floor: price.nullable(),
  knownAt: instantShape,
  periods: z.array(
    z.object({
      start: instantShape,
      end: instantShape,
      kw,
      /** Members that could be in it but whose capability is unknown; null in bids kept before this was recorded. */
      unknown: z.number().int().nullable(),
      /** Cheapest first; `upToKw`: including all cheaper steps. */
      steps: z.array(z.object({ price, kw, upToKw: kw, members: z.array(z.object({ building: z.string(), kw, price })) })),
    }),
  ),
  findings: z.array(findingShape),
});

const of = asks('see-bids')
  .route({
    method: 'GET',
    path: '/bids/of',
    summary:
      'What a portfolio could offer to a programme, by period as steps of kW at a price with the members behind them; nothing is kept',
  })
  .input(z.object({ ...question, knownAt }))
  .output(bidShape);

const add = asks('keep-events')
  .route({ method: 'POST', path: '/bids', summary: 'Keeps such a bid; it supersedes those that it covers, and is never changed' })
  .input(z.object(question))
  .output(bidShape);

const show = asks('see-bids')
  .route({ method: 'GET', path: '/bids/{number}', summary: 'A kept bid' })
  .input(z.object({ number: idShape, knownAt }))
  .output(bidShape);

const list = asks('see-bids')
  .route({ method: 'GET', path: '/bids', summary: 'A page of the kept bids, the latest first' })
  .input(
    z.object({
      portfolio: codeShape.optional(),
      ...pageOf(500),
      knownAt,
    }),
  )
  .output(z.object({ bids: z.array(headShape), total: z.number().int() }));

const compare = asks('see-bids')
  .route({ method: 'GET', path: '/events/{event}/bid', summary: 'What an event asks of members beside what was bid before it was called' })
  .input(z.object({ event: codeShape }))
  .output(
    z.object({
      event: z.string(),
      bid: z.number().int(),
      /** The time zone of its members. */
      zone: z.string(),
      committedKw: kw,
      periods: z.array(z.object({ start: instantShape, end: instantShape, bidKw: kw, aboveKw: kw, price: price.nullable() })),
      members: z.array(z.object({ building: z.string(), committedKw: kw, bidKw: kw, aboveKw: kw })),
      findings: z.array(findingShape),
    }),
  );

export const bidsContract = { of, add, show, list, compare };
