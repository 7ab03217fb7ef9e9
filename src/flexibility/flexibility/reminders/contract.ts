import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, instantShape } from '#kernel/shape.ts';

const sentShape = z.object({
  event: z.string(),
  /** Until when an owner can answer: the start of the event. */
  until: instantShape,
  /** The time zone of its members. */
  zone: z.string(),
  messages: z.array(
    z.object({
      to: z.string(),
      /** Its members that have not answered. */
      buildings: z.array(z.string()),
      committedKw: z.number(),
      text: z.string(),
      /** Already reminded of all of them within a day: nothing is sent unless `again`. */
      withinDay: z.boolean(),
      /** The last reminder of one of them to this person. */
      last: instantShape.nullable(),
    }),
  ),
  /** Members that have not answered and whom no account speaks for. */
  unheard: z.array(z.string()),
});

/** Reminders of an event to the owners of members that have not answered. */
export const eventReminderContract = {
  send: asks('keep-events')
    .route({
      method: 'POST',
      path: '/events/{event}/reminders',
      summary: 'Reminds the owners of members that have not answered, before the event begins; nobody twice within a day unless `again`',
    })
    .input(
      z.object({
        event: codeShape,
        /** Added to the message. */
        note: z.string().trim().max(500).default(''),
        /** Also to those who were reminded within a day. */
        again: z.boolean().default(false),
        /** Only shows whom it would reach, and its words. */
        preview: z.boolean().optional(),
      }),
    )
    .output(sentShape),
  list: asks('view')
    .route({
      method: 'GET',
      path: '/events/{event}/reminders',
      summary: 'Reminders of an event that were sent: to whom, for which members, by whom, when; newest first',
    })
    .input(z.object({ event: codeShape, limit: z.coerce.number().int().min(1).max(1000).default(50) }))
    .output(
      z.object({
        total: z.number().int(),
        reminders: z.array(
          z.object({
            id: z.number().int(),
            at: instantShape,
            by: z.string(),
            to: z.string(),
            buildings: z.array(z.string()),
            note: z.string(),
          }),
        ),
      }),
    ),
};
