import { z } from 'zod';
import { stepNames } from '#kernel/calendar.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, instantShape, measuredTimeShape, readUnitShape } from '#kernel/shape.ts';
import { writtenListShape } from '#kernel/written.ts';

const held = {
  /** Weighted by the time that each value holds. */
  mean: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** The value that holds just before the end. */
  last: z.number().nullable(),
  /** The share of the time in which a value holds; null if there is no such time. */
  coverage: z.number().min(0).max(1).nullable(),
  /** The share of the held time in which the value is within the requested limits. */
  within: z.number().min(0).max(1).nullable().optional(),
};

export const trendContract = {
  trend: asks('view')
    .route({ method: 'GET', path: '/points/{point}/trend', summary: 'What held at a point, step by step, or its values as they came' })
    .input(
      z.object({
        point: codeShape,
        from: measuredTimeShape,
        to: measuredTimeShape,
        step: z.enum(['raw', ...stepNames]),
        /** `LO:HI`, in the unit of the answer; either may be omitted. */
        within: z.string().max(40).optional(),
        during: z.enum(['occupied', 'unoccupied']).optional(),
        knownAt: askedTimeShape.optional(),
      }),
    )
    .output(
      z.object({
        point: codeShape,
        unit: readUnitShape,
        /** The zone of the point's building. */
        zone: z.string(),
        /** With the step `raw`: the values that hold from an instant on, and until when. */
        values: z.array(z.object({ at: instantShape, until: instantShape, value: z.number() })).optional(),
        /** With any other step. */
        steps: writtenListShape(z.object({ start: instantShape, end: instantShape, ...held })).optional(),
        total: z.object({ start: instantShape, end: instantShape, ...held, figure: z.string() }),
        findings: z.array(findingShape),
      }),
    ),
};
