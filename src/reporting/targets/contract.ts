import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, instantShape, measuredYearShape } from '#kernel/shape.ts';
import { previewed } from '#platform/ledger/shapes.ts';
import { targetShape } from '#green-building/policy/contract.ts';

export const splitBys = ['floorArea', 'buildings', 'equal', 'keys'] as const;

const splitShape = z.object({
  target: z.string(),
  /** The place whose target is shared out. */
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
      /** How many commitments the place has made: passed as `seen` to make another. */
      version: z.number().int(),
    }),
  ),
  total: z.number().nullable(),
  /** The whole less all commitments; null if it is not shared out. */
  left: z.number().nullable(),
  madeBy: z.string().nullable(),
  madeAt: instantShape.nullable(),
  findings: z.array(findingShape),
  /** Of a preview: passed as `seen` to store what it showed. */
  hash: z.string().optional(),
});

const progressShape = targetShape.extend({
  documentTitle: z.string(),
  /** The place that the target belongs to. */
  region: z.string(),
  /** For a total of a place above: the place's own part, in the unit; null if it is the whole. */
  own: z.number().nullable(),
  /** The id of the indicator that calculates it; null if none does. */
  indicator: z.string().nullable(),
  indicatorNames: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** The form field that provides it if no indicator does, and the last period with an accepted return. */
  form: z.object({ form: z.string(), field: z.string(), period: z.string().nullable() }).nullable(),
  decimals: z.number().int(),
  now: z.number().nullable(),
  /** The last day that `now` covers. */
  asOf: dayShape,
  path: z.number().nullable(),
  /** Whether it is a total of a larger place that was not shared out, so that the status does not apply to this place. */
  ofAbove: z.boolean(),
  status: z.enum(['unknown', 'reached', 'missed', 'on-track', 'behind']),
  gap: z.number().nullable(),
  coverage: z.number().nullable(),
  indicative: z.boolean(),
  /** The years of a cumulative one. */
  years: z.array(z.object({ year: z.number().int(), value: z.number().nullable(), figure: z.string().nullable() })),
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

const show = asks('view')
  .route({
    method: 'GET',
    path: '/targets/one',
    summary: 'A target of a place: where it stands, year by year where it stood and should, and what would close its gap',
  })
  .input(z.object({ target: targetId, region: codeShape, year: measuredYearShape, knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      target: progressShape,
      /** From the base year or the first year of the document to the due year; `now` only for years that have begun. */
      course: z.array(
        z.object({ year: z.number().int(), now: z.number().nullable(), path: z.number().nullable(), figure: z.string().nullable() }),
      ),
      /** The buildings or projects that do not count yet, largest first; null if its indicator counts neither. */
      toClose: z
        .object({
          of: z.enum(['buildings', 'projects']),
          unit: z.string(),
          total: z.number().int(),
          rows: z.array(z.object({ code: z.string(), name: z.string(), size: z.number().nullable(), pool: z.boolean() })),
        })
        .nullable(),
    }),
  );

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
      ...previewed,
      /** For `keys`: places by code or name; a missing place has 0. */
      keys: z
        .array(z.object({ region: codeShape, key: z.number() }))
        .max(2000)
        .optional(),
    }),
  )
  .output(splitShape);

const splits = asks('view')
  .route({
    method: 'GET',
    path: '/targets/splits',
    summary: 'The splits in force that the asker sees, with commitments and what is left; of one target commitments without a split too',
  })
  .input(z.object({ target: targetId.optional(), region: codeShape.optional() }))
  .output(z.object({ splits: z.array(splitShape) }));

const commit = asks('keep-targets')
  .route({ method: 'POST', path: '/targets/commit', summary: 'Write down what a place commits itself to of a target' })
  .input(
    z.object({
      target: targetId,
      region: codeShape,
      value: z.number(),
      /** The version of the commitment that was read; omitted or 0 if there is none yet. */
      seen: seenNumberShape.optional(),
    }),
  )
  .output(splitShape);

export const targetsContract = { progress, show, split, splits, commit };
