import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { instantShape } from '#kernel/shape.ts';

const stateShape = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'broken-off']);

export const jobShape = z.object({
  id: z.string(),
  kind: z.string(),
  /** The name of the kind. */
  name: z.string(),
  /** `waiting`: to be restarted; `broken-off`: its program ended in the middle of it. */
  state: stateShape,
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string().nullable(),
  startedAt: instantShape,
  finishedAt: instantShape.nullable(),
  by: z.string(),
  /** How often it was started: more than once if a program ended in the middle of it. */
  attempts: z.number().int(),
  /** Cancellation was requested, and it has not ended yet. */
  cancelling: z.boolean(),
  cancelledBy: z.string().nullable(),
  /** The error, in words. */
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
});

const named = z.object({ id: z.string() });

const list = asks('view')
  .route({ method: 'GET', path: '/jobs', summary: 'Long work, newest first: one’s own, and all for administrators' })
  .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }))
  .output(z.object({ jobs: z.array(jobShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/jobs/{id}', summary: 'How far one piece of work is' })
  .input(named)
  .output(jobShape);

const events = asks('view')
  .route({ method: 'GET', path: '/jobs/{id}/events', summary: 'The same as Server-Sent Events, closed by the finished message' })
  .input(named)
  .output(eventIterator(jobShape));

const cancel = asks('self')
  .route({ method: 'POST', path: '/jobs/{id}/cancel', summary: 'Ask for the end of a job: one’s own, and any for administrators' })
  .input(named)
  .output(jobShape);

const schedules = asks('maintain')
  .route({ method: 'GET', path: '/schedules', summary: 'Jobs that are begun by themselves: when next, and what became of the last' })
  .output(
    z.object({
      schedules: z.array(
        z.object({
          name: z.string(),
          /** Its title. */
          title: z.string(),
          /** A cron expression of five fields, in the time zone `zone`. */
          cron: z.string(),
          zone: z.string(),
          next: instantShape,
          last: instantShape.nullable(),
          job: z.string().nullable(),
          state: stateShape.nullable(),
        }),
      ),
    }),
  );

export const jobsContract = { list, get, events, cancel, schedules };
