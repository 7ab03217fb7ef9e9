import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, carrierShape, codeShape, measuredYearShape, pageOf } from '#kernel/shape.ts';

const asked = z.object({ region: codeShape, year: measuredYearShape, knownAt: askedTimeShape.optional() });

/** How a ranked building is judged against its quota; if `indicative`, only as 参考, and in no list of those over quota. */
export const verdictOfRanked = { verdict: z.enum(['leading', 'within', 'over', 'unknown']), indicative: z.boolean() } as const;

export const rankedShape = z.object({
  code: codeShape,
  name: z.string(),
  use: z.string(),
  floorArea: z.number(),
  value: z.number(),
  intensity: z.number(),
  coverage: z.number(),
  rank: z.number().int(),
  percentile: z.number(),
  figure: z.string(),
  ...verdictOfRanked,
});

export const champions = asks('view')
  .route({
    method: 'GET',
    path: '/rank/champions',
    summary: 'The buildings of each use with the lowest intensity, and how they are judged',
  })
  .input(
    asked.extend({
      carrier: z.enum([...carriers, 'total']).default('electricity'),
      use: z.string().optional(),
      /** How many of each use. */
      each: z.coerce.number().int().min(1).max(50).default(3),
    }),
  )
  .output(
    z.object({
      unit: z.string(),
      /** Uses with most ranked buildings first; `count` of each are ranked. */
      uses: z.array(z.object({ use: z.string(), count: z.number().int(), buildings: z.array(rankedShape) })),
    }),
  );

export const over = asks('view')
  .route({ method: 'GET', path: '/rank/over', summary: 'Buildings over a verified constraint value, the furthest first' })
  .input(
    asked.extend({
      use: z.string().optional(),
      ...pageOf(100_000),
    }),
  )
  .output(
    z.object({
      total: z.number().int(),
      buildings: z.array(
        z.object({
          code: codeShape,
          name: z.string(),
          use: z.string().nullable(),
          carrier: carrierShape,
          corrected: z.number(),
          constraint: z.number(),
          unit: z.string(),
          /** Corrected over constraint: 1.2 is a fifth too much. */
          times: z.number(),
          figure: z.string(),
        }),
      ),
      /** How many exceed a limit that is not verified: they are in no list. */
      indicative: z.number().int(),
      /** How many cannot be judged at all. */
      unknown: z.number().int(),
    }),
  );
