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
      /** Left out: the day of `knownAt`, else today. */
      on: askedDayShape.optional(),
      /** Of the roof, a part of one; left out: what the documents ask. */
      share: z.coerce.number().min(0).max(1).optional(),
      /** kW a m² of modules; left out: that of the city. */
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
          /** m². `estimated`: floor area over storeys. */
          roofArea: z.object({ value: known, source: z.enum(['registry', 'estimated']).nullable() }),
          /** m² of modules in service. */
          installedArea: known,
          installedKw: z.number(),
          /** Of the roof, a part of one. */
          share: known,
          /** `none` where no document asks a share of this roof; a push is no duty. */
          required: z.object({ value: known, strength: z.string(), document: z.string().nullable(), clause: z.string().nullable() }),
          verdict: z.enum(['meets', 'below', 'none']),
          /** m². */
          gapArea: known,
          /** What the gap could carry. */
          capacityKw: known,
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

export const solarPotentialContract = { list };
