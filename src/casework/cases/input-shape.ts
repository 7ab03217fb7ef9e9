import { z } from 'zod';

export const code = z.string().trim().min(1).max(200);

/** Values by field: texts from a form or command line, or plain JSON. */
export const fieldsShape = z.record(z.string().max(60), z.unknown());

export const evidenceShape = z.array(z.object({ kind: z.string().max(60), file: z.string().max(100) })).max(100);

export const page = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
};
