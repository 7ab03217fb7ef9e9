import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { dayShape } from '#kernel/shape.ts';

/** How running cases would stand under the text of a procedure. */
export const underVersion = asks('view')
  .route({
    method: 'POST',
    path: '/cases-under-version',
    summary: 'How many running cases the text of a procedure would make late. Nothing is changed: they keep their version',
  })
  .input(z.object({ name: z.string().trim().min(1).max(200).default('procedure.yaml'), text: z.string().max(1_000_000) }))
  .output(
    z.object({
      procedure: z.string(),
      version: z.number().int(),
      /** Running cases that are seen. */
      running: z.number().int(),
      /** On time by their own version, late by this one. */
      made: z.number().int(),
      already: z.number().int(),
      /** They stand in a state that this version does not know. */
      elsewhere: z.number().int(),
      /** The first thousand, those that it makes late first. */
      late: z.array(
        z.object({
          case: z.string(),
          version: z.number().int(),
          state: z.string(),
          stateName: z.string(),
          limit: z.string(),
          limitName: z.string(),
          due: dayShape.nullable(),
          already: z.boolean(),
        }),
      ),
    }),
  );
