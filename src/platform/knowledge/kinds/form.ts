import { z } from 'zod';
import { comparisonShape, conditionShape } from './condition.ts';
import { names, ofEveryEntry, sourceShape, statuses } from './every-entry.ts';
import { expressionShape } from './expression.ts';
import { field, key } from './procedure.ts';

const formField = field.omit({ from: true }).extend({
  /** The id of a target that the total of the field is compared with if no indicator states it. */
  target: z
    .string()
    .regex(/^[A-Z][A-Z0-9-]{0,19}\/[a-z0-9][a-z0-9-]*$/u)
    .optional(),
});

const check = z.strictObject({
  id: z.string().min(1).max(100),
  /** An error keeps a return from being submitted. */
  level: z.enum(['error', 'warning']),
  say: z.union([z.string().min(1).max(500), names]),
  holds: comparisonShape,
});

/**
 * A statistical form: who owes it for which periods, its fields, which of them are filled from meters and registry, its checks, when it is
 * due, how it is totalled. A form that names no source is its own: a city's own paper.
 */
export const form = z.strictObject({
  ...ofEveryEntry,
  source: sourceShape.optional(),
  status: z.enum(statuses).default('CITY'),
  period: z.enum(['year', 'half', 'quarter', 'month']),
  unit: z.enum(['building', 'organisation', 'region']),
  /** Which units owe one, on the last day of the period; all if omitted. */
  who: conditionShape.optional(),
  fields: z.record(key, formField),
  /** What is filled from meters and registry, for the unit in the period. */
  prefill: z.record(key, expressionShape).default({}),
  checks: z.array(check).default([]),
  /** Months, then days after the last day of the period; moved to a workday. */
  due: z.strictObject({ months: z.int().min(0).max(120).default(0), days: z.int().min(0).max(3660).default(0) }).optional(),
  total: z.record(key, z.enum(['sum', 'area-mean', 'count'])).default({}),
}).transform(({ source, ...one }) => ({ ...one, source: source ?? { document: one.names?.zh ?? one.id, clause: '—' } }));

export type Form = z.infer<typeof form>;
