import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, findingShape, idShape, instantShape, moneyShape } from '#kernel/shape.ts';

const known = z.number().nullable();
/** Null for who is not told money. */
const money = moneyShape.nullable();

const issueShape = z.object({
  event: z.string(),
  issue: z.number().int(),
  previous: z.number().int().nullable(),
  /** Nothing differs from the last issue: it is that one. */
  unchanged: z.boolean(),
  knownAt: instantShape,
  /** Of all members; null for an owner, who is told its own lines. */
  committedKwh: known,
  responseKwh: known,
  countedKwh: known,
  amount: money,
  penalty: money,
  net: money,
  aggregator: money,
  /** To the issue before; null of the first. */
  difference: money,
  members: z.array(
    z.object({
      building: z.string(),
      status: z.enum(['out', 'waiting', 'no-baseline', 'settled']),
      committedKw: z.number(),
      baselineKwh: known,
      actualKwh: known,
      responseKwh: known,
      amount: money,
      penalty: money,
      share: known,
      money,
      difference: money,
      figure: z.string(),
    }),
  ),
  /** The rule or the programme is one that is to be checked. */
  indicative: z.boolean(),
  findings: z.array(findingShape),
});

const one = z.object({ event: codeShape });

const settle = asks('keep-events')
  .route({
    method: 'POST',
    path: '/events/{event}/settlement',
    summary: 'Settles an event: a new issue where anything differs from the last; with `preview` only what it would be',
  })
  .input(one.extend({ preview: z.boolean().optional() }))
  .output(issueShape);

const show = asks('view')
  .route({ method: 'GET', path: '/events/{event}/settlement', summary: 'An issue of an event, or the last; the same for ever' })
  .input(one.extend({ issue: idShape.optional() }))
  .output(issueShape);

export const settlementContract = { settle, show };
