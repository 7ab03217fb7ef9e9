import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, carrierShape, codeShape, dayShape, findingShape, instantShape, measuredMonthShape, pageOf } from '#kernel/shape.ts';

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

const remindedShape = z.object({
  at: instantShape,
  by: z.string(),
  /** The last day for delivering it; null if none was set. */
  due: dayShape.nullable(),
});

const filterShape = z.object({
  region: codeShape.optional(),
  kind: kindShape.optional(),
  /** Only buildings that owe this month; meters that fell silent are left out. */
  month: measuredMonthShape.optional(),
});

const questionShape = z.object({
  /** What is asked for: these, or all that the filter finds. One of the two. */
  keys: z.array(z.string().min(1).max(300)).min(1).max(1000).optional(),
  all: filterShape.optional(),
  /** The last day for delivering it, today or later: one for everybody. */
  due: askedDayShape.optional(),
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
  .input(z.object({ ...filterShape.shape, ...pageOf(10_000, 100) }))
  .output(
    z.object({
      total: z.number().int(),
      rows: z.array(missingShape.extend({ reminded: remindedShape.nullable() })),
      /** What could not be judged: heat if the heating season is unknown. */
      findings: z.array(findingShape),
    }),
  );

const byRegion = asks('view')
  .route({
    method: 'GET',
    path: '/missing-data/by-region',
    summary: 'How many buildings of each region owe each month, and how many meters fell silent; the region that owes most first',
  })
  .input(z.object({ region: codeShape.optional() }))
  .output(
    z.object({
      /** Months that should have been delivered by now, oldest first. */
      months: z.array(z.string()),
      rows: z.array(
        z.object({
          region: codeShape,
          name: z.string(),
          /** Buildings that owe any of the months. */
          buildings: z.number().int(),
          /** Buildings that owe each of the months. */
          owing: z.array(z.number().int()),
          /** Meters that fell silent. */
          offline: z.number().int(),
        }),
      ),
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
  .route({
    method: 'GET',
    path: '/reminders',
    summary: 'Reminders that were sent: to whom, of what, by whom, when, until when, and what has come since; newest first',
  })
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
          /** The last day for delivering; null if none was set. */
          due: dayShape.nullable(),
          /** How many of the items have come since. */
          answered: z.number().int(),
          items: z.array(
            z.object({
              key: z.string(),
              building: codeShape.nullable(),
              /** The months asked for; null for reminders that did not keep them. Empty for a meter. */
              months: z.array(z.string()).nullable(),
              /** Whether all of it has come since; null if that can no longer be told. */
              answered: z.boolean().nullable(),
            }),
          ),
        }),
      ),
    }),
  );

export const reminderContract = { missing, byRegion, preview, send, sent };
