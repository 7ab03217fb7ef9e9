import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, calendarYearShape, codeShape, dayShape, instantShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { solveShape } from '#platform/solver/contract.ts';

const planName = z.string().trim().min(1).max(100);
const year = z.number().int();
const count = z.number().int();

const pinShape = z.object({
  project: codeShape,
  in: z.boolean(),
  option: z.string().min(1).max(200).optional(),
  year: calendarYearShape.optional(),
});

const adoptionShape = z.object({ on: dayShape, document: z.string(), change: count, by: z.string() });

const headShape = z.object({
  plan: z.string(),
  region: z.string(),
  years: z.array(year),
  /** The plan to change as little as possible. */
  from: z.string().nullable(),
  status: z.string(),
  best: z.number().nullable(),
  chosen: count,
  projects: count,
  instance: z.string(),
  adopted: adoptionShape.nullable(),
  by: z.string(),
  made: instantShape,
  knownAt: instantShape,
});

const chosenShape = z.object({ project: z.string(), option: z.string(), year });

const make = asks('keep-retrofits')
  .route({
    method: 'POST',
    path: '/retrofit/plans',
    summary: 'Makes an annual plan of retrofits as a job: of a scenario, or from a plan with the fewest changes; it is kept as made',
  })
  .input(
    z.object({
      plan: planName,
      region: codeShape.optional(),
      /** JSON or YAML: a solver’s file without projects, with what plans add. */
      scenario: z.string().min(1).max(2_000_000).optional(),
      from: planName.optional(),
      pins: z.array(pinShape).max(20_000).optional(),
      giveUp: z.coerce.number().min(0).max(1).optional(),
      gap: z.coerce.number().min(0).max(1).optional(),
      /** With `from`: the share of its money that there is, above 0 and at most 2; 0.9 is a tenth less. */
      money: z.coerce.number().optional(),
    }),
  )
  .output(z.object({ job: z.string() }));

const draft = asks('view')
  .route({ method: 'GET', path: '/retrofit/plan-draft', summary: 'A scenario of the limits that documents set for a place and years' })
  .input(
    z.object({
      region: codeShape,
      years: z
        .string()
        .regex(textForm(/^\d{4}(?:\.\.\d{4})?$/u, '一年或首年..末年，如 2026..2030', 'a year, or the first and the last, like 2026..2030')),
    }),
  )
  .output(z.object({ scenario: z.record(z.string(), z.unknown()) }));

const list = asks('view')
  .route({ method: 'GET', path: '/retrofit/plans', summary: 'The plans of retrofits that the asker sees, the newest first' })
  .input(
    z.object({
      region: codeShape.optional(),
      /** Plans that consider this project. */
      project: codeShape.optional(),
    }),
  )
  .output(z.object({ plans: z.array(headShape) }));

const solved = solveShape.shape;

const amount = z.string();
const crewDays = { taken: amount.nullable(), there: amount.nullable() };

const worksShape = z.object({
  year,
  region: z.string(),
  /** Null: projects whose options state no crews. */
  trade: z.string().nullable(),
  projects: count,
  crews: amount.nullable(),
  all: z.object(crewDays),
  off: z.object({ ...crewDays, until: z.string().nullable() }),
  stretches: z.array(z.object({ from: z.string(), to: z.string() })),
});

const showShape = solveShape.extend({
  ...headShape.omit({ chosen: true, projects: true, best: true, status: true }).shape,
  chosen: z.array(solved.chosen.element.extend({ amounts: z.record(z.string(), z.string()) })),
  /** `clause`: of a document, if the scenario names one, or that of 2030; `words`: the rule that says so; `names`: of the goal. */
  limits: z.array(
    solved.limits.element.extend({
      clause: z.string().nullable(),
      words: z.string().nullable(),
      names: z.object({ zh: z.string(), en: z.string() }).nullable(),
    }),
  ),
  left: z.array(z.object({ project: z.string(), why: z.string() })),
  undecided: z.array(z.string()),
  indicative: z.boolean(),
  /** The name of each project, and its place. */
  projects: z.record(z.string(), z.object({ name: z.string(), region: z.string() })),
  /** Names in the requested language of the packages that options use. */
  packages: z.record(z.string(), z.string()),
  /** By year, place and trade: crew days used and available, within the stretches outside the heating season. */
  works: z.array(worksShape),
  /** Totals of the chosen projects, by resource. */
  totals: z.record(z.string(), z.string()),
  scenario: z.record(z.string(), z.unknown()),
  /** Where it is required that worthwhile retrofits are done before 2030. */
  dueClauses: z.array(z.object({ id: z.string(), document: z.string(), clause: z.string(), quote: z.string() })),
  /** Only its limits and the requester's own projects are shown. */
  partial: z.boolean(),
});

const show = asks('view')
  .route({ method: 'GET', path: '/retrofit/plans/{plan}', summary: 'A plan of retrofits as it was made' })
  .input(z.object({ plan: planName }))
  .output(showShape);

const check = asks('view')
  .route({ method: 'GET', path: '/retrofit/plans/{plan}/check', summary: 'What moved since a plan was made, as known now' })
  .input(z.object({ plan: planName }))
  .output(
    z.object({
      plan: z.string(),
      stale: z.boolean(),
      moved: z.array(z.object({ project: z.string(), what: z.string(), was: z.string().nullable(), now: z.string().nullable() })),
      objective: z.object({ was: z.string(), now: z.string() }),
    }),
  );

const moneyAndSaving = z.object({ costYuan: amount, savingKgce: amount });

const compare = asks('view')
  .route({ method: 'GET', path: '/retrofit/plan-comparison', summary: 'Two plans of retrofits side by side' })
  .input(z.object({ a: planName, b: planName }))
  .output(
    z.object({
      onlyA: z.array(chosenShape),
      onlyB: z.array(chosenShape),
      moved: z.array(
        z.object({
          project: z.string(),
          a: chosenShape.omit({ project: true }),
          b: chosenShape.omit({ project: true }),
        }),
      ),
      totals: z.record(z.string(), z.object({ a: z.string(), b: z.string(), difference: z.string() })),
      /** Money and saved energy of each project that is in only one of them, and of all of those in only the first and only the second. */
      amounts: z.record(z.string(), moneyAndSaving),
      sums: z.object({ onlyA: moneyAndSaving, onlyB: moneyAndSaving }),
    }),
  );

const curve = asks('view')
  .route({
    method: 'POST',
    path: '/retrofit/plans/{plan}/curve',
    summary: 'What a plan would come to with less and more money: the same file solved anew for each share of it. Nothing is stored',
  })
  .input(
    z.object({
      plan: planName,
      /** Shares of the money that its limits allow; 1 is the same amount. */
      shares: z.array(z.coerce.number().min(0).max(10)).min(1).max(21).default([0.5, 0.75, 1, 1.25, 1.5]),
      /** After how many seconds each solving returns what it has found. */
      seconds: z.coerce.number().min(0.1).max(60).default(10),
    }),
  )
  .output(
    z.object({
      plan: z.string(),
      /** The limits that are scaled. */
      limits: z.array(z.string()),
      points: z.array(
        z.object({
          share: z.number(),
          money: amount,
          used: amount,
          savingKgce: amount,
          costYuan: amount,
          best: z.number(),
          bound: z.number(),
          status: solved.status,
          chosen: count,
          breach: z.object({ hard: z.number(), soft: z.number() }),
        }),
      ),
    }),
  );

const adopt = asks('keep-retrofits')
  .route({
    method: 'POST',
    path: '/retrofit/plans/{plan}/adopt',
    summary: 'Adopts a plan: its projects become planned, and it is issued as a statement. `undo` takes it back while none is contracted',
  })
  .input(z.object({ plan: planName, on: askedDayShape, document: z.string().trim().min(1).max(300) }))
  .output(z.object({ plan: z.string(), change: count, statement: z.string() }));

export const retrofitPlanContract = { make, draft, list, show, check, compare, curve, adopt };
