import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, instantShape } from '#kernel/shape.ts';
import { impossibleReasons } from './links.ts';

const name = z.string().trim().min(1).max(100);
/** JSON or YAML. */
const text = z.string().min(1).max(15_000_000);
/** Time limit after which the best plan found is returned, with its bound. */
const seconds = z.coerce.number().min(0.1).max(600).default(8);

const matchShape = z.object({
  /** `optimal`: no plan costs less, to a millionth; `feasible`: time ran out before that was proven. */
  status: z.enum(['optimal', 'feasible']),
  /** Yuan per year. */
  cost: z.number(),
  /** Proven lower bound of the cost of any plan. */
  bound: z.number(),
  links: z.array(
    z.object({
      source: z.string(),
      demand: z.string(),
      km: z.number(),
      kind: z.enum(['direct', 'lift']),
      /** Taken from the source, in each period. */
      kw: z.array(z.number()),
      deliveredGj: z.number(),
      lossGj: z.number(),
      electricityKwh: z.number(),
    }),
  ),
  demands: z.array(z.object({ code: z.string(), neededGj: z.number(), unmetGj: z.number() })),
  sources: z.array(z.object({ code: z.string(), offeredGj: z.number(), usedGj: z.number() })),
  impossible: z.array(z.object({ source: z.string(), demand: z.string(), why: z.enum(impossibleReasons) })),
  /** GeoJSON, if requested. */
  map: z.record(z.string(), z.unknown()).optional(),
});

const match = asks('view')
  .route({
    method: 'POST',
    path: '/heat/match',
    summary:
      'Waste heat brought to demands at least cost: which links, what goes over them in each period, what is left. Nothing is stored',
  })
  .input(z.object({ text, seconds, map: z.boolean().default(false) }))
  .output(matchShape);

const headShape = z.object({
  plan: z.string(),
  region: z.string(),
  /** Hash of the file that it was made from. */
  sha256: z.string(),
  by: z.string(),
  made: instantShape,
  status: z.enum(['optimal', 'feasible']),
  cost: z.number(),
  bound: z.number(),
  built: z.number().int(),
  neededGj: z.number(),
  unmetGj: z.number(),
  unusedGj: z.number(),
});

const siteShape = z.object({
  code: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  temperature: z.number(),
  /** Hours in which it gives or needs heat. */
  hours: z.number(),
  maxKw: z.number(),
});

const planShape = headShape.extend({
  ...matchShape.omit({ map: true }).shape,
  sites: z.object({ sources: z.array(siteShape.extend({ yuanPerGj: z.number() })), demands: z.array(siteShape) }),
  inputs: z.array(z.object({ path: z.string(), code: z.string().nullable(), value: z.number(), origin: z.string().nullable() })),
  /** The file that it was made from, with measured demands filled in. */
  text: z.string(),
});

const two = { a: z.number().nullable(), b: z.number().nullable() };

const comparisonShape = z.object({
  cost: z.object({ a: z.number(), b: z.number(), difference: z.number() }),
  /** Both are proven optimal. */
  proven: z.boolean(),
  /** GJ delivered. */
  links: z.array(z.object({ source: z.string(), demand: z.string(), ...two })),
  /** GJ not met. */
  demands: z.array(z.object({ code: z.string(), ...two })),
  /** GJ used. */
  sources: z.array(z.object({ code: z.string(), ...two })),
});

const make = asks('keep-heat-plans')
  .route({
    method: 'POST',
    path: '/heat/plans',
    summary:
      'Begins to make a plan of waste heat from a file in which every number says where it is from, as a job; it is kept as it was made',
  })
  .input(z.object({ plan: name, region: codeShape, text, seconds }))
  .output(z.object({ job: z.string() }));

const remove = asks('keep-heat-plans')
  .route({
    method: 'DELETE',
    path: '/heat/plans/{plan}',
    summary: 'Take a plan of waste heat away that one has made oneself; administrators any. That it was there stays in the audit trail',
  })
  .input(z.object({ plan: name }))
  .output(z.object({ plan: z.string() }));

const list = asks('view')
  .route({ method: 'GET', path: '/heat/plans', summary: 'The plans of waste heat that the asker sees, the newest first' })
  .input(z.object({}))
  .output(z.object({ plans: z.array(headShape), total: z.number().int() }));

const show = asks('view')
  .route({ method: 'GET', path: '/heat/plans/{plan}', summary: 'A plan of waste heat as it was made, with all that it rests on' })
  .input(z.object({ plan: name }))
  .output(planShape);

const compare = asks('view')
  .route({ method: 'GET', path: '/heat/plan-comparison', summary: 'Two plans of waste heat side by side' })
  .input(z.object({ a: name, b: name }))
  .output(comparisonShape);

const without = asks('view')
  .route({
    method: 'POST',
    path: '/heat/plans/{plan}/without',
    summary:
      'Begins to work out what it would cost if a source went, as a job: the same file solved anew without it. The plan stays as it is',
  })
  .input(z.object({ plan: name, source: codeShape, seconds }))
  .output(z.object({ job: z.string() }));

const gone = asks('view')
  .route({
    method: 'GET',
    path: '/heat/plans-without/{job}',
    summary: 'The plan beside the same file without a source, as such a job found it; until who asked for it asks about the plan again',
  })
  .input(z.object({ job: z.string().min(1).max(100) }))
  .output(comparisonShape);

export const heatPlanningContract = { match, plans: { make, list, show, remove, compare, without, gone } };
