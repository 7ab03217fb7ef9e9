import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, carrierShape, codeShape, figureShape, findingShape, measuredYearShape, unitShape } from '#kernel/shape.ts';

const yearInput = z.object({
  building: codeShape,
  year: measuredYearShape,
  knownAt: askedTimeShape.optional(),
});

const flow = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/flow',
    summary: 'The energy of a building in a year from supply to item, by carrier and in standard coal',
  })
  .input(yearInput)
  .output(
    z.object({
      building: codeShape,
      year: z.number().int(),
      carriers: z.array(
        z.object({
          carrier: carrierShape,
          unit: unitShape,
          /** Converts the carrier to kgce; null: it is not energy, or no coefficient holds. */
          coefficient: z.object({ id: z.string(), value: z.number(), unit: z.string(), source: z.string() }).nullable(),
          /**
           * The carrier itself first (`item` null), then its items. `rest` is the remainder after the items below; null if there are none.
           */
          nodes: z.array(
            z.object({
              item: z.string().nullable(),
              parent: z.string().nullable(),
              use: figureShape,
              rest: figureShape.nullable(),
              coal: figureShape.nullable(),
              restCoal: figureShape.nullable(),
            }),
          ),
          /** Items directly below the carrier that are not measured here, if others of them are. */
          unmeasured: z.array(z.string()),
        }),
      ),
      total: figureShape,
      findings: z.array(findingShape),
    }),
  );

const stretch = z.object({ from: z.number().nullable(), to: z.number().nullable(), count: z.number().int() });

const standing = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/standing',
    summary: 'How a building stands among those of the same use in its county, or in its city where the county has too few',
  })
  .input(yearInput.extend({ carrier: z.enum([...carriers, 'total']).default('electricity') }))
  .output(
    z.object({
      building: codeShape,
      year: z.number().int(),
      region: codeShape,
      use: z.string().nullable(),
      unit: z.string(),
      own: figureShape.nullable(),
      rank: z.number().int().nullable(),
      percentile: z.number().nullable(),
      /** Its position among the quartiles below: 1 below the lower, 4 above the upper. */
      quarter: z.number().int().min(1).max(4).nullable(),
      /**
       * If the requester does not see all: of the others together, rounded, without stretches, and only for ten or more; then there is no
       * rank and no percentile.
       */
      distribution: z
        .object({ count: z.number().int(), low: z.number(), median: z.number(), high: z.number(), bins: z.array(stretch) })
        .nullable(),
      /** How many of the same use are not ranked. */
      excluded: z.number().int(),
      /** Why this building is not ranked, in words. */
      out: z.object({ reason: z.string(), detail: z.string() }).nullable(),
      figure: z.string(),
      findings: z.array(findingShape),
    }),
  );

/** Questions about one building. */
const performance = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/performance',
    summary: 'What measurement can answer of an energy performance label for a year, and by name what it cannot',
  })
  .input(yearInput.extend({ reference: z.coerce.number().optional() }))
  .output(
    z.object({
      building: codeShape,
      year: z.number().int(),
      items: z.array(
        z.object({
          item: z.string(),
          name: z.string(),
          carrier: carrierShape.nullable(),
          energyItem: z.string().nullable(),
          value: z.number().nullable(),
          unit: z.string(),
          coverage: z.number().nullable(),
          state: z.enum(['computed', 'needs']),
          needs: z.string().nullable(),
          clause: z.string(),
          status: z.string(),
          figure: z.string().nullable(),
        }),
      ),
      /** No star follows from it: the requirements of the label are not verified. */
      indicative: z.boolean(),
      findings: z.array(findingShape),
    }),
  );

export const buildingContract = { flow, standing, performance };
