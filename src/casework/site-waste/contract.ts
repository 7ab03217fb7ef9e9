import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, dayShape, findingShape } from '#kernel/shape.ts';

/** t with three decimals; null if no report gives it. */
const tonnes = z.string().nullable();

const sum = {
  made: tonnes,
  reused: tonnes,
  disposed: tonnes,
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
  .input(z.object({ from: askedDayShape, to: askedDayShape, region: z.string().trim().min(1).max(200).optional() }))
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
        }),
      ),
      places: z.array(z.object({ region: z.string(), name: z.string(), ...sum })),
      kinds: z.array(z.object({ kind: z.string(), ...sum })),
      months: z.array(z.object({ period: z.string(), ...sum })),
      total: z.object(sum),
      findings: z.array(findingShape),
    }),
  );

export const siteWasteContract = { show };
