import { z } from 'zod';
import { conditionShape, type Condition } from './condition.ts';
import { names, ofEveryEntry, sourceShape, statuses } from './every-entry.ts';

const named = z.string().min(1).max(200);

/** What an item is scored by: an indicator, a target or a task of a document, or how many of a form's returns were accepted. */
const measuredBy = z.union([
  z.strictObject({ indicator: named }),
  z.strictObject({ target: named }),
  z.strictObject({ task: named }),
  z.strictObject({ form: named }),
]);

const item = z.strictObject({
  id: z.string().max(60).regex(/^[a-zA-Z][\w-]*$/u),
  names: names.optional(),
  weight: z.number().positive().max(1_000_000),
  of: measuredBy,
  /** The value that scores its whole weight, and the one that scores nothing. */
  full: z.number(),
  zero: z.number(),
  /** `improvement`: the value minus that of the year before. */
  mode: z.enum(['level', 'improvement']).default('level'),
});

const vetoWithId = z.strictObject({ id: z.string().min(1).max(60), say: names.optional(), when: conditionShape });

/** A condition that puts a place last, by itself or with an id and a message about the place. */
const veto = z.unknown().transform((value, context): { id?: string; say?: z.infer<typeof names>; when: Condition } => {
  const isNamed = typeof value === 'object' && value !== null && 'when' in value;
  const read = (isNamed ? vetoWithId : conditionShape.transform((when) => ({ when }))).safeParse(value);
  if (read.success) return read.data as { when: Condition };
  for (const { path, message } of read.error.issues) context.issues.push({ code: 'custom', path: [...path], message, input: value });
  return z.NEVER;
});

/**
 * A scheme by which the places directly below one are scored in a year. A scheme that names no source is its own: a city's own paper. A
 * veto without an id gets its position as one.
 */
export const assessment = z
  .strictObject({
    ...ofEveryEntry,
    source: sourceShape.optional(),
    status: z.enum(statuses).default('CITY'),
    items: z.array(item).min(1).max(200),
    veto: z.array(veto).max(50).default([]),
  })
  .transform(({ source, veto: given, ...one }) => ({
    ...one,
    veto: given.map(({ id, ...rest }, at) => ({ id: id ?? String(at + 1), ...rest })),
    source: source ?? { document: one.names?.zh ?? one.id, clause: '—' },
  }));

export type Assessment = z.infer<typeof assessment>;
