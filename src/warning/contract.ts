import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, findingShape, instantShape, measuredTimeShape } from '#kernel/shape.ts';

/** A rule as it was written, JSON or YAML. */
const textShape = z.string().min(1).max(200_000);

const foundShape = z.object({
  subject: z.string(),
  start: instantShape,
  /** null while it goes on */
  end: instantShape.nullable(),
  endedBy: z.literal('no-data').optional(),
  /** The end of its last true step. */
  last: instantShape,
  steps: z.number().int(),
  /** The sum over its true steps, in the unit of the rule's stake. */
  stake: z.number().nullable(),
  stakeCoverage: z.number().nullable(),
});

const test = asks('view')
  .route({
    method: 'POST',
    path: '/warning/test',
    summary: 'A rule judged on history, with all that is known now or as it would have been told then; nothing is written',
  })
  .input(
    z.object({
      rule: textShape,
      from: measuredTimeShape,
      to: measuredTimeShape,
      building: codeShape.optional(),
      region: codeShape.optional(),
      /** Each step as it was known at its end and the rule’s wait. */
      live: z.boolean().optional(),
    }),
  )
  .output(
    z.object({
      subjects: z.number().int(),
      judged: z.number().int(),
      unknown: z.number().int(),
      perWeek: z.number().nullable(),
      stakeUnit: z.string().nullable(),
      episodes: z.array(foundShape),
      findings: z.array(findingShape),
    }),
  );

export const warningContract = { test };
