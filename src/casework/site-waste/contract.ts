import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, dayShape, findingShape } from '#kernel/shape.ts';
import { limitVerdicts, openReasons } from './site-intensity.ts';

/** t with three decimals; null if no report gives it. */
const tonnes = z.string().nullable();

const sum = {
  made: tonnes,
  reused: tonnes,
  disposed: tonnes,
  /** A stock at the end of the month: of each site, what the last month says. */
  stored: tonnes,
  /** A share of 1 with four decimals; null if nothing was made, or the amount made is not reported. */
  reuseShare: z.string().nullable(),
};

const show = asks('view')
  .route({
    method: 'GET',
    path: '/site-waste',
    summary: 'Waste of building sites in t, by site, place, kind and month: made, reused, disposed of, stored; and what does not add up',
  })
  .input(
    z.object({
      from: askedDayShape,
      to: askedDayShape,
      region: z.string().trim().min(1).max(200).optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      from: dayShape,
      /** Not included: months whose first day is in the range count. */
      to: dayShape,
      sites: z.array(
        z.object({
          case: z.string(),
          site: z.string(),
          organisation: z.string().nullable(),
          region: z.string(),
          /** Reported, and owed. */
          months: z.number().int(),
          missing: z.number().int(),
          ...sum,
          /** Floor area that is built, m²; null if not given. */
          areaM2: z.string().nullable(),
          /** Items of the smart site that its last check found, by key; null if it was never checked. */
          smart: z.array(z.string()).nullable(),
          /** What was made since the site began, without soil and slurry, in t per 10,000 m² of floor area, and the limit for it. */
          intensity: z.object({
            low: z.string().nullable(),
            high: z.string().nullable(),
            limit: z.number().nullable(),
            verdict: z.enum(limitVerdicts),
            /** The limit was not verified against its source: what follows from it is for reference only. */
            indicative: z.boolean(),
            open: z.array(z.enum(openReasons)),
          }),
        }),
      ),
      places: z.array(z.object({ region: z.string(), name: z.string(), ...sum })),
      kinds: z.array(z.object({ kind: z.string(), ...sum })),
      months: z.array(z.object({ period: z.string(), ...sum })),
      total: z.object(sum),
      /** The table of the range: a row for each place, then one for all together, without a region. */
      year: z.array(
        z.object({
          region: z.string().nullable(),
          name: z.string().nullable(),
          sites: z.number().int(),
          withoutArea: z.number().int(),
          areaM2: z.string().nullable(),
          verdicts: z.object({
            within: z.number().int(),
            over: z.number().int(),
            open: z.number().int(),
            /** Of those within and over: by a limit that was not verified against its source. */
            indicative: z.number().int(),
          }),
          reuseShare: z.string().nullable(),
          reuseTarget: z.number().nullable(),
          reuseMet: z.boolean().nullable(),
          checked: z.number().int(),
          smart: z.array(z.object({ item: z.string(), name: z.string(), sites: z.number().int() })),
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

export const siteWasteContract = { show };
