import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import { askedDayShape, askedTimeShape, dayShape, findingShape } from '#kernel/shape.ts';
import { longestTerm } from './facts.ts';

const count = z.coerce.number().int().min(1).max(longestTerm).optional();

/** A day and one of the five: the length of the term, or the day up to which worked days are counted. */
export const reckonInput = z.object({
  from: askedDayShape,
  workdays: count,
  days: count,
  months: count,
  years: count,
  to: askedDayShape.optional(),
  knownAt: askedTimeShape.optional(),
});

const dueShape = z.object({
  due: dayShape,
  /** Worked days after `from` up to `due`. */
  working: z.number().int(),
  /** Whether it depends on a year without a calendar known then, or on one that is not certain. */
  indicative: z.boolean(),
});

const noticeShape = z.object({
  /** `calendar/2026@1` */
  calendar: z.string(),
  year: z.number().int(),
  /** null: always known. */
  published: dayShape.nullable(),
  status: z.string(),
  document: z.string(),
  clause: z.string(),
  url: z.string().nullable(),
  closed: z.array(dayShape),
  worked: z.array(dayShape),
});

const due = asks('view')
  .route({
    method: 'GET',
    path: '/workdays',
    summary: 'The day on which a term ends, or the worked days between two days (Civil Code 201 to 203)',
  })
  .input(reckonInput)
  .output(dueShape);

const rows = asks('upload')
  .route({
    method: 'POST',
    path: '/workdays/rows',
    summary: 'Due days of a table: a column `from` and one of workdays, days, months, years',
  })
  .input(z.object({ file: z.string().min(1).max(100), knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      rows: z.array(
        z.object({
          row: z.number().int(),
          due: dayShape.nullable(),
          working: z.number().int().nullable(),
          indicative: z.boolean().nullable(),
          /** What is wrong with the row; null if nothing is. */
          code: z.string().nullable(),
        }),
      ),
    }),
  );

const reckoning = asks('view')
  .route({
    method: 'GET',
    path: '/workdays/reckoning',
    summary: 'A due day opened: day by day why it counts or not, and which notice says so',
  })
  .input(reckonInput)
  .output(
    dueShape.extend({
      from: dayShape,
      days: z.array(
        z.object({
          day: dayShape,
          weekday: z.number().int().min(1).max(7),
          worked: z.boolean(),
          reason: z.enum(['closed', 'worked', 'weekend', 'weekday']),
          calendar: z.string().nullable(),
          part: z.enum(['start', 'term', 'moved']),
          count: z.number().int().nullable(),
        }),
      ),
      /** What was known then about the years involved; a year without a calendar is absent. */
      calendars: z.array(noticeShape),
      unknownYears: z.array(z.number().int()),
    }),
  );

const calendar = asks('view')
  .route({
    method: 'GET',
    path: '/workdays/calendar',
    summary: 'The days off and worked of a year as known then, and the notices that say so',
  })
  .input(z.object({ year: z.coerce.number().int().min(1).max(9999), knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      year: z.number().int(),
      /** Days that deviate from their weekday, or that a notice names. */
      days: z.array(z.object({ day: dayShape, worked: z.boolean(), reason: z.enum(['closed', 'worked']), calendar: z.string() })),
      working: z.number().int(),
      indicative: z.boolean(),
      calendars: z.array(noticeShape),
      /** All years with a calendar known then. */
      years: z.array(z.number().int()),
    }),
  );

const noticeText = {
  text: z.string().trim().min(1).max(50_000),
  /** What the text itself does not say. */
  year: z.coerce.number().int().min(1900).max(9999).optional(),
  published: askedDayShape.optional(),
};

const readShape = z.object({
  year: z.number().int(),
  published: dayShape.nullable(),
  number: z.string().nullable(),
  festivals: z.array(z.object({ name: z.string(), closed: z.array(dayShape), worked: z.array(dayShape) })),
  closed: z.array(dayShape),
  worked: z.array(dayShape),
  findings: z.array(findingShape),
});

const notice = {
  read: asks('knowledge')
    .route({
      method: 'POST',
      path: '/workdays/notice/read',
      summary: 'What the text of a notice of holidays says, with its contradictions by day; nothing is written',
    })
    .input(z.object(noticeText))
    .output(readShape.extend({ /** Version of the city's own calendar of that year; 0 if it has none. */ version: z.number().int() })),
  add: asks('knowledge')
    .route({ method: 'POST', path: '/workdays/notice', summary: 'Keep what a notice of holidays says as the city’s own calendar' })
    .input(
      z.object({
        ...noticeText,
        url: z
          .url({ protocol: /^https?$/u })
          .max(500)
          .optional(),
        /** The version of the city's own calendar of that year that was read, if there is one. */
        seen: seenNumberShape.optional(),
      }),
    )
    .output(readShape.extend({ calendar: z.string() })),
};

export const workdaysContract = { due, rows, reckoning, calendar, notice };
