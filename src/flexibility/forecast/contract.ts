import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, instantShape, measuredDayShape, measuredTimeShape } from '#kernel/shape.ts';

const known = z.number().nullable();
const knownAt = askedTimeShape.optional();

/** How well the four weeks before were told a day ahead, each from what lay before it: Σ|told − measured| / Σ measured. */
export const forecastErrorShape = z.object({
  wape: known,
  /** The same of repeating the day before, and the same day a week before. */
  yesterday: known,
  weekAgo: known,
  days: z.number().int(),
});

const seriesShape = z.object({
  /** kW; null where nothing was measured at that clock. */
  steps: z.array(z.object({ start: instantShape, p10: known, p50: known, p90: known })),
  error: forecastErrorShape,
  /** Part of the quarter hours of the four weeks before that were measured whole. */
  coverage: z.number().min(0).max(1),
  /** Part of them that are shares of longer readings: what is told are means as long as these, and such are compared. */
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
      /** The first step. */
      start: instantShape,
      /** Minutes. */
      step: z.literal(15),
      zone: z.string(),
      method: z.string(),
      load: seriesShape,
      pv: z.array(
        seriesShape.extend({
          code: z.string(),
          /** What its meter counted; or what it would have made under the weather of a station. */
          basis: z.enum(['meter', 'weather']),
        }),
      ),
      /** All that have a metering point together. */
      pvTotal: seriesShape.nullable(),
      /** Load less these: its quantiles are no differences of theirs. */
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
      /** Each day from what had been received by its beginning; else from what is known now of the days before. */
      asThen: z.boolean().default(false),
      knownAt,
    }),
  )
  .output(
    z.object({
      /**
       * 1 − WAPE, per cent, and the part of what was measured that lay from P10 to P90, per cent. `pv`: the same of photovoltaics with a
       * meter together.
       */
      buildings: z.array(z.object({ code: z.string(), ...tried, pv: z.object(tried).nullable() })),
      /** Medians over buildings of which a day was tried, and how many these are. */
      median: z.object({ ...part, buildings: z.number().int() }),
      findings: z.array(findingShape),
    }),
  );

export const forecastContract = { building, test };
