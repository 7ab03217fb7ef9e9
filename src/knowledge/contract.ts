import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { dayShape, findingShape, instantShape } from '#kernel/shape.ts';

const versionShape = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number().int(),
  status: z.string(),
  document: z.string(),
  clause: z.string(),
  url: z.string().nullable(),
  validFrom: dayShape.nullable(),
  validTo: dayShape.nullable(),
  supersedes: z.string().nullable(),
  firstSeen: instantShape,
  /** `shipped`, the city's `own`, or `kept` from a file that is gone. */
  origin: z.enum(['shipped', 'own', 'kept']),
  /** Whether it holds today. */
  holds: z.boolean(),
  /** All that the entry says: value and unit, rows, names. */
  held: z.record(z.string(), z.unknown()),
});

const list = asks('view')
  .route({ method: 'GET', path: '/knowledge', summary: 'Coefficients, limits and other entries with their sources, every version' })
  .input(z.object({ kind: z.string().optional(), id: z.string().optional() }))
  .output(z.object({ entries: z.array(versionShape), trouble: z.array(findingShape) }));

const reload = asks('knowledge')
  .route({ method: 'POST', path: '/knowledge/reload', summary: "Read the city's own knowledge files again" })
  .output(z.object({ entries: z.number().int() }));

export const knowledgeContract = { list, reload };
