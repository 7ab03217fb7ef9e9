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

const text = z.string().min(1).max(4000);

/** One block of a paper, in order from top to bottom; texts with tags in braces. */
const block = z.union([
  z.strictObject({ text }),
  z.strictObject({ heading: text, level: z.union([z.literal(1), z.literal(2)]).default(1) }),
  z.strictObject({ quote: text }),
  z.strictObject({ header: z.array(z.string()).default([]), rows: z.array(z.array(z.string()).min(1)).min(1), widths: z.array(z.number().positive()).min(1) }),
]);

const paper = z.strictObject({ title: text, addressed: text.optional(), blocks: z.array(block), signed: z.array(text).default([]) });

/**
 * A paper issued by steps of cases, in the official layout: its texts with tags in braces, which a place may replace by its own Word file.
 * `general`: for steps that name a paper that does not exist.
 */
export const caseDocument = z.strictObject({ ...ofEveryEntry, names, paper: z.strictObject({ zh: paper, en: paper }) });
