import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { carrierShape, codeShape, dayShape, findingShape, instantShape, pageOf } from '#kernel/shape.ts';

const kindShape = z.enum(['months', 'offline']);

const missingShape = z.object({
  /** Identifies it when sending reminders: `months:B1:electricity`, `offline:M1`. */
  key: z.string(),
  kind: kindShape,
  building: codeShape.nullable(),
  name: z.string().nullable(),
  organisation: z.string().nullable(),
  carrier: carrierShape,
  /** A meter that went silent. */
  meter: codeShape.nullable(),
  /** Months not delivered, `2026-09`. */
  months: z.array(z.string()),
  /** The first local day without data; null if there never were any. */
  since: dayShape.nullable(),
});

const remindedShape = z.object({ at: instantShape, by: z.string() });

const questionShape = z.object({
  keys: z.array(z.string().min(1).max(300)).min(1).max(1000),
  /** Added to the message. */
  note: z.string().max(500).default(''),
  /** Also to those who were reminded of it within a day. */
  again: z.boolean().default(false),
});

const messagesShape = z.object({
  messages: z.array(
    z.object({
      to: z.string(),
      text: z.string(),
      link: z.string(),
      items: z.array(z.string()),
      /** Already reminded of all of it within a day: nothing is sent unless `again`. */
      withinDay: z.boolean(),
    }),
  ),
  /** What none of the possible recipients sees. */
  unheard: z.array(z.string()),
});

const missing = asks('view')
  .route({ method: 'GET', path: '/missing-data', summary: 'Months that were not delivered and meters that fell silent, by building' })
  .input(
    z.object({
      region: codeShape.optional(),
      kind: kindShape.optional(),
      ...pageOf(10_000, 100),
    }),
  )
  .output(
    z.object({
      total: z.number().int(),
      rows: z.array(missingShape.extend({ reminded: remindedShape.nullable() })),
      /** What could not be judged: heat if the heating season is unknown. */
      findings: z.array(findingShape),
    }),
  );

const preview = asks('remind')
  .route({
    method: 'POST',
    path: '/reminders/preview',
    summary: 'Whom a reminder of missing data would reach, and its words; nothing is sent',
  })
  .input(questionShape)
  .output(messagesShape);

const send = asks('remind')
  .route({
    method: 'POST',
    path: '/reminders',
    summary:
      'Reminds owners and operators of data that are missing, by notice and mail; nobody twice of the same within a day unless `again`',
  })
  .input(questionShape)
  .output(messagesShape);

const sent = asks('view')
  .route({ method: 'GET', path: '/reminders', summary: 'Reminders that were sent: to whom, of what, by whom, when; newest first' })
  .input(z.object({ limit: z.coerce.number().int().min(1).max(1000).default(50) }))
  .output(
    z.object({
      total: z.number().int(),
      reminders: z.array(
        z.object({
          id: z.number().int(),
          at: instantShape,
          by: z.string(),
          to: z.string(),
          note: z.string(),
          items: z.array(z.object({ key: z.string(), building: codeShape.nullable() })),
        }),
      ),
    }),
  );

export const reminderContract = { missing, preview, send, sent };
