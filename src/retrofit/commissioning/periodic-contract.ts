import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape } from '#kernel/shape.ts';
import { dueStates } from './facts.ts';

const count = z.number().int();

const dueOutput = z.object({
  /** The day as of which due dates are evaluated. */
  at: dayShape,
  rows: z.array(
    z.object({
      building: codeShape,
      name: z.string(),
      equipment: codeShape.nullable(),
      months: count,
      /** Stated by hand as the last day. */
      since: dayShape.nullable(),
      last: dayShape.nullable(),
      /** The recorded action that was the last, and what was done. */
      action: count.nullable(),
      what: z.string().nullable(),
      due: dayShape.nullable(),
      /** Days until due; negative: days overdue. */
      days: count.nullable(),
      state: z.enum(dueStates),
      by: z.string(),
    }),
  ),
});

export const interval = asks('edit')
  .route({
    method: 'POST',
    path: '/buildings/{building}/commissioning-interval',
    summary: 'States after how many months a building, or equipment of it, is to be commissioned again; months null: no longer',
  })
  .input(
    z.object({
      building: codeShape,
      equipment: codeShape.optional(),
      months: z.number().int().min(1).max(600).nullable(),
      /** The last day on which it was done, if no recorded action shows it. */
      since: askedDayShape.optional(),
    }),
  )
  .output(dueOutput);

export const due = asks('view')
  .route({
    method: 'GET',
    path: '/commissioning/due',
    summary: 'When buildings and equipment are to be commissioned again, of a building, of a place, or all: the earliest first',
  })
  .input(
    z.object({
      building: codeShape.optional(),
      region: codeShape.optional(),
      at: askedDayShape.optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(dueOutput);
