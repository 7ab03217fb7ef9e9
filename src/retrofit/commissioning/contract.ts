import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import {
  askedDayShape,
  askedTimeShape,
  carrierShape,
  codeShape,
  dayShape,
  findingShape,
  idShape,
  instantShape,
  unitShape,
} from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { dueStates, effectVerdicts } from './facts.ts';

const value = z.number().nullable();
const count = z.number().int();

const action = z.object({
  id: count,
  building: codeShape,
  on: dayShape,
  action: z.string(),
  carrier: carrierShape,
  /** The warning whose fault the action repairs. */
  episode: count.nullable(),
  equipment: z.string().nullable(),
  by: z.string(),
  recorded: instantShape,
  removed: z.object({ by: z.string(), at: instantShape }).nullable(),
});

const add = asks('edit')
  .route({
    method: 'POST',
    path: '/buildings/{building}/commissioning',
    summary: 'Writes down what was done to the equipment of a building on a day, so that its effect can be told',
  })
  .input(
    z.object({
      building: codeShape,
      on: askedDayShape,
      action: z.string().trim().min(1).max(500),
      carrier: carrierShape,
      episode: idShape.optional(),
      equipment: codeShape.optional(),
    }),
  )
  .output(action.extend({ findings: z.array(findingShape) }));

const list = asks('view')
  .route({ method: 'GET', path: '/commissioning', summary: 'What was done, of a building, of a place, or all, the latest day first' })
  .input(z.object({ building: codeShape.optional(), region: codeShape.optional() }))
  .output(z.object({ actions: z.array(action) }));

const total = z.object({
  /** Saved, over the days that count: expected + correction − measured. */
  value,
  /** The interval of the sum, which holds the true saving with `confidence`; null: not enough days before or since. */
  low: value,
  high: value,
  /** 0.9. */
  confidence: z.number(),
  measured: value,
  expected: value,
  /** What the similar days would have used more at the temperatures of the days since. */
  correction: value,
  /** Saved, of expected + correction. */
  share: value,
  unit: unitShape,
  days: count,
  /** Share of the days that count. */
  coverage: z.number(),
  figure: z.string(),
});

const repaired = z
  .object({
    id: count,
    rule: z.string(),
    subject: z.string(),
    state: z.string(),
    again: count,
    verified: z.boolean().nullable(),
  })
  .nullable();

const effects = asks('view')
  .route({
    method: 'GET',
    path: '/commissioning/effects',
    summary: 'What was done and what was saved since, of a building, of a place, or all: the hundred of the latest days',
  })
  .input(z.object({ building: codeShape.optional(), region: codeShape.optional(), knownAt: askedTimeShape.optional() }))
  .output(z.object({ actions: z.array(action.extend({ total, verdict: z.enum(effectVerdicts), repaired })) }));

const show = asks('view')
  .route({
    method: 'GET',
    path: '/commissioning/{id}',
    summary: 'What was used since then beside what the similar days before it let expect: saved is expected less measured',
  })
  .input(z.object({ id: idShape, to: askedDayShape.optional(), knownAt: askedTimeShape.optional() }))
  .output(
    action.extend({
      unit: unitShape,
      zone: z.string(),
      /** The day after the last. */
      to: dayShape,
      days: z.array(
        z.object({
          day: dayShape,
          measured: value,
          coverage: z.number(),
          /** Expected use. */
          value,
          low: value,
          high: value,
          /** What the similar days would have used more at this day's temperature. */
          correction: value,
          /** null: the day does not count. */
          saved: value,
          similar: z.array(dayShape),
          figure: z.string(),
        }),
      ),
      total,
      /** By an interval of 98 %, so that of a hundred buildings where nothing was done two get another than `within`. */
      verdict: z.enum(effectVerdicts),
      /** What the interval is based on. */
      basis: z
        .object({
          /** Days before the action. */
          days: count,
          byTemperature: z.boolean(),
          /** Of a single day, in the unit. */
          deviation: z.number(),
          /** How much of a day's deviation recurs in the next. */
          autocorrelation: z.number(),
          /** Of the sum, in the unit. */
          standardError: value,
        })
        .nullable(),
      repaired,
      findings: z.array(findingShape),
    }),
  );

const remove = asks('edit')
  .route({ method: 'POST', path: '/commissioning/{id}/remove', summary: 'Takes an action off the list; its figures still open' })
  .input(z.object({ id: idShape }))
  .output(action);

const detectable = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/detectable-saving',
    summary: 'Before an action: the least saving that could be seen after two to twelve weeks, by how the use of the building scatters',
  })
  .input(
    z.object({
      building: codeShape,
      carrier: carrierShape.default('electricity'),
      /** The day on which the action would begin; today if not given. */
      on: askedDayShape.optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      building: codeShape,
      carrier: carrierShape,
      unit: unitShape,
      on: dayShape,
      spans: z.array(
        z.object({
          days: count,
          /** The days that it was rehearsed on; `to` is the day after the last. */
          from: dayShape,
          to: dayShape,
          counted: count,
          /** Days before them to compare with. */
          reference: count,
          /** The least saving that is seen in nine of ten cases, of expected use; null: not known. */
          share: value,
          amount: value,
          /** What the rehearsal found. */
          verdict: z.enum(effectVerdicts),
          figure: z.string(),
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

const minutes = z.number();
const start = z.object({ start: instantShape, /** Minutes before opening. */ lead: minutes }).nullable();

const startAdvice = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/start-advice',
    summary:
      'The latest start with which the rooms were right by opening on nine of the ten days most like a day, and what the usual one costs',
  })
  .input(
    z.object({
      building: codeShape,
      /** `18:24`, temperature in degrees that the rooms must have by opening. */
      within: z
        .string()
        .regex(
          textForm(
            /^-?\d{1,3}(?:\.\d{1,2})?:-?\d{1,3}(?:\.\d{1,2})?$/u,
            '低温:高温，如 18:24',
            'the lower and the higher degree, like 18:24',
          ),
        ),
      day: askedDayShape.optional(),
      carrier: carrierShape.default('electricity'),
      equipment: codeShape.optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      building: codeShape,
      day: dayShape,
      zone: z.string(),
      /** null: closed on that day. */
      opens: instantShape.nullable(),
      within: z.object({ low: z.number(), high: z.number() }),
      carrier: carrierShape,
      unit: unitShape,
      advised: start,
      usual: start,
      /** Cost of the usual start per day, and how much of it exceeds the hour before: medians of the days listed. */
      cost: z.object({ use: z.number(), extra: value, days: count }).nullable(),
      days: z.array(
        z.object({
          day: dayShape,
          opens: instantShape,
          started: instantShape,
          lead: minutes,
          /** Minutes from the start until the rooms were right and stayed so; null: not by opening. */
          need: minutes.nullable(),
          use: value,
          extra: value,
          coverage: z.number(),
          figure: z.string().nullable(),
        }),
      ),
      figure: z.string(),
      findings: z.array(findingShape),
    }),
  );

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

const interval = asks('edit')
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

const due = asks('view')
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

export const commissioningContract = { startAdvice, detectable, interval, due, add, list, effects, show, remove };
