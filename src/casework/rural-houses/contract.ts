import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, findingShape } from '#kernel/shape.ts';
import { energySources } from './house-energy.ts';

/** A sum with two decimals; null if no house states it. `unknown`: how many houses do not. */
const sum = z.object({ value: z.string().nullable(), unknown: z.number().int() });

/** Houses by an option; null for those that name none. */
const option = z.object({ key: z.string().nullable(), name: z.string().nullable(), houses: z.number().int(), area: sum });

const how = z.enum(energySources);

/** What was saved or used, house by house: for `explain`. */
const figure = z.string();

const show = asks('view')
  .route({
    method: 'GET',
    path: '/rural-houses',
    summary:
      'Rural houses of a place accepted in [from, to): retrofits by part, heating and energy before and after; new ones by programme',
  })
  .input(z.object({ region: codeShape, from: askedDayShape, to: askedDayShape, knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      region: z.string(),
      place: z.string(),
      from: dayShape,
      to: dayShape,
      retrofit: z.object({
        houses: z.number().int(),
        /** m² */
        area: sum,
        parts: z.array(z.object({ key: z.string(), name: z.string(), houses: z.number().int(), amount: sum.nullable() })),
        heating: z.array(
          z.object({
            before: z.string().nullable(),
            beforeName: z.string().nullable(),
            after: z.string().nullable(),
            afterName: z.string().nullable(),
            houses: z.number().int(),
          }),
        ),
        pvKw: sum,
        solarHeatM2: sum,
        effects: z.object({
          /** kgce in a heating season; sources are never added up. */
          by: z.array(
            z.object({
              how,
              houses: z.number().int(),
              before: z.string(),
              after: z.string(),
              saved: z.string(),
              savedShare: z.string().nullable(),
              figure,
            }),
          ),
          without: z.number().int(),
          incomplete: z.number().int(),
          withoutCoefficient: z.number().int(),
        }),
      }),
      built: z.object({
        houses: z.number().int(),
        area: sum,
        programmes: z.array(option),
        structures: z.array(option),
        heating: z.array(option),
        standard: z.object({ yes: z.number().int(), no: z.number().int(), unknown: z.number().int() }),
        pvKw: sum,
        solarHeatM2: sum,
        energy: z.array(z.object({ how, houses: z.number().int(), kgce: z.string(), perM2: z.string().nullable(), figure })),
      }),
      findings: z.array(findingShape),
    }),
  );

export const ruralHousesContract = { show };
