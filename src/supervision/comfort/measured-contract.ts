import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, instantShape, measuredTimeShape } from '#kernel/shape.ts';
import { indoorQuantities, notJudged } from './facts.ts';

const share = z.number().min(0).max(1).nullable();
const count = z.number().int();
const seasonKind = z.enum(['heating', 'cooling']);

const span = { from: measuredTimeShape, to: measuredTimeShape, knownAt: askedTimeShape.optional() };

const sum = {
  /** Judged hours, over all points. */
  hours: count,
  /** Of these, those beyond the limit. */
  outside: count,
  share,
  /** The measured share of the hours that might be judged. */
  coverage: share,
};

const source = { source: z.object({ document: z.string(), clause: z.string() }), status: z.string(), indicative: z.boolean() };

const rule = z.object({
  id: z.string(),
  version: count,
  /** degC */
  coolingAtLeast: z.number(),
  /** degC */
  heatingAtMost: z.number(),
  ...source,
  /** K; null if the place has no seasons. */
  tolerance: z.number().nullable(),
  /** Those with a day in the stretch. */
  seasons: z.array(seasonKind),
});

const reason = z.enum(notJudged).optional();

const control = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/temperature-control',
    summary:
      'How many hours of each room were colder, in the cooling season, or warmer, in the heating season, than the rule allows: a lead, no verdict',
  })
  .input(z.object({ building: codeShape, ...span }))
  .output(
    z.object({
      building: codeShape,
      zone: z.string(),
      reason,
      /** degC; null if the stretch is in both seasons, or in neither. */
      limit: z.number().nullable(),
      rule,
      ...sum,
      figure: z.string(),
      spaces: z.array(
        z.object({
          space: z.string().nullable(),
          point: codeShape,
          equipment: z.string().nullable(),
          ...sum,
          /** degC, of the judged hours. */
          mean: z.number().nullable(),
          isRunningKnown: z.boolean(),
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

const controlOfPlace = asks('view')
  .route({ method: 'GET', path: '/temperature/control', summary: 'The buildings of a place by the share of hours outside, most first' })
  .input(z.object({ region: codeShape, ...span }))
  .output(
    z.object({
      region: codeShape,
      /** degC; null if the stretch is in both seasons of the place, or in neither. */
      limit: z.number().nullable(),
      rule,
      /** Directly below, most outside first; what is in the place itself is listed under its own code. */
      places: z.array(z.object({ code: codeShape, name: z.string(), buildings: count, judged: count, ...sum })),
      buildings: z.array(
        z.object({
          code: codeShape,
          name: z.string(),
          region: codeShape,
          latitude: z.number().nullable(),
          longitude: z.number().nullable(),
          reason,
          ...sum,
          /** Number of points. */
          spaces: count,
          isRunningKnown: z.boolean(),
          figure: z.string(),
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

const limit = z.object({
  id: z.string(),
  version: count,
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The period of the mean. */
  per: z.enum(['hour', 'day']),
  season: seasonKind.nullable(),
  ...source,
});

const number = z.number().nullable();
const step = z.object({
  start: instantShape,
  end: instantShape,
  mean: number,
  min: number,
  max: number,
  coverage: share,
  /** Share of the judged periods that are inside. */
  share,
});

const indoor = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/indoor',
    summary: 'Temperature, humidity, carbon dioxide and fine particles in the rooms in occupied time, against the standards',
  })
  .input(z.object({ building: codeShape, ...span, step: z.enum(['day', 'month', 'year']), space: z.string().max(200).optional() }))
  .output(
    z.object({
      building: codeShape,
      zone: z.string(),
      /** All rooms of the building with measurements. */
      rooms: z.array(z.string()),
      quantities: z.array(
        z.object({
          quantity: z.enum(indoorQuantities),
          unit: z.string(),
          /** The limit in force; null if there was none, or several one after another. */
          limit: limit.nullable(),
          limits: z.array(limit),
          spaces: z.array(z.string()),
          points: z.array(codeShape),
          steps: z.array(step),
          total: step.extend({ figure: z.string() }),
        }),
      ),
      /** Whether only occupied time counts: its hours are set. */
      occupied: z.boolean(),
      indicative: z.boolean(),
      findings: z.array(findingShape),
    }),
  );

/** Measurements in rooms, against the rule and the standards. */
export const measuredContract = { control, controlOfPlace, indoor };
