import { z } from 'zod';
import {
  askedTimeShape,
  carrierShape,
  codeShape,
  dayShape,
  figureShape,
  findingShape,
  instantShape,
  measuredDayShape,
  unitShape,
} from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { modelKinds } from './facts.ts';

export const value = z.number().nullable();
export const count = z.number().int();

/** The boundary: a building by a carrier (or one item of it), or metering points, some subtracted. */
export const boundaryShape = z.object({
  building: codeShape.optional(),
  carrier: carrierShape.optional(),
  item: codeShape.optional(),
  meters: z.array(codeShape).max(200).optional(),
  minus: z.array(codeShape).max(200).optional(),
});

export const span = z.object({ from: measuredDayShape, to: measuredDayShape });
const monthDay = z.string().regex(textForm(/^\d{2}-\d{2}$/u, '写成 11-15 的月日', 'a month and day written like 11-15'));
const ownName = z
  .string()
  .regex(textForm(/^[\p{L}\p{N}_]{1,30}$/u, '至多 30 个字母、数字、“_”，如 winter', 'at most 30 letters, figures and _, like winter'));

/** How use is explained by temperature. */
export const modelShape = z.object({
  model: z.enum(modelKinds).optional(),
  /** If omitted: the building's own. */
  station: codeShape.optional(),
  /** `none`, `china`, or the id of a calendar. */
  calendar: z.string().min(1).max(100).optional(),
  /** Instead of the usual summer and winter; days `MM-DD`, the last not included. */
  seasons: z
    .array(z.object({ name: ownName, from: monthDay, to: monthDay }))
    .max(12)
    .optional(),
  exclude: z.array(span).max(200).optional(),
  /** Uploaded tables `time,value` by day. */
  factors: z
    .array(z.object({ name: ownName, file: z.string() }))
    .max(5)
    .optional(),
});

export const known = { knownAt: askedTimeShape.optional() };

export const boundaryTold = z.union([
  z.object({ building: codeShape, carrier: carrierShape, item: codeShape.optional() }),
  z.object({ meters: z.array(codeShape), minus: z.array(codeShape).optional() }),
]);

const coefficients = z.object({
  classes: z.string(),
  shape: z.string(),
  heatingBalance: value,
  coolingBalance: value,
  intercepts: z.array(z.object({ class: z.string(), value: z.number(), points: count })),
  heatingSlope: value,
  coolingSlope: value,
  factors: z.array(z.object({ name: z.string(), slope: z.number() })),
  parameters: count,
});

const quality = {
  sse: z.number(),
  rmse: value,
  cvrmse: value,
  nmbe: value,
  r2: value,
  autocorrelation: value,
  freedom: value,
  temperature: z.object({ min: z.number(), max: z.number() }),
};

const fitTold = z.union([
  coefficients.extend(quality),
  z.object({
    classes: z.literal('hour-of-week'),
    groups: z.array(coefficients.extend({ group: z.enum(['occupied', 'other']) })),
    parameters: count,
    ...quality,
  }),
]);

const checkTold = z.object({
  check: z.string(),
  value,
  limit: z.number(),
  met: z.boolean().nullable(),
  source: z.string(),
  status: z.string(),
});

/** A fit as returned. */
export const fitAnswerShape = z.object({
  boundary: boundaryTold,
  unit: unitShape,
  zone: z.string(),
  from: dayShape,
  to: dayShape,
  model: z.enum(modelKinds),
  station: z.string().nullable(),
  calendar: z.string(),
  seasons: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })).nullable(),
  exclude: z.array(z.object({ from: dayShape, to: dayShape })),
  days: count,
  points: count,
  coverage: z.number(),
  use: figureShape,
  fit: fitTold.nullable(),
  /** Of the question, the points and the model, independent of when known: passed as `seen` to lock it. Null without a model. */
  hash: z.string().nullable(),
  checks: z.array(checkTold),
  /** False if a fit is based only on verified values; otherwise it is for reference. */
  indicative: z.boolean(),
  knownAt: instantShape,
  findings: z.array(findingShape),
});

export const interval = z.object({ low: value, high: value, confidence: z.number() }).nullable();
