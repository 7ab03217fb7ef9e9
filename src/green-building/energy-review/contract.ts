import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, carrierShape, codeShape, dayShape, findingShape, measuredYearShape, pageOf } from '#kernel/shape.ts';

const limitShape = z.object({
  figure: z.enum(['annualTce', 'annualKwh']),
  value: z.number().nullable(),
  limit: z.number(),
  unit: z.enum(['tce', 'kWh']),
  document: z.string(),
  clause: z.string(),
  rule: z.string(),
});

const wayShape = z.enum(['declared', 'estimated', 'metered']);

const knownShape = z.object({
  way: wayShape,
  kwh: z.number().nullable(),
  /** By equivalent value; as a project declares it, by whichever it used. */
  tce: z.number().nullable(),
  /** Of meters, 0 to 1: the lowest of all carriers and buildings. */
  coverage: z.number().nullable(),
  /** Whether it is all of the energy; otherwise a minimum, or electricity alone. */
  whole: z.boolean(),
  /** Null: open. */
  reached: z.boolean().nullable(),
  /** Whether it would reach a limit if the time without readings were like the rest. */
  likely: z.boolean(),
  /** The limits that it reaches, with their clauses. */
  compared: z.array(limitShape),
  /** Of an estimate: the limit value that it is made with, in kWh per m² or household. */
  ground: z.object({ document: z.string(), clause: z.string(), status: z.string(), perUnit: z.number(), unit: z.string() }).nullable(),
});

const reviewStateShape = z.enum(['passed', 'passed-below', 'under-way', 'not-passed']);

const asked = {
  region: codeShape,
  /** The year of metering; by default the last that has ended. */
  year: measuredYearShape.optional(),
  knownAt: askedTimeShape.optional(),
};

const owed = asks('view')
  .route({
    method: 'GET',
    path: '/energy-review/owed',
    summary:
      'Projects and buildings at or above the limits of the energy review that have not passed one, or with figures below the limits, and how that is known',
  })
  .input(z.object({ ...asked, ...pageOf(10_000, 200) }))
  .output(
    z.object({
      region: z.string(),
      year: z.number().int(),
      rows: z.array(
        z.object({
          kind: z.enum(['project', 'building']),
          code: z.string(),
          name: z.string(),
          region: z.string(),
          organisation: z.string().nullable(),
          use: z.string().nullable(),
          areaM2: z.number().nullable(),
          buildings: z.array(z.string()),
          /** The year of a project's first stage, or in which a building was built. */
          year: z.number().int().nullable(),
          duty: z.enum(['due', 'before', 'unknown']),
          verdict: z.enum(['reached', 'open']),
          /** The ways by which it is at or above a limit. */
          decided: z.array(wayShape),
          known: z.array(knownShape),
          review: z
            .object({
              state: reviewStateShape,
              case: z.string(),
              /** As the report states it; tce by equivalent value. */
              kwh: z.number().nullable(),
              tce: z.number().nullable(),
            })
            .nullable(),
        }),
      ),
      total: z.number().int(),
      counts: z.object({
        projects: z.number().int(),
        buildings: z.number().int(),
        /** Of all of these, with figures that reach a limit where they themselves do. */
        passed: z.number().int(),
        /** Passed with figures below the limits, though they reach one. */
        passedBelow: z.number().int(),
        /** Without any figure: neither declared, nor estimated, nor metered. */
        unknown: z.number().int(),
        reached: z.number().int(),
        open: z.number().int(),
        before: z.number().int(),
        underWay: z.number().int(),
      }),
      findings: z.array(findingShape),
    }),
  );

const comparedShape = z.object({
  state: z.enum(['waiting', 'compared', 'incomplete', 'not-measured']),
  carriers: z.array(
    z.object({
      carrier: carrierShape,
      unit: z.string(),
      reviewed: z.number().nullable(),
      metered: z.number().nullable(),
      coverage: z.number(),
    }),
  ),
  reviewedTce: z.number().nullable(),
  /** If incomplete: a minimum. */
  meteredTce: z.number().nullable(),
  coverage: z.number(),
  /** (metered − reviewed) / reviewed, 0.29 for 29 %: above 0, the review was too low. */
  over: z.number().nullable(),
  /** Whether `over` is a minimum. */
  atLeast: z.boolean(),
});

const judgedShape = z.object({
  rows: z.number().int(),
  waiting: z.number().int(),
  compared: z.number().int(),
  incomplete: z.number().int(),
  notMeasured: z.number().int(),
  reviewedTce: z.number().nullable(),
  meteredTce: z.number().nullable(),
  over: z.number().nullable(),
  tooLow: z.number().int(),
  tooHigh: z.number().int(),
});

const compare = asks('view')
  .route({
    method: 'GET',
    path: '/energy-review/compared',
    summary:
      'The second year after the energy acceptance as metered against what was reviewed, building by building; by how much reviews were too low',
  })
  .input(z.object({ region: codeShape, knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      region: z.string(),
      rows: z.array(
        comparedShape.extend({
          case: z.string(),
          project: z.string().nullable(),
          subject: z.string().nullable(),
          reviewer: z.string().nullable(),
          region: z.string(),
          /** Null: the whole project, where the report does not say it by building. */
          building: z.string().nullable(),
          name: z.string().nullable(),
          buildings: z.array(z.string()),
          acceptedOn: dayShape,
          from: dayShape,
          /** Not included. */
          to: dayShape,
        }),
      ),
      whole: judgedShape,
      reviewers: z.array(judgedShape.extend({ reviewer: z.string().nullable() })),
      findings: z.array(findingShape),
    }),
  );

const list = asks('view')
  .route({ method: 'GET', path: '/energy-review/list', summary: 'The energy reviews that were decided in a year, and the acceptances' })
  .input(z.object({ region: codeShape, year: measuredYearShape }))
  .output(
    z.object({
      region: z.string(),
      year: z.number().int(),
      rows: z.array(
        z.object({
          case: z.string(),
          number: z.string().nullable(),
          decidedOn: dayShape,
          outcome: z.enum(['passed', 'refused']),
          project: z.string().nullable(),
          subject: z.string().nullable(),
          organisation: z.string().nullable(),
          region: z.string(),
          areaM2: z.number().nullable(),
          kwh: z.number().nullable(),
          tce: z.number().nullable(),
          tceEqual: z.number().nullable(),
          reviewer: z.string().nullable(),
          conditions: z.string().nullable(),
          state: z.string(),
          stateName: z.string(),
          acceptance: z.string().nullable(),
          acceptedOn: dayShape.nullable(),
        }),
      ),
      /** Decided in the year; the sums are of those that passed. */
      passed: z.number().int(),
      refused: z.number().int(),
      /** Accepted in the year, whenever they were decided. */
      accepted: z.number().int(),
      kwh: z.number().nullable(),
      tce: z.number().nullable(),
      tceEqual: z.number().nullable(),
      findings: z.array(findingShape),
    }),
  );

export const energyReviewContract = { owed, compare, list };
