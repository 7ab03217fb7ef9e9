import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import {
  askedTimeShape,
  codeShape,
  dayShape,
  findingShape,
  instantShape,
  measuredDayShape,
  measuredTimeShape,
  moneyShape,
} from '#kernel/shape.ts';
import { capability, capabilityHours } from './capability-contract.ts';
import { eventReminderContract } from './reminders/contract.ts';
import { type Direction, directionTerms, progressPhaseTerms, progressStateTerms, skipTerms, unadjustedTerms } from './vocabulary.ts';

const codes = <Code extends string>(terms: Readonly<Record<Code, unknown>>) => z.enum(Object.keys(terms) as [Code, ...Code[]]);
const direction = codes<Direction>(directionTerms);
const stepShape = z.enum(['15min', '30min', 'hour']);
const knownAt = askedTimeShape.optional();
const known = z.number().nullable();

const baselineShape = z.object({
  parts: z.array(
    z.object({
      day: dayShape,
      chosen: z.array(dayShape),
      skipped: z.array(z.object({ day: dayShape, why: codes(skipTerms) })),
      adjustment: z.object({
        kind: z.enum(['none', 'additive', 'ratio']),
        kwhPerStep: z.number().optional(),
        ratio: z.number().optional(),
        why: codes(unadjustedTerms).optional(),
      }),
    }),
  ),
  /** kWh. */
  steps: z.array(z.object({ start: instantShape, baseline: known, actual: known })),
  baselineKwh: known,
  actualKwh: known,
  responseKwh: known,
  figure: z.string(),
  /** The rule is not verified yet. */
  indicative: z.boolean(),
  findings: z.array(findingShape),
});

const baseline = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/baseline',
    summary: 'What a building would have used without an event by a rule, with the days that say so, and what it used',
  })
  .input(
    z.object({
      building: codeShape,
      rule: codeShape,
      from: measuredTimeShape,
      to: measuredTimeShape,
      direction: direction.optional(),
      notice: measuredTimeShape.optional(),
      step: stepShape.optional(),
      knownAt,
    }),
  )
  .output(baselineShape);

const testInput = z.object({
  region: codeShape.optional(),
  building: codeShape.optional(),
  portfolio: codeShape.optional(),
  rules: z.array(codeShape).min(1).max(20),
  from: measuredDayShape,
  to: measuredDayShape,
  /** `14-17`, `14:30-17`. */
  hours: z.string().min(3).max(11),
  step: stepShape.optional(),
  /** The programme whose payment price converts the excess to yuan. */
  programme: codeShape.optional(),
  knownAt,
});

/** Percent; `excessKwh`: the response per day that it would have reported although no one responded. */
const tried = {
  bias: known,
  mape: known,
  excessKwh: known,
  /** The mean of what an event on a tried day would pay at the programme's price; null if no programme is named. Never below 0. */
  excessYuan: moneyShape.nullable(),
};

const testedShape = z.object({
  /** Medians over the buildings, and the sum of the responses it would have reported. */
  rules: z.array(z.object({ rule: z.string(), ...tried, buildings: z.number().int(), indicative: z.boolean() })),
  buildings: z.array(z.object({ code: z.string(), rule: z.string(), ...tried, days: z.number().int() })),
});

const test = asks('view')
  .route({
    method: 'POST',
    path: '/baselines/test',
    summary: 'Baseline rules tried on the workdays without events of buildings: what each would have paid wrongly',
  })
  .input(testInput)
  .output(testedShape);

const tests = {
  begin: asks('view')
    .route({ method: 'POST', path: '/baselines/tests', summary: 'The same test as a job, with progress, for many buildings' })
    .input(testInput)
    .output(z.object({ job: z.string() })),
  show: asks('view')
    .route({ method: 'GET', path: '/baselines/tests/{job}', summary: 'What such a job found, until who began it begins another' })
    .input(z.object({ job: z.string().min(1).max(100) }))
    .output(testedShape),
};

const eventShape = z.object({
  event: z.object({
    code: z.string(),
    portfolio: z.string(),
    programme: z.string(),
    from: instantShape,
    to: instantShape,
    direction,
    /** The time zone of its members. */
    zone: z.string(),
    notice: instantShape,
    state: z.enum(['called', 'cancelled']),
    /** Entered after it had begun. */
    late: z.boolean(),
  }),
  members: z.array(
    z.object({
      building: z.string(),
      committedKw: z.number(),
      answer: z.enum(['in', 'out']).nullable(),
      /** The reason, in the owner's words. */
      reason: z.string().nullable(),
    }),
  ),
  committedKw: z.number(),
  /** Of all members; null for an owner. */
  shortKw: known,
  findings: z.array(findingShape),
});

const one = z.object({ event: codeShape });

/** Only over what is measured; null if nothing is. */
const measuredShape = {
  baselineKwh: known,
  actualKwh: known,
  responseKwh: known,
  responseKw: known,
  /** The commitment over the measured steps and members, and how far the response is below it. */
  shortfallKw: known,
};

const progressShape = z.object({
  event: eventShape.shape.event,
  /** The instant it is shown as of. */
  at: instantShape,
  phase: codes(progressPhaseTerms),
  /** The time zone of its members. */
  zone: z.string(),
  answers: z.object({ in: z.number().int(), out: z.number().int(), none: z.number().int() }),
  /** Total of those that did not decline, and total of those that did. */
  committedKw: z.number(),
  withdrawnKw: z.number(),
  shortKw: known,
  stepMinutes: z.number(),
  steps: z.array(
    z.object({
      start: instantShape,
      state: z.enum(['to-come', 'waiting', 'measured']),
      /** How many members are measured, and how many take part. */
      measured: z.number().int(),
      of: z.number().int(),
      committedKw: known,
      ...measuredShape,
    }),
  ),
  members: z.array(
    z.object({
      building: z.string(),
      state: codes(progressStateTerms),
      answer: z.enum(['in', 'out']).nullable(),
      reason: z.string().nullable(),
      committedKw: z.number(),
      /** How many steps are measured, and how many there are. */
      measured: z.number().int(),
      of: z.number().int(),
      dueKw: known,
      ...measuredShape,
      /** Opens its baseline. */
      figure: z.string().nullable(),
    }),
  ),
  total: z.object({ committedKw: known, ...measuredShape }),
  indicative: z.boolean(),
  findings: z.array(findingShape),
});

const events = {
  list: asks('view')
    .route({ method: 'GET', path: '/events', summary: 'Events of demand response that are seen, the latest first' })
    .input(z.object({ portfolio: codeShape.optional(), knownAt }))
    .output(z.object({ events: z.array(eventShape) })),
  show: asks('view')
    .route({ method: 'GET', path: '/events/{event}', summary: 'An event: who committed what, and who said what' })
    .input(one.extend({ knownAt }))
    .output(eventShape),
  progress: asks('view')
    .route({
      method: 'GET',
      path: '/events/{event}/progress',
      summary: 'How an event goes: who answered, the response by step against the baseline as far as it is measured, and the shortfall',
    })
    .input(one.extend({ knownAt }))
    .output(progressShape),
  add: asks('keep-events')
    .route({
      method: 'POST',
      path: '/events',
      summary: 'Calls an event: kW that are shared out by price and capability, or a file of commitments',
    })
    .input(
      z.object({
        code: codeShape,
        programme: codeShape,
        portfolio: codeShape,
        from: measuredTimeShape,
        to: measuredTimeShape,
        direction,
        /** Decimal text. */
        kw: z.coerce.string().max(30).optional(),
        /** Or a file of `building,kw`. */
        file: z.string().min(1).optional(),
        notice: measuredTimeShape.optional(),
        /** Announces it to its members over OpenADR. */
        openadr: z.boolean().optional(),
        /** Only shows who would commit what. */
        preview: z.boolean().optional(),
      }),
    )
    .output(eventShape),
  cancel: asks('keep-events')
    .route({ method: 'POST', path: '/events/{event}/cancel', summary: 'Takes an event back before it is settled' })
    .input(one)
    .output(eventShape),
  answer: asks('answer-event')
    .route({ method: 'POST', path: '/events/{event}/answers', summary: 'What an owner says to an event: in or out' })
    .input(one.extend({ building: codeShape, answer: z.enum(['in', 'out']), reason: z.string().trim().max(500).optional() }))
    .output(eventShape),
};

export const flexibilityContract = { baseline, test, tests, capability, capabilityHours, events, reminders: eventReminderContract };
