import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { dayShape } from '#kernel/shape.ts';

/** The people who may be seated on a panel. */
export const candidates = asks('see-people')
  .route({
    method: 'GET',
    path: '/cases/{case}/candidates',
    summary: 'Who may be seated on a panel of a case: people in force, those with an interest marked, by how often they were seated',
  })
  .input(z.object({ case: z.string().trim().min(1).max(200), panel: z.string().trim().min(1).max(200) }))
  .output(
    z.object({
      people: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          organisation: z.string(),
          groups: z.array(z.string()),
          seated: z.boolean(),
          conflict: z.boolean(),
          panels: z.number().int(),
        }),
      ),
    }),
  );

/** How running cases would fare under the text of a procedure. */
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
      /** Running cases that the caller sees. */
      running: z.number().int(),
      /** On time by their own version, late by this one. */
      made: z.number().int(),
      already: z.number().int(),
      /** In a state that this version does not have. */
      elsewhere: z.number().int(),
      /** The first thousand, those made late by it first. */
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
