import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, measuredYearShape } from '#kernel/shape.ts';

const placeYear = { region: codeShape, year: measuredYearShape };

/** Why a building may be due for a retrofit. */
export const reasonShape = z.enum(['quota', 'ranking', 'duty', 'equipment', 'complaint']);

const findInput = z.object({
  ...placeYear,
  /** From this percentile among buildings of its use, a building ranks as high; if omitted, the ranking is not a reason. */
  percentile: z.coerce.number().min(0).max(100).optional(),
  knownAt: askedTimeShape.optional(),
});

const candidateShape = z.object({
  code: z.string(),
  name: z.string(),
  reasons: z.array(
    z.object({
      reason: reasonShape,
      /** The origin of the number that it is based on. */
      figure: z.string().optional(),
      /** Based on a number that was not verified. */
      indicative: z.boolean(),
    }),
  ),
  /** The project in the pool that names the building. */
  project: z.string().nullable(),
});

const find = asks('view')
  .route({
    method: 'GET',
    path: '/retrofit-candidates',
    summary: 'Buildings of a place that a retrofit may be due for in a year, each with its reasons and its project',
  })
  .input(findInput)
  .output(z.object({ candidates: z.array(candidateShape) }));

const addFound = asks('edit')
  .route({
    method: 'POST',
    path: '/retrofit-candidates',
    summary: 'The same, and each candidate without a project becomes one, found. `undo` takes each back',
  })
  .input(
    findInput.extend({
      /** Only these buildings; if omitted, all. */
      buildings: z.array(codeShape).min(1).max(1000).optional(),
    }),
  )
  .output(
    z.object({
      candidates: z.array(candidateShape),
      added: z.array(z.object({ code: z.string(), change: z.number().int() })),
    }),
  );

const verifiedShape = z.object({
  projects: z.number().int(),
  /** kgce per year, of the projects for which both are known. */
  estimated: z.number().nullable(),
  verified: z.number().nullable(),
  ratio: z.number().nullable(),
});

const progress = asks('view')
  .route({
    method: 'GET',
    path: '/retrofit-progress',
    summary: 'How far the retrofits of a place have come in a year: accepted, against targets, and savings verified against the estimates',
  })
  .input(z.object({ ...placeYear, knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      /** `area`: m2, of the projects whose area is known; null if no project is registered. */
      accepted: z.object({ projects: z.number().int(), area: z.number().nullable() }),
      targets: z.array(
        z.object({
          id: z.string(),
          name: z.object({ zh: z.string(), en: z.string() }),
          document: z.string(),
          clause: z.string(),
          value: z.union([z.string(), z.number(), z.boolean()]),
          unit: z.string(),
          due: z.number().int().nullable(),
          /** In the unit of the target, like `gap`. */
          done: z.number().nullable(),
          gap: z.number().nullable(),
          /** The year in which it is due has ended, or is before the requested year. */
          lapsed: z.boolean(),
        }),
      ),
      verified: verifiedShape.extend({
        /** Of the projects whose measures are known: the whole project counts under each of its measures. */
        byMeasure: z.array(verifiedShape.extend({ measure: z.string() })),
      }),
      findings: z.array(findingShape),
    }),
  );

export const findContract = { find, addFound, progress };
