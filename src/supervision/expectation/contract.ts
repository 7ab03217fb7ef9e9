import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import {
  askedDayShape,
  askedTimeShape,
  carrierShape,
  codeShape,
  dayShape,
  findingShape,
  measuredTimeShape,
  measuredYearShape,
  pageOf,
  unitShape,
} from '#kernel/shape.ts';

const value = z.number().nullable();

const expectedShape = z.object({
  carrier: carrierShape,
  unit: unitShape,
  zone: z.string(),
  /** The weather station; null if no station covers the building. */
  station: z.string().nullable(),
  days: z.array(
    z.object({
      day: dayShape,
      measured: value,
      coverage: z.number(),
      /** null: fewer than five days are similar. */
      value,
      low: value,
      high: value,
      /** degC. */
      temperature: value,
      type: z.enum(['workday', 'rest']),
      /** Most similar first. */
      similar: z.array(dayShape),
      /** The same days with what makes them similar; if `details` is requested. */
      details: z
        .array(
          z.object({
            day: dayShape,
            use: z.number(),
            coverage: z.number(),
            /** degC. */
            temperature: value,
            /** K; null if the latest days were taken. */
            key: value,
          }),
        )
        .optional(),
      figure: z.string(),
    }),
  ),
  findings: z.array(findingShape),
});

const span = z.object({
  from: measuredTimeShape,
  to: measuredTimeShape,
  knownAt: askedTimeShape.optional(),
  details: z.stringbool().optional(),
});

const verdictShape = z.enum(['over', 'heading-over', 'uncertain', 'within', 'unknown']);

const paceNumbers = z.object({
  unit: unitShape,
  /** Use of past days with coverage 0.98; null if nothing of the year was measured. */
  used: z.number().nullable(),
  /** Use of other past days, as expected and at least as measured; null if some of them are unknown. */
  filled: value,
  /** Expected use of the days to come. */
  rest: value,
  forecast: value,
  low: value,
  high: value,
  /** The use at which the constraint value of the quota is reached. */
  limit: value,
  share: value,
  /** The first day whose running sum exceeds the limit. */
  breach: dayShape.nullable(),
  verdict: verdictShape,
});

const paceShape = paceNumbers.extend({
  building: codeShape,
  name: z.string(),
  year: z.number().int(),
  /** The first day that is not over. */
  at: dayShape,
  zone: z.string(),
  carrier: carrierShape,
  /** Based on something that is neither verified nor the city's own. */
  indicative: z.boolean(),
  figure: z.string(),
  findings: z.array(findingShape),
});

export const expectationContract = {
  expectedOfBuilding: asks('view')
    .route({
      method: 'GET',
      path: '/buildings/{building}/expected',
      summary: 'What each day should have used, by the ten days before it that are most like it',
    })
    .input(span.extend({ building: codeShape, carrier: carrierShape.default('electricity') }))
    .output(expectedShape.extend({ building: codeShape })),
  expectedOfMeter: asks('view')
    .route({ method: 'GET', path: '/meters/{meter}/expected', summary: 'The same of one metering point' })
    .input(span.extend({ meter: codeShape }))
    .output(expectedShape.extend({ meter: codeShape })),
  pace: asks('view')
    .route({
      method: 'GET',
      path: '/buildings/{building}/pace',
      summary: 'What the year of a building comes to, and whether it ends over its quota',
    })
    .input(
      z.object({
        building: codeShape,
        year: measuredYearShape,
        at: askedDayShape.optional(),
        knownAt: askedTimeShape.optional(),
        /** Also day by day. */
        days: z.stringbool().optional(),
      }),
    )
    .output(
      paceShape.extend({
        /** For each carrier that the quota judges; the first is the one returned above. */
        parts: z.array(
          paceNumbers.extend({
            carrier: carrierShape,
            days: z.array(z.object({ day: dayShape, part: z.enum(['used', 'filled', 'rest']), value, low: value, high: value })).optional(),
          }),
        ),
      }),
    ),
  paces: asks('view')
    .route({
      method: 'GET',
      path: '/paces',
      summary: 'The buildings of a place by what their year comes to, the furthest over quota first',
    })
    .input(
      z.object({
        region: codeShape,
        year: measuredYearShape,
        at: askedDayShape.optional(),
        knownAt: askedTimeShape.optional(),
        verdict: verdictShape.optional(),
        ...pageOf(),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        /** How many buildings have each verdict. */
        verdicts: z.array(z.object({ verdict: verdictShape, count: z.number().int() })),
        buildings: z.array(paceShape.omit({ findings: true, zone: true })),
      }),
    ),
};
