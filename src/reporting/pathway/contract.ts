import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, findingShape, instantShape } from '#kernel/shape.ts';

const year = z.number().int();
const kg = z.number().nullable();

const pathShape = z.object({
  /** The name of the plan. */
  name: z.string(),
  region: z.string().nullable(),
  years: z.array(
    z.object({
      year,
      area: z.number(),
      /** By carrier, in the carrier's own unit. */
      use: z.partialRecord(z.enum(carriers), z.number()),
      kg,
      /** What each measure saves after those before it. */
      byMeasure: z.array(z.object({ id: z.string(), kg })),
    }),
  ),
  /** Among the years shown, the first of equals. */
  peak: z.object({ year, kg: z.number() }).nullable(),
  /** `limit` in kg; `kg` is the path's in that year, `gap` by how much it exceeds the limit. */
  limits: z.array(z.object({ name: z.string(), limit: z.number(), year, kg, gap: kg })),
  quantiles: z.array(z.object({ year, p5: kg, p50: kg, p95: kg })).optional(),
  indicative: z.boolean(),
  findings: z.array(findingShape),
});

const walk = asks('view')
  .route({
    method: 'POST',
    path: '/carbon/pathway',
    summary: 'The carbon dioxide of a town year by year: what stands, joins and goes, and measures; several plans side by side',
  })
  .input(
    z.object({
      plans: z
        .array(z.object({ name: z.string().min(1).max(200), text: z.string().min(1).max(500_000) }))
        .min(1)
        .max(10),
      from: z.coerce.number().int().min(1900).max(2400).optional(),
      to: z.coerce.number().int().min(1900).max(2400).optional(),
      /** How often the spreads of a plan are drawn; 0: only their middles. */
      samples: z.coerce.number().int().min(0).max(10_000).default(0),
      seed: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(z.object({ paths: z.array(pathShape), knownAt: instantShape }));

export const pathwayContract = { walk };
