import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, instantShape, measuredYearShape } from '#kernel/shape.ts';
import { targetShape } from '#policy/contract.ts';

export const splitBys = ['floorArea', 'buildings', 'equal', 'keys'] as const;

const splitShape = z.object({
  target: z.string(),
  /** Whose target is shared out. */
  region: z.string(),
  year: z.number().int().nullable(),
  by: z.enum(splitBys).nullable(),
  unit: z.string(),
  rows: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      key: z.number().nullable(),
      value: z.number().nullable(),
      commitment: z.number().nullable(),
    }),
  ),
  total: z.number().nullable(),
  /** The whole less all commitments; null for what is not shared out. */
  left: z.number().nullable(),
  madeBy: z.string().nullable(),
  madeAt: instantShape.nullable(),
  findings: z.array(findingShape),
});

const progressShape = targetShape.extend({
  documentTitle: z.string(),
  /** Whose target it is. */
  region: z.string(),
  /** Of a sum of a place above: the part that is the place's own, in the unit; null where it is the whole. */
  own: z.number().nullable(),
  /** The id of the indicator that it is worked out by; null where none is. */
  indicator: z.string().nullable(),
  indicatorNames: z.object({ zh: z.string(), en: z.string() }).nullable(),
  decimals: z.number().int(),
  now: z.number().nullable(),
  /** The last day that `now` is of. */
  asOf: dayShape,
  path: z.number().nullable(),
  status: z.enum(['unknown', 'reached', 'missed', 'on-track', 'behind']),
  gap: z.number().nullable(),
  coverage: z.number().nullable(),
  indicative: z.boolean(),
  /** The years of a cumulative one. */
  years: z.array(z.object({ year: z.number().int(), value: z.number().nullable(), figure: z.string() })),
  findings: z.array(findingShape),
  figure: z.string().nullable(),
  split: splitShape.optional(),
});

const progress = asks('view')
  .route({
    method: 'GET',
    path: '/targets/progress',
    summary: 'Every target of a place: where it stands at the end of a year, and where it should',
  })
  .input(
    z.object({
      region: codeShape,
      year: measuredYearShape,
      document: z.string().max(20).optional(),
      target: z.string().max(200).optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(z.object({ targets: z.array(progressShape) }));

const targetId = z.string().min(1).max(200);

const split = asks('keep-targets')
  .route({
    method: 'POST',
    path: '/targets/split',
    summary: 'Share a target of a place out among the places right below it; the parts add up exactly',
  })
  .input(
    z.object({
      target: targetId,
      region: codeShape,
      year: measuredYearShape,
      by: z.enum(splitBys),
      decimals: z.number().int().min(0).max(9).default(0),
      /** For `keys`: places by code or name; one that is not there has 0. */
      keys: z
        .array(z.object({ region: codeShape, key: z.number() }))
        .max(2000)
        .optional(),
    }),
  )
  .output(splitShape);

const splits = asks('view')
  .route({ method: 'GET', path: '/targets/splits', summary: 'The splits in force that the asker sees, with commitments and what is left' })
  .input(z.object({ target: targetId.optional(), region: codeShape.optional() }))
  .output(z.object({ splits: z.array(splitShape) }));

const commit = asks('keep-targets')
  .route({ method: 'POST', path: '/targets/commit', summary: 'Write down what a place commits itself to of a target' })
  .input(z.object({ target: targetId, region: codeShape, value: z.number() }))
  .output(splitShape);

export const targetsContract = { progress, split, splits, commit };
