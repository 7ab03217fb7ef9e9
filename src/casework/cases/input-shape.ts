import { z } from 'zod';
import { findingShape } from '#kernel/shape.ts';

export const code = z.string().trim().min(1).max(200);

/** Values by field: texts from a form or command line, or plain JSON. */
export const fieldsShape = z.record(z.string().max(60), z.unknown());

/**
 * Why something that does not agree is taken all the same, by field; `case`: of the case as a whole, `begin.PROCEDURE`: of one that a step
 * begins.
 */
export const reasonsShape = z.record(z.string().max(80), z.string().max(2000));

/** What a step would be told: fields that are not valid, and what does not agree; `strength` in the evidence of the latter. */
export const weighedShape = z.object({ findings: z.array(findingShape) });

export const evidenceShape = z.array(z.object({ kind: z.string().max(60), file: z.string().max(100) })).max(100);

export const page = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
};
