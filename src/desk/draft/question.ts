import { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { askedDayShape, codeShape } from '#kernel/shape.ts';
import { plotShape } from '#green-building/special-plans/contract.ts';
import type { DraftKind } from './facts.ts';

/** The maximum size of a stored question, in bytes of JSON. */
export const mostBytes = 100_000;

const scalar = z.union([z.string().max(2000), z.number(), z.boolean()]);
const factsShape = z.record(z.string().max(100), scalar);
const standard = z.string().min(1).max(100).optional();
const text = z.string().max(200).optional();
const input = z.record(z.string(), z.unknown());

/** A question about a plot. It may be incomplete, because a draft need not be whole. */
const plotQuestion = {
  region: codeShape.optional(),
  date: askedDayShape.optional(),
  project: factsShape,
  plot: plotShape.optional(),
  projectName: text,
  plotNumber: text,
  authority: text,
};

const shapes = {
  'planning-conditions': z.strictObject(plotQuestion),
  'design-check': z.strictObject({
    ...plotQuestion,
    design: z.record(z.string().max(100), z.union([scalar, z.array(z.string().max(2000))])),
  }),
  rating: z.strictObject({ standard, stage: z.enum(['pre', 'final']), date: askedDayShape.optional(), input }),
  prefab: z.strictObject({ standard, date: askedDayShape.optional(), input }),
} as const satisfies Record<DraftKind, z.ZodType>;

/**
 * A question in the form of its kind. Throws `draft-question-bad` with the path of what is wrong, and `draft-too-large`.
 * @param given the input as sent
 */
export function questionOf(kind: DraftKind, given: unknown): Readonly<Record<string, unknown>> {
  const read = shapes[kind].safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
    throw new Problem('bad-input', 'draft-question-bad', { kind, where: where === undefined || where === '' ? 'question' : where });
  }
  const bytes = Buffer.byteLength(JSON.stringify(read.data));
  if (bytes > mostBytes) throw new Problem('too-large', 'draft-too-large', { bytes, most: mostBytes });
  return read.data;
}
