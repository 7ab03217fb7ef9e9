import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { moneyShape } from '#kernel/shape.ts';

/** What bills of a season are compared with: those of the season before, or what the same days would have cost by area. */
export const comparedWith = ['last-season', 'by-area'] as const;

export const comparisonQuestion = z.object({
  job: z.string().min(1).max(100),
  against: z.enum(comparedWith).default('last-season'),
});

const count = z.number().int();
/** Sums of the households that have both; null if none has. */
const sumsShape = z.object({ households: count, higher: count, lower: count, now: moneyShape.nullable(), beside: moneyShape.nullable() });

/** Households of a preview: the current bill of the season next to another sum, largest difference first. */
export const comparisonContract = asks('view')
  .route({
    method: 'GET',
    path: '/heat/closes/{job}/comparison',
    summary:
      'What a preview comes to by household, beside the season before or beside what it would be by area; the largest difference first',
  })
  .input(
    comparisonQuestion.extend({
      limit: z.coerce.number().int().min(0).max(1000).default(50),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    }),
  )
  .output(
    z.object({
      season: z.string(),
      /** The name of the season before; null if there is none. */
      before: z.string().nullable(),
      rows: z.array(
        z.object({
          household: z.string(),
          point: z.string(),
          /** GJ. */
          quantity: z.number(),
          now: moneyShape,
          /** Null if nothing was issued then, or if its class has no price by area. */
          beside: moneyShape.nullable(),
          difference: moneyShape.nullable(),
          /** GJ of the season before; null when comparing with charging by area. */
          quantityBefore: z.number().nullable(),
        }),
      ),
      total: count,
      sums: sumsShape,
    }),
  );
