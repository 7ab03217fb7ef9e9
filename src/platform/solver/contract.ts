import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { findingShape } from '#kernel/shape.ts';
import { whyOuts } from './answer.ts';

const year = z.number().int();

const limitShape = z.object({
  id: z.string(),
  resource: z.string().nullable(),
  sense: z.enum(['max', 'min']),
  amount: z.number(),
  used: z.number(),
  slack: z.number(),
  breach: z.number(),
  /** The value of one more unit of the amount: at or above 0 for `max`, at or below for `min`. */
  price: z.number(),
  /** Null if the search was cut short. */
  exact: z.object({ step: z.number(), objective: z.number().nullable(), perUnit: z.number().nullable() }).optional(),
  chance: z.object({ independent: z.number(), common: z.number() }).optional(),
});

export const solveShape = z.object({
  status: z.enum(['best-effort', 'optimal', 'within-gap', 'stopped']),
  objective: z.number(),
  best: z.number(),
  bound: z.number(),
  gap: z.number(),
  relaxation: z.number(),
  breach: z.object({ hard: z.number(), soft: z.number(), proven: z.boolean() }),
  chosen: z.array(
    z.object({ project: z.string(), option: z.string(), year, value: z.number(), reduced: z.number(), serves: z.array(z.string()) }),
  ),
  out: z.array(
    z.object({
      project: z.string(),
      why: z.enum(whyOuts),
      best: z
        .object({
          year,
          options: z.array(z.object({ project: z.string(), option: z.string() })),
          value: z.number(),
          reduced: z.number(),
        })
        .nullable(),
      needs: z.number().nullable(),
      addNow: z.array(z.object({ limit: z.string(), by: z.number() })),
    }),
  ),
  limits: z.array(limitShape),
  changes: z.array(z.string()).optional(),
  seconds: z.number(),
  solver: z.string(),
  findings: z.array(findingShape),
});

const solve = asks('view')
  .route({
    method: 'POST',
    path: '/retrofit/solve',
    summary:
      'A plan under limits that anybody can check: what is chosen, what is not and why, prices that prove that none is better. Nothing is stored',
  })
  .input(
    z.object({
      /** JSON or YAML. */
      text: z.string().min(1).max(15_000_000),
      gap: z.coerce.number().min(0).max(1).default(0.001),
      seconds: z.coerce.number().min(0.1).max(3600).default(60),
    }),
  )
  .output(solveShape);

export const solverContract = { solve };
