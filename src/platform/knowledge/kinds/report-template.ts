import { z } from 'zod';
import { names, ofEveryEntry, sourceShape, statuses } from './every-entry.ts';

/**
 * A section of sentences, in which `{…}` is replaced by a figure or a name, and charts; or one section per clause with its targets and
 * tasks, and a chart of the progress of its targets.
 */
const section = z.strictObject({
  id: z.string().max(60).regex(/^[a-z][a-z0-9-]*$/u),
  names: names.optional(),
  sentences: z.array(names).max(200).default([]),
  charts: z
    .array(z.enum(['carbon-years', 'carbon-use', 'carbon-district']))
    .max(10)
    .default([]),
  clauses: z
    .array(z.enum(['targets', 'tasks', 'chart']))
    .min(1)
    .optional(),
});

/**
 * The content and order of a yearly report of a place. `levels`: the levels of places it is for; `to`: its recipient; `due`: tasks of
 * documents that state by the end of which month. A template that names no source is its own.
 */
export const reportTemplate = z
  .strictObject({
    ...ofEveryEntry,
    source: sourceShape.optional(),
    status: z.enum(statuses).default('CITY'),
    levels: z.array(z.enum(['province', 'city', 'county'])).default([]),
    to: names,
    due: z.array(z.strictObject({ task: z.string().min(1).max(200), month: z.int().min(1).max(12) })).default([]),
    sections: z.array(section).min(1).max(50),
  })
  .transform(({ source, ...one }) => ({ ...one, source: source ?? { document: one.names?.zh ?? one.id, clause: '—' } }));

export type ReportTemplate = z.infer<typeof reportTemplate>;
