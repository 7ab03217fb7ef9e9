import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { findingShape, instantShape } from '#kernel/shape.ts';

const examine = asks('maintain')
  .route({ method: 'GET', path: '/doctor', summary: 'Check every store, count and link; what is wrong is told as findings' })
  .input(
    z
      .object({
        /** Unpacks every file that imports have read completely and compares it with what was received; otherwise a piece of each. */
        deep: z.boolean().optional(),
      })
      .optional(),
  )
  .output(
    z.object({
      ok: z.boolean(),
      checks: z.array(
        z.object({
          name: z.string(),
          ok: z.boolean(),
          /** How many items were checked. */
          counted: z.number().int().nullable(),
          findings: z.array(findingShape),
        }),
      ),
      seconds: z.number(),
    }),
  );

const compact = asks('maintain')
  .route({ method: 'POST', path: '/doctor/compact', summary: 'Merge what is stored and free what is superseded; answers stay the same' })
  .output(z.object({ before: z.number(), after: z.number(), seconds: z.number() }));

const mend = asks('maintain')
  .route({
    method: 'POST',
    path: '/doctor/mend',
    summary: 'Draw anew the days, months and hours that do not follow from the readings; how many there were. Imports and questions go on',
  })
  .output(
    z.object({
      meters: z.number().int(),
      days: z.number().int(),
      months: z.number().int(),
      points: z.number().int(),
      hours: z.number().int(),
      seconds: z.number(),
    }),
  );

const versionShape = z.object({ program: z.string(), node: z.string(), postgres: z.string(), clickhouse: z.string() });

const state = asks('maintain')
  .route({ method: 'GET', path: '/system', summary: 'Versions, how long the program runs, what the stores hold and how much room is left' })
  .output(
    z.object({
      versions: versionShape,
      since: instantShape,
      /** Bytes; null if the store does not report it. */
      disk: z.object({ free: z.number(), total: z.number() }),
      stores: z.object({ postgres: z.number().nullable(), clickhouse: z.number().nullable(), files: z.number() }),
      /** Doubts about it: a disk that is getting full. */
      findings: z.array(findingShape),
    }),
  );

export const doctorContract = { examine, compact, mend, state };
