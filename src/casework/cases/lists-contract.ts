import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, dayShape, findingShape } from '#kernel/shape.ts';
import { headShape } from './case-shape.ts';
import { code, page } from './input-shape.ts';

const listedShape = z.object({
  ...headShape,
  head: z.string(),
  limit: z.string().nullable(),
  limitName: z.string().nullable(),
  due: dayShape.nullable(),
  left: z.number().int().nullable(),
  overdue: z.boolean(),
  indicative: z.boolean(),
});

export const list = asks('view')
  .route({ method: 'GET', path: '/cases', summary: 'The cases that are seen, the newest first unless sorted otherwise' })
  .input(
    z.object({
      procedure: code.optional(),
      region: code.optional(),
      state: code.optional(),
      organisation: code.optional(),
      building: code.optional(),
      /** About one of these. */
      buildings: z.array(code).max(50).optional(),
      /** The period of what was seen that led to the case. */
      period: z.string().trim().min(1).max(30).optional(),
      draw: code.optional(),
      open: z.stringbool().optional(),
      overdue: z.stringbool().optional(),
      search: z.string().max(200).optional(),
      sort: z.enum(['case', 'procedure', 'state', 'due', 'began']).optional(),
      order: z.enum(['asc', 'desc']).optional(),
      ...page,
    }),
  )
  .output(z.object({ cases: z.array(listedShape), total: z.number().int() }));

export const drawn = asks('view')
  .route({
    method: 'GET',
    path: '/draws/{draw}/cases',
    summary: 'What the objects of a draw have come to: the case of each, or why there is none',
  })
  .input(z.object({ draw: code }))
  .output(
    z.object({
      objects: z.array(
        z.object({
          object: z.string(),
          case: z.string().nullable(),
          /** Why no case could begin. */
          problem: findingShape.nullable(),
          /** Another object has replaced it. */
          gone: z.boolean(),
        }),
      ),
    }),
  );

export const credits = asks('view')
  .route({
    method: 'GET',
    path: '/credit',
    summary: 'The credit class that inspections gave to each organisation, with the case and the day',
  })
  .input(z.object({ organisation: code.optional(), region: code.optional() }))
  .output(
    z.object({
      total: z.number().int(),
      organisations: z.array(
        z.object({ organisation: z.string(), name: z.string().nullable(), credit: z.string(), case: z.string(), day: dayShape }),
      ),
    }),
  );

export const todo = asks('view')
  .route({ method: 'GET', path: '/cases-todo', summary: 'What waits for who asks, by due day' })
  .input(z.object({ for: code.optional(), ...page }))
  .output(
    z.object({
      items: z.array(
        z.object({
          case: z.string(),
          procedure: z.string(),
          procedureName: z.string(),
          state: z.string(),
          stateName: z.string(),
          organisation: z.string().nullable(),
          building: z.string().nullable(),
          limit: z.string().nullable(),
          due: dayShape.nullable(),
          left: z.number().int().nullable(),
          overdue: z.boolean(),
          transitions: z.array(z.string()),
          /** The same in words. */
          steps: z.array(z.string()),
          votes: z.array(z.string()),
          as: z.string(),
          insteadOf: z.string().nullable(),
        }),
      ),
      total: z.number().int(),
      /** How many of the cases stand in each state, each case once; most first. */
      states: z.array(
        z.object({
          procedure: z.string(),
          procedureName: z.string(),
          state: z.string(),
          stateName: z.string(),
          count: z.number().int(),
        }),
      ),
    }),
  );

const stayShape = z.object({
  state: z.string(),
  name: z.string(),
  stays: z.number().int(),
  /** Worked days. */
  median: z.number().int().nullable(),
  p90: z.number().int().nullable(),
  max: z.number().int().nullable(),
});

export const statistics = asks('view')
  .route({
    method: 'GET',
    path: '/cases-statistics',
    summary: 'How many cases began and ended in a stretch of days, and how long they stood in each state',
  })
  .input(z.object({ procedure: code, from: askedDayShape, to: askedDayShape, region: code.optional() }))
  .output(
    z.object({
      begun: z.number().int(),
      ended: z.number().int(),
      open: z.number().int(),
      overdue: z.number().int(),
      states: z.array(stayShape),
      limits: z.array(z.object({ id: z.string(), name: z.string(), kept: z.number().int(), missed: z.number().int() })),
    }),
  );
