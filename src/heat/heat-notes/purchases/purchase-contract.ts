import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, moneyShape } from '#kernel/shape.ts';

const monthShape = z.object({
  month: z.string(),
  meter: z.string(),
  /** GJ, four decimals; null if nothing was measured. */
  quantity: z.number().nullable(),
  /** Yuan per GJ on the first day of the part. */
  price: z.string(),
  yuan: z.string().nullable(),
});

const noteShape = z.object({
  /** If not issued yet: the number that it would have now. */
  number: z.string(),
  kind: z.enum(['bill', 'difference']),
  supplier: z.string(),
  /** GJ and yuan by meter and month; for a difference, the change from before. */
  lines: z.array(z.object({ month: z.string(), meter: z.string(), quantity: z.number(), yuan: moneyShape })),
  quantity: z.number(),
  total: moneyShape,
  /** The local day of issue. */
  day: dayShape,
  /** The figure that opens it; null if it is not issued yet. */
  figure: z.string().nullable(),
});

const boughtShape = z.object({
  season: z.string(),
  suppliers: z.array(z.object({ supplier: z.string(), months: z.array(monthShape) })),
  /** Yuan of the months that are known; null if none is. */
  total: moneyShape.nullable(),
  /** What was issued now; what would be, if it is only calculated. */
  issued: z.array(noteShape),
  /** Hash of what would be issued, or was now: passed as `seen` to issue it. */
  hash: z.string(),
  /** All that was issued before, in order. */
  notes: z.array(noteShape),
  findings: z.array(findingShape),
});

/** The input of queries about purchases. */
export const purchaseQuestion = z.object({ company: codeShape, season: z.string().trim().min(1).max(60) });

const show = asks('view')
  .route({
    method: 'GET',
    path: '/heat/purchases',
    summary:
      'What a heat company bought in a season by supplier, metering point and month, as it is or was known, and what was issued on it',
  })
  .input(purchaseQuestion.extend({ knownAt: askedTimeShape.optional() }))
  .output(boughtShape);

const issue = asks('close-heat')
  .route({
    method: 'POST',
    path: '/heat/purchases',
    summary: 'Issues what a heat company bought in a season: a statement of each supplier, later the difference; it never changes',
  })
  .input(purchaseQuestion.extend({ /** The hash of what would be issued, as it was read. */ seen: seenHashShape.optional() }))
  .output(boughtShape);

const step = z.object({
  /** Counted before and after the step, GJ; null if not read completely. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** What was lost between them, and its share of the input, 0 to 1. */
  loss: z.number().nullable(),
  share: z.number().nullable(),
});

const chain = asks('view')
  .route({
    method: 'GET',
    path: '/heat/purchases/chain',
    summary:
      'The way of the heat of a season from the plants over the settlement points to the households, with what is lost on both steps',
  })
  .input(purchaseQuestion)
  .output(
    z.object({
      season: z.string(),
      /** From the meters at the plants to those of the settlement points. */
      network: step,
      /** From the meters of points to those of their households, if both were read completely: for this many points. */
      building: step.extend({ points: z.number().int() }),
      /** Settlement points in total, and those read completely. */
      points: z.number().int(),
      read: z.number().int(),
      findings: z.array(findingShape),
    }),
  );

export const heatPurchaseContract = { show, issue, chain };
