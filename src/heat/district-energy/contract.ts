import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, findingShape, instantShape } from '#kernel/shape.ts';
import { uses } from '#kernel/vocabulary.ts';
import { demandBases } from './demand/facts.ts';
import { demandKinds, objectives } from './plan-file/shape.ts';
import { sums } from './supply/facts.ts';

const name = z.string().trim().min(1).max(100);
const known = z.number().nullable();
const kind = z.enum(demandKinds);

const headShape = z.object({
  plan: z.string(),
  region: z.string(),
  /** Hash of the file that it was made from. */
  sha256: z.string(),
  by: z.string(),
  made: instantShape,
  /** `optimal`: nothing is better; `feasible`: time ran out before that was proven. */
  status: z.enum(['optimal', 'feasible']),
  objective: z.enum(objectives),
  /** Of a year with all phases built. */
  yuan: z.number(),
  carbonKg: z.number(),
  importKwh: z.number(),
  /** How many demands are not measured or not known, by use and kind. */
  notMeasured: z.number().int(),
});

const demandShape = z.object({
  plot: z.string(),
  use: z.enum(uses),
  areaM2: z.number(),
  year: z.number().int(),
  carrier: kind,
  basis: z.enum(demandBases),
  /** A year, with where nine of ten further buildings lie. */
  kwhPerM2: known,
  low: known,
  high: known,
  kwh: known,
  peakKw: known,
  /** How many buildings were measured for it. */
  buildings: z.number().int(),
  coverage: known,
  /** The peak of these buildings together over the sum of their own. */
  diversity: known,
  source: z.string(),
  /** For `explain`. */
  figure: z.string(),
});

const plantShape = z.object({ code: z.string(), size: z.number(), added: z.number(), kwh: z.number(), yuan: z.number() });

const planShape = headShape.extend({
  measuredYear: z.number().int(),
  thermal: z.string().nullable(),
  typicalDays: z.number().int(),
  /** What was made least, over the years of all phases, and its proven bound. */
  value: z.number(),
  bound: z.number(),
  demands: z.array(demandShape),
  peaks: z.array(z.object({ carrier: kind, kwh: z.number(), peakKw: z.number(), sumOfPeaksKw: z.number(), diversity: known })),
  phases: z.array(
    z.object({
      year: z.number().int(),
      years: z.number(),
      yuan: z.number(),
      carbonKg: z.number(),
      importKwh: z.number(),
      plants: z.array(plantShape),
    }),
  ),
  /** What one more unit of a limit would be worth over all years, in what is made least. */
  prices: z.array(
    z.object({
      limit: z.enum([...sums, 'mostKw', 'mostKwh']),
      code: z.string().nullable(),
      year: z.number().int().nullable(),
      amount: z.number(),
      used: z.number(),
      perUnit: z.number(),
    }),
  ),
  oversizes: z.array(
    z.object({
      carrier: kind,
      by: z.enum(['peaks', 'rule']),
      kw: z.number(),
      peakKw: z.number(),
      yuan: z.number(),
      moreYuan: z.number(),
    }),
  ),
  inputs: z.array(z.object({ path: z.string(), code: z.string().nullable(), value: z.number(), origin: z.string() })),
  findings: z.array(findingShape),
  /** The file that it was made from. */
  text: z.string(),
});

const make = asks('keep-heat-plans')
  .route({
    method: 'POST',
    path: '/district-plans',
    summary:
      'Begins to plan how a district is supplied with energy, as a job: its demand from measured buildings of its uses and climate, its plants by least cost, carbon or import. It is kept as it was made',
  })
  .input(
    z.object({
      plan: name,
      region: codeShape,
      /** JSON or YAML. */
      text: z.string().min(1).max(15_000_000),
      /** Time limit of the search. */
      seconds: z.coerce.number().min(1).max(3600).default(600),
    }),
  )
  .output(z.object({ job: z.string() }));

const remove = asks('keep-heat-plans')
  .route({
    method: 'DELETE',
    path: '/district-plans/{plan}',
    summary: 'Deletes a district energy plan that one has made oneself; administrators any. That it was there stays in the audit trail',
  })
  .input(z.object({ plan: name }))
  .output(z.object({ plan: z.string() }));

const list = asks('view')
  .route({ method: 'GET', path: '/district-plans', summary: 'The district energy plans that the asker sees, the newest first' })
  .input(z.object({}))
  .output(z.object({ plans: z.array(headShape), total: z.number().int() }));

const show = asks('view')
  .route({ method: 'GET', path: '/district-plans/{plan}', summary: 'A district energy plan as it was made, with all that it rests on' })
  .input(z.object({ plan: name }))
  .output(planShape);

export const districtEnergyContract = { plans: { make, list, show, remove } };
