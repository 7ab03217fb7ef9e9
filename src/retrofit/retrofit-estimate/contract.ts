import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { equipmentKinds } from '#kernel/equipment-kind.ts';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
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
import { textForm } from '#kernel/text-form.ts';

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
  /** Values that are empty because no source was found for them. */
  missing: z.array(z.string()),
  /** The place that it holds in; null is everywhere. */
  region: z.string().nullable(),
  /** Who typed its values, and who else confirmed them; null if they come from a file. */
  entered: z.object({ by: z.string(), at: instantShape }).nullable(),
  agreed: z.object({ by: z.string(), at: instantShape }).nullable(),
  /** What the requester may do with the values of the place. */
  may: z.object({ enter: z.boolean(), confirm: z.boolean(), withdraw: z.boolean() }),
  /** The source with its documents by name. */
  cited: z.string(),
});

const measures = asks('view')
  .route({ method: 'GET', path: '/measures', summary: 'Measures of retrofit and packages of them, with source and status' })
  .input(z.object({ region: codeShape.optional(), on: askedDayShape.optional(), knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      measures: z.array(measureShape),
      packages: z.array(z.object({ package: z.string(), ...sourced, measures: z.array(z.string()), cited: z.string() })),
    }),
  );

const rising = ({ low, mid, high }: { low: number; mid: number; high: number }): boolean => low <= mid && mid <= high;
const said = (zh: string, en: string) => ({ params: { said: { zh, en } } });
const notRising = { ...said('low、mid、high 不递减，如 1、2、3', 'low, mid and high must not decrease, like 1, 2, 3'), path: ['low'] };
const exact = said('至多 6 位小数，如 0.125', 'it may have at most 6 decimals, like 0.125');
/** A typed number: no more decimals than a source prints. */
const typed = z.number().refine((value) => !/\.\d{7}|e-/u.test(String(value)), exact);
const portion = typed.min(0).max(1);
const yuan = typed.min(0).max(1e12);
const spread = typed.min(0).max(10).optional();
const per = z.enum(['floorArea', 'heatedArea', 'wallArea', 'windowArea', 'roofArea', 'project', 'capacity', 'count']);
const place = { measure: code, region: codeShape };

const effectGiven = z.union([
  z.strictObject({ share: z.strictObject({ low: portion, mid: portion, high: portion }).refine(rising, notRising) }),
  z.strictObject({
    /** `after` in W/(m2·K). */
    conductance: z.strictObject({ part: z.enum(['wall', 'roof', 'window']), after: typed.positive().max(20), spread }),
  }),
  z.strictObject({ efficiency: z.strictObject({ kind: z.enum(equipmentKinds), after: typed.positive().max(1000), spread }) }),
]);

const enter = asks('check-source')
  .route({
    method: 'POST',
    path: '/measures/{measure}/values',
    summary: 'Write down what a measure saves and costs in a place, with its source; indicative until another person confirms it',
  })
  .input(
    z.object({
      ...place,
      effect: effectGiven.nullable().default(null),
      /** Yuan per unit of `per`. */
      cost: z.strictObject({ per, low: yuan, mid: yuan, high: yuan }).refine(rising, notRising).nullable().default(null),
      /** Crew days per unit of `per`. */
      effort: z
        .strictObject({ per, days: typed.min(0).max(1e6) })
        .nullable()
        .default(null),
      /** Years. */
      life: typed.positive().max(200).nullable().default(null),
      source: z.strictObject({
        document: z.string().trim().min(1).max(200),
        clause: z.string().trim().min(1).max(200),
        url: z.url().max(500).optional(),
      }),
    }),
  )
  .output(measureShape);

const confirm = asks('decide')
  .route({ method: 'POST', path: '/measures/{measure}/confirm', summary: 'Confirm what another person has typed of a measure' })
  .input(z.object({ ...place, /** The version that was read. */ seen: seenNumberShape.optional() }))
  .output(measureShape);

const withdraw = asks('decide')
  .route({
    method: 'POST',
    path: '/measures/{measure}/withdraw',
    summary: 'Take back what a place says of a measure: from then on it stands as above the place',
  })
  .input(z.object({ ...place, reason: z.string().trim().min(1).max(1000) }))
  .output(measureShape);

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
  /** kgce per unit, used for adding up; null if no coefficient holds. */
  weight: some,
});

const packageShape = z.object({
  package: z.string(),
  measures: z.array(z.object({ measure: z.string(), leaf: z.string().nullable(), share: some, sigma: many })),
  /** Null if no effect of the measures is known. */
  saving: z.array(z.object({ carrier: carrierShape, unit: unitShape, value: some })),
  total: z.object({ value: some, low: some, high: some, unit: z.string(), figure: z.string() }),
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
  /** The figure of each of the three. */
  figures: z.object({ cost: z.string(), yuanPerYear: z.string(), npvYuan: z.string() }),
  missing: z.array(z.string()),
  /** The saving by measure, kgce, which adds up to the total; null if the effect of a measure is not known. */
  parts: z.array(
    z.object({
      measure: z.string(),
      name: z.string(),
      value: some,
      unit: z.string(),
      figure: z.string(),
      /** `kgce`: by the coefficient of the year; null if none holds. */
      carriers: z.array(z.object({ carrier: carrierShape, unit: unitShape, value: many, kgce: some })),
    }),
  ),
  /** The year as it would have been with the package. */
  after: z.object({ value: some, low: some, high: some, unit: z.string(), figure: z.string() }),
  /** Whether a number used is neither verified nor the city's own, or was typed without a document. */
  indicative: z.boolean(),
});

const estimate = asks('view')
  .route({ method: 'POST', path: '/retrofit/estimate', summary: 'What packages of measures would save of the measured use of a building' })
  .input(
    z.object({
      building: codeShape,
      year: measuredYearShape,
      packages: z.array(code).max(50).optional(),
      measures: z.array(code).min(1).max(50).optional(),
      /** Yuan per unit of the carrier. */
      prices: z
        .partialRecord(
          z.enum(carriers),
          z
            .string()
            .regex(
              textForm(
                /^\d{1,9}(?:\.\d{1,6})?$/u,
                '价格（元），至多 6 位小数，如 0.55',
                'a price in yuan with 6 decimals at most, like 0.55',
              ),
            ),
        )
        .optional(),
      /** A share per year, `0.05`. */
      discount: z
        .string()
        .regex(textForm(/^[01](?:\.\d{1,6})?$/u, '每年的份额，如 0.05', 'a share a year, like 0.05'))
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
      /** `peers`: how many other buildings of its use were compared; null if its use is not known. */
      potential: z.object({ median: some, lowerQuartile: some, reference: some, peers: some }),
      indicative: z.boolean(),
      knownAt: instantShape,
      findings: z.array(findingShape),
    }),
  );

export const retrofitEstimateContract = { measures, enter, confirm, withdraw, estimate };
