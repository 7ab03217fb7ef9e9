import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { asks } from '#kernel/rights.ts';
import {
  askedDayShape,
  askedTimeShape,
  carrierShape,
  codeShape,
  figureShape,
  findingShape,
  instantShape,
  measuredYearShape,
  moneyShape,
  unitShape,
} from '#kernel/shape.ts';

const many = z.number();
const some = z.number().nullable();
const money = moneyShape.nullable();
const code = z.string().min(1).max(60);

const sourced = { version: z.number().int(), source: z.string(), status: z.string(), name: z.string() };
const three = z.object({ low: many, mid: many, high: many });

const measureShape = z.object({
  measure: z.string(),
  ...sourced,
  of: z.array(z.string()),
  carrier: carrierShape.nullable(),
  effect: z.record(z.string(), z.unknown()).nullable(),
  cost: three.extend({ per: z.string() }).nullable(),
  effort: z.object({ per: z.string(), days: many }).nullable(),
  life: some,
  trade: z.string().nullable(),
  outOfSeason: z.boolean(),
  requires: z.array(z.string()),
  excludes: z.array(z.string()),
  renews: z.array(z.string()),
  /** What is empty: nobody has found a source of it. */
  missing: z.array(z.string()),
});

const measures = asks('view')
  .route({ method: 'GET', path: '/measures', summary: 'Measures of retrofit and packages of them, with source and status' })
  .input(z.object({ region: codeShape.optional(), on: askedDayShape.optional(), knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      measures: z.array(measureShape),
      packages: z.array(z.object({ package: z.string(), ...sourced, measures: z.array(z.string()) })),
    }),
  );

const carrierYear = z.object({
  carrier: carrierShape,
  unit: unitShape,
  measured: figureShape,
  coverage: many,
  base: some,
  heating: some,
  cooling: some,
  covariance: z.array(z.array(many)).nullable(),
  freedom: some,
  slices: z.array(z.object({ leaf: z.string(), value: many })),
});

const packageShape = z.object({
  package: z.string(),
  measures: z.array(z.object({ measure: z.string(), leaf: z.string().nullable(), share: some, sigma: many })),
  saving: z.array(z.object({ carrier: carrierShape, unit: unitShape, value: many })),
  total: z.object({ value: many, low: some, high: some, unit: z.string(), figure: z.string() }),
  gain: z.object({
    share: some,
    low: some,
    high: some,
    required: some,
    owed: z.boolean().nullable(),
    clause: z.string().nullable(),
    verdict: z.enum(['meets', 'short', 'open', 'unknown']),
  }),
  cost: z.object({ value: money, low: money, high: money }),
  carbonKg: some,
  yuanPerYear: money,
  npvYuan: money,
  missing: z.array(z.string()),
});

const estimate = asks('view')
  .route({ method: 'POST', path: '/retrofit/estimate', summary: 'What packages of measures would save of the measured use of a building' })
  .input(
    z.object({
      building: codeShape,
      year: measuredYearShape,
      packages: z.array(code).max(50).optional(),
      measures: z.array(code).min(1).max(50).optional(),
      /** Yuan of one of the carrier's unit. */
      prices: z.partialRecord(z.enum(carriers), z.string().regex(/^\d{1,9}(?:\.\d{1,6})?$/u)).optional(),
      /** A share a year, `0.05`. */
      discount: z
        .string()
        .regex(/^[01](?:\.\d{1,6})?$/u)
        .optional(),
      years: z.coerce.number().int().min(1).max(100).optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      building: codeShape,
      year: z.number().int(),
      basis: z.enum(['metered', 'partly', 'total', 'none']),
      before: z.object({ carriers: z.array(carrierYear), total: figureShape }),
      packages: z.array(packageShape),
      potential: z.object({ median: some, lowerQuartile: some, reference: some }),
      indicative: z.boolean(),
      knownAt: instantShape,
      findings: z.array(findingShape),
    }),
  );

export const retrofitEstimateContract = { measures, estimate };
