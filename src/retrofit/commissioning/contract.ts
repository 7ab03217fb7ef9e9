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
  measuredYearShape,
  unitShape,
} from '#kernel/shape.ts';
import { dueStates, effectVerdicts } from './facts.ts';
import { detectable, startAdvice } from './advice-contract.ts';
import { due, interval } from './periodic-contract.ts';
import { strategies, strategyHours, strategyKindShape } from './strategies/contract.ts';

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
  /** The strategy that it was taken from, with what it would have saved in a past period. */
  strategy: z
    .object({
      kind: strategyKindShape,
      subject: z.string(),
      from: dayShape,
      to: dayShape,
      saved: value,
      unit: unitShape,
      figure: z.string(),
    })
    .nullable(),
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
      /** The figure of a strategy of this building. */
      strategy: z.string().max(2000).optional(),
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

const programme = asks('view')
  .route({
    method: 'GET',
    path: '/commissioning/programme',
    summary: 'The programme of commissioning of a place in a year: who is due, who did what, and what came of it',
  })
  .input(z.object({ region: codeShape.optional(), year: measuredYearShape, knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      year: count,
      /** The day as of which due dates are evaluated. */
      at: dayShape,
      summary: z.object({
        buildings: count,
        /** With an interval, and of them due or never done. */
        stated: count,
        due: count,
        /** With an action of the year. */
        done: count,
        actions: count,
        verdicts: z.object({ saved: count, within: count, more: count, unknown: count }),
      }),
      rows: z.array(
        z.object({
          building: codeShape,
          name: z.string(),
          /** null: no interval is stated, and nothing is due. */
          months: count.nullable(),
          last: dayShape.nullable(),
          due: dayShape.nullable(),
          state: z.enum(dueStates).nullable(),
          /** Of the year, the latest first; each effect is of the whole building and is not added to another. */
          actions: z.array(action.extend({ total: total.nullable(), verdict: z.enum(effectVerdicts) })),
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

export const commissioningContract = {
  strategies,
  strategyHours,
  programme,
  startAdvice,
  detectable,
  interval,
  due,
  add,
  list,
  effects,
  show,
  remove,
};
