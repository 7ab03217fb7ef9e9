import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, carrierShape, codeShape, figureShape, findingShape, measuredYearShape, offsetShape } from '#kernel/shape.ts';
import { buildingContract } from './building-contract.ts';
import { champions, over, rankedShape } from './lists-contract.ts';

const measureShape = z.enum([...carriers, 'total']);

const rankInput = z.object({
  region: codeShape,
  year: measuredYearShape,
  carrier: measureShape.default('electricity'),
  use: z.string().optional(),
  knownAt: askedTimeShape.optional(),
});

const rank = asks('view')
  .route({ method: 'GET', path: '/rank', summary: 'Buildings of a region by intensity, the highest first; who is not ranked, and why' })
  .input(
    rankInput.extend({
      limit: z.coerce.number().int().min(1).max(100_000).optional(),
      offset: offsetShape.optional(),
      /** Which of those not ranked are returned: for one reason, from an offset, up to a limit. */
      reason: z.string().max(100).optional(),
      excludedLimit: z.coerce.number().int().min(0).max(100_000).optional(),
      excludedOffset: offsetShape.optional(),
    }),
  )
  .output(
    z.object({
      unit: z.string(),
      year: z.number().int(),
      carrier: measureShape,
      /** How many are ranked, regardless of `limit`. */
      count: z.number().int(),
      buildings: z.array(rankedShape),
      excluded: z.array(z.object({ code: codeShape, name: z.string(), reason: z.string(), detail: z.string() })),
      /** Why buildings are not ranked, most common first; all of them, regardless of how many `excluded` returns. */
      reasons: z.array(z.object({ reason: z.string(), count: z.number().int() })),
      findings: z.array(findingShape),
    }),
  );

const binShape = z.object({ from: z.number(), to: z.number(), count: z.number().int() });

const peers = asks('view')
  .route({ method: 'GET', path: '/rank/peers', summary: 'How the intensities of each use are spread' })
  .input(rankInput)
  .output(
    z.object({
      unit: z.string(),
      uses: z.array(
        z.object({
          use: z.string(),
          count: z.number().int(),
          low: z.number(),
          median: z.number(),
          high: z.number(),
          bins: z.array(binShape),
        }),
      ),
      excluded: z.number().int(),
    }),
  );

const verdictShape = z.enum(['leading', 'within', 'over', 'unknown']);
const correctionShape = z.object({
  name: z.string(),
  factor: z.number(),
  why: z.string(),
  clause: z.string(),
  status: z.string(),
  /** The corrected side after this correction. */
  after: z.number().nullable(),
});
const sourceShape = z.object({ document: z.string(), clause: z.string(), status: z.string() });

const judgedShape = z.object({
  measured: z.number().nullable(),
  corrected: z.number().nullable(),
  constraint: z.number().nullable(),
  leading: z.number().nullable(),
  unit: z.string().nullable(),
  corrections: z.array(correctionShape),
  /** Which side the standard corrects, and that side (measured, or the constraint value) before the first correction. */
  corrects: z.enum(['measured', 'limits']),
  before: z.number().nullable(),
  verdict: verdictShape,
  source: sourceShape.nullable(),
});

const quota = asks('view')
  .route({ method: 'GET', path: '/quota/{building}', summary: "A building's year against the constraint and target values in force" })
  .input(z.object({ building: codeShape, year: measuredYearShape, knownAt: askedTimeShape.optional() }))
  .output(
    judgedShape.extend({
      building: codeShape,
      year: z.number().int(),
      coverage: z.number(),
      /** True if a table or factor is not VERIFIED: shown as 参考, and in no list, map colour or disclosure. */
      indicative: z.boolean(),
      /** Formal because the city has confirmed what it is based on. */
      byCity: z.boolean(),
      figure: z.string(),
      /** One for each judged carrier; the first is the one above. */
      parts: z.array(judgedShape.extend({ carrier: carrierShape, use: figureShape.nullable() })),
      findings: z.array(findingShape),
    }),
  );

export const benchmarkingContract = { rank, champions, over, peers, quota, ...buildingContract };
