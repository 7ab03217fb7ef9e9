import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, instantShape } from '#kernel/shape.ts';

const name = z.string().trim().min(1).max(60);
const knownAt = askedTimeShape.optional();

const seasonShape = z.object({
  region: z.string(),
  name: z.string(),
  /** The first day heated. */
  from: dayShape,
  /** The day after the last. */
  to: dayShape,
  days: z.number().int(),
  /** The days that the rules print, by which prices of a season are shared out. */
  nominalFrom: dayShape,
  nominalTo: dayShape,
  nominalDays: z.number().int(),
  source: z.string(),
  by: z.string(),
  at: instantShape,
});

const set = asks('keep-heating-seasons')
  .route({
    method: 'POST',
    path: '/heat/seasons',
    summary: 'Say what a heating season of a region is, by which source; what was said before is kept',
  })
  .input(
    z.object({
      region: codeShape,
      name,
      from: askedDayShape,
      to: askedDayShape,
      nominalFrom: askedDayShape.optional(),
      nominalTo: askedDayShape.optional(),
      source: z.string().trim().min(1).max(300),
    }),
  )
  .output(seasonShape);

const list = asks('view')
  .route({
    method: 'GET',
    path: '/heat/seasons',
    summary: 'Heating seasons of all regions, or of those that a place lies in, as they stand or were known',
  })
  .input(z.object({ region: codeShape.optional(), knownAt }))
  .output(z.object({ seasons: z.array(seasonShape) }));

const get = asks('view')
  .route({
    method: 'GET',
    path: '/heat/seasons/{name}',
    summary: 'The heating season of a name that rules in a region: of several the narrowest',
  })
  .input(z.object({ name, region: codeShape, knownAt }))
  .output(seasonShape);

export const heatBillingContract = { seasons: { set, list, get } };
