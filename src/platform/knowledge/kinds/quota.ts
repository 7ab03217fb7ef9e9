import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { uses } from '#kernel/vocabulary.ts';
import { names, ofEveryEntry, statuses } from './every-entry.ts';

const criterion = z.union([z.string(), z.number(), z.boolean()]);

export type Criterion = z.infer<typeof criterion>;

/** Limits of yearly use. A row applies to a building whose criteria are all among those named by the row. */
export const quota = z.strictObject({
  ...ofEveryEntry,
  /** The uses it judges: the `family` of a use. */
  family: z.string().min(1),
  /** The place where it is in force, by region code; none is the whole country. */
  region: z.string().optional(),
  carrier: z.enum(carriers),
  unit: z.string().min(1),
  per: z.enum(['m2', 'household']),
  corrected: z.enum(['measured', 'limits']),
  corrections: z.array(z.string()).default([]),
  /** What the limits exclude, for people: `space-heating`. */
  excludes: z.array(z.string()).default([]),
  rows: z
    .array(
      z.strictObject({
        when: z.record(z.string(), z.union([criterion, z.array(criterion).min(1)])),
        constraint: z.number().positive(),
        leading: z.number().positive().nullable(),
        /** The status of this row, if it differs from the table's. */
        status: z.enum(statuses).optional(),
      }),
    )
    .min(1),
});

/** A factor `constant + slope × ratio`, its ratio being base over value or value over base of one field of the building. */
export const correction = z.strictObject({
  ...ofEveryEntry,
  symbol: z.string().min(1),
  field: z.string().min(1),
  unit: z.string(),
  constant: z.number(),
  slope: z.number(),
  ratio: z.enum(['base/value', 'value/base']),
  /** One base, or one for each value of a criterion of the quota row. */
  base: z.union([z.number().positive(), z.strictObject({ by: z.string(), values: z.record(z.string(), z.number().positive()) })]),
});

/** How a building of several uses gets its limits: the area-weighted mean of those of its uses, or not at all. */
export const quotaMethod = z.strictObject({ ...ofEveryEntry, method: z.enum(['area-weighted', 'none']) });

/** A use of buildings, and how the quota tables classify it. */
export const use = z.strictObject({
  ...ofEveryEntry,
  names,
  family: z.string().min(1).nullable(),
  /** Criteria that follow from the use alone. */
  criteria: z.record(z.string(), criterion).default({}),
});

/** Words for a use in another list or in a city's ledgers; if there are several uses a person has to choose, most likely first. */
export const useWords = z.strictObject({
  ...ofEveryEntry,
  uses: z.array(z.enum(uses)).min(1),
  words: z.array(z.string().min(1).max(200)).min(1),
});

/** The names of columns in real ledgers or forms, by the field that they fill, as in the source. */
export const headingWords = z.strictObject({
  ...ofEveryEntry,
  of: z.enum(['buildings', 'meters', 'readings']),
  fields: z.record(z.string().min(1).max(100), z.array(z.string().min(1).max(200)).min(1)),
});

/** What a field's value means in the tables: `airConditioning: central` is `type: B`. */
export const reading = z.strictObject({
  ...ofEveryEntry,
  field: z.string().min(1),
  criterion: z.string().min(1),
  values: z.record(z.string(), criterion),
});
