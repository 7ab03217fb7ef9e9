import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, instantShape, measuredDayShape, measuredTimeShape } from '#kernel/shape.ts';

const known = z.number().nullable();
const knownAt = askedTimeShape.optional();

/** The accuracy of day-ahead forecasts for the four weeks before, each from earlier data only: Σ|forecast − measured| / Σ measured. */
export const forecastErrorShape = z.object({
  wape: known,
  /** The same for repeating the previous day, and the same day of the previous week. */
  yesterday: known,
  weekAgo: known,
  days: z.number().int(),
});

const seriesShape = z.object({
  /** kW; null if nothing was measured at that clock time. */
  steps: z.array(z.object({ start: instantShape, p10: known, p50: known, p90: known })),
  error: forecastErrorShape,
  /** The share of quarter hours of the four weeks before that were fully measured. */
  coverage: z.number().min(0).max(1),
  /** The share of them that come from longer readings: the forecast then consists of means of that length, and such means are compared. */
  estimated: z.number().min(0).max(1),
  /** For `explain`. */
  figure: z.string(),
});

const building = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/forecast',
    summary: 'Load and photovoltaics of a building for 48 hours by quarter hour, P10, P50 and P90, from what was measured before',
  })
  .input(z.object({ building: codeShape, at: measuredTimeShape.optional(), knownAt }))
  .output(
    z.object({
      building: z.string(),
      /** The start of the first step. */
      start: instantShape,
      /** Minutes. */
      step: z.literal(15),
      zone: z.string(),
      method: z.string(),
      load: seriesShape,
      pv: z.array(
        seriesShape.extend({
          code: z.string(),
          /** What its meter counted, or what it would have generated under the weather of a station. */
          basis: z.enum(['meter', 'weather']),
        }),
      ),
      /** The total of all that have a metering point. */
      pvTotal: seriesShape.nullable(),
      /** Load minus these; its quantiles are not the differences of theirs. */
      net: seriesShape.nullable(),
      findings: z.array(findingShape),
    }),
  );

const part = { accuracy: known, yesterday: known, weekAgo: known, within: known };
const tried = { ...part, days: z.number().int() };

const test = asks('view')
  .route({
    method: 'POST',
    path: '/forecasts/test',
    summary: 'Load told a day ahead at each midnight of some days, against what was measured, beside simply repeating days',
  })
  .input(
    z.object({
      region: codeShape.optional(),
      building: codeShape.optional(),
      from: measuredDayShape,
      to: measuredDayShape,
      /** Each day from what had been received by its start; otherwise from what is known now about the days before. */
      asThen: z.boolean().default(false),
      knownAt,
    }),
  )
  .output(
    z.object({
      /**
       * 1 − WAPE, percent, and the share of measurements between P10 and P90, percent. `pv`: the same for the total of photovoltaics with a
       * meter.
       */
      buildings: z.array(z.object({ code: z.string(), ...tried, pv: z.object(tried).nullable() })),
      /** Medians over the buildings for which a day was tried, and the number of these. */
      median: z.object({ ...part, buildings: z.number().int() }),
      findings: z.array(findingShape),
    }),
  );

export const forecastContract = { building, test };
