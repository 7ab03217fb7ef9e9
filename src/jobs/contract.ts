import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { instantShape } from '#kernel/shape.ts';

export const jobShape = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['running', 'done', 'failed', 'broken-off']),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string().nullable(),
  startedAt: instantShape,
  finishedAt: instantShape.nullable(),
  /** What went wrong, in words. */
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
});

const named = z.object({ id: z.string() });

const list = asks('view')
  .route({ method: 'GET', path: '/jobs', summary: 'Long work, newest first: one’s own, and all for administrators' })
  .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }))
  .output(z.object({ jobs: z.array(jobShape) }));

const get = asks('view')
  .route({ method: 'GET', path: '/jobs/{id}', summary: 'How far one piece of work is' })
  .input(named)
  .output(jobShape);

const events = asks('view')
  .route({ method: 'GET', path: '/jobs/{id}/events', summary: 'The same as Server-Sent Events, closed by the finished message' })
  .input(named)
  .output(eventIterator(jobShape));

export const jobsContract = { list, get, events };
