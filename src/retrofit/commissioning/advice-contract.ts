import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, carrierShape, codeShape, dayShape, findingShape, instantShape, unitShape } from '#kernel/shape.ts';
import { effectVerdicts } from './facts.ts';
import { bandShape } from './strategies/contract.ts';

const value = z.number().nullable();
const count = z.number().int();

export const detectable = asks('view')
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

export const startAdvice = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/start-advice',
    summary:
      'The latest start with which the rooms were right by opening on nine of the ten days most like a day, and what the usual one costs',
  })
  .input(
    z.object({
      building: codeShape,
      /** The temperature that the rooms must have by opening. */
      within: bandShape,
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
