import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { findingShape } from '#kernel/shape.ts';

const examine = asks('maintain')
  .route({ method: 'GET', path: '/doctor', summary: 'Check every store, count and link; what is wrong is told as findings' })
  .output(
    z.object({
      ok: z.boolean(),
      checks: z.array(
        z.object({
          name: z.string(),
          ok: z.boolean(),
          /** How many things were looked at. */
          counted: z.number().int().nullable(),
          findings: z.array(findingShape),
        }),
      ),
      seconds: z.number(),
    }),
  );

export const doctorContract = { examine };
