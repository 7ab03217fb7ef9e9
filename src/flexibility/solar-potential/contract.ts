import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, findingShape } from '#kernel/shape.ts';

const known = z.number().nullable();

const list = asks('view')
  .route({
    method: 'GET',
    path: '/solar/potential',
    summary: 'What roofs of a place or a building carry of photovoltaics, and what they could',
  })
  .input(
    z.object({
      region: codeShape.optional(),
      building: codeShape.optional(),
      /** If absent: the day of `knownAt`, otherwise today. */
      on: askedDayShape.optional(),
      /** Share of the roof, from 0 to 1; if absent: what the documents require. */
      share: z.coerce.number().min(0).max(1).optional(),
      /** kW per m² of modules; if absent: the city's. */
      density: z.coerce.number().positive().max(1).optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      on: dayShape,
      buildings: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          region: z.string(),
          use: z.string().nullable(),
          latitude: known,
          longitude: known,
          /** m². `estimated`: floor area divided by storeys. */
          roofArea: z.object({ value: known, source: z.enum(['registry', 'estimated']).nullable() }),
          /** m² of modules in service. */
          installedArea: known,
          installedKw: z.number(),
          /** Share of the roof, from 0 to 1. */
          share: known,
          /** `none` if no document requires a share of this roof; `promote` is not a duty. */
          required: z.object({ value: known, strength: z.string(), document: z.string().nullable(), clause: z.string().nullable() }),
          verdict: z.enum(['meets', 'below', 'none']),
          /** m². */
          gapArea: known,
          /** The power that the gap could carry. */
          capacityKw: known,
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

export const solarPotentialContract = { list };
