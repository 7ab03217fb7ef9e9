import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, dayShape, findingShape } from '#kernel/shape.ts';

const text = z.string().max(1_000_000);

const fileShape = {
  /** The name of the file, for what is said of it. */
  name: z.string().trim().min(1).max(200).default('procedure.yaml'),
  text,
};

const countedShape = z.object({
  id: z.string(),
  version: z.number().int(),
  /** How many. */
  states: z.number().int(),
  transitions: z.number().int(),
  findings: z.array(findingShape),
});

const check = asks('view')
  .route({
    method: 'POST',
    path: '/procedures/check',
    summary: 'Check the file of a procedure; `procedure-broken` has all its faults, each by line and column. Nothing is written',
  })
  .input(z.object(fileShape))
  .output(countedShape);

const add = asks('knowledge')
  .route({ method: 'POST', path: '/procedures', summary: 'Add a procedure, or its next version, to the knowledge of the city' })
  .input(z.object(fileShape))
  .output(countedShape);

const listedShape = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  status: z.string(),
  document: z.string(),
  clause: z.string(),
  url: z.string().nullable(),
  validFrom: dayShape.nullable(),
  origin: z.enum(['shipped', 'own', 'kept']),
  states: z.number().int(),
  transitions: z.number().int(),
  /** States of which the rules give no term. */
  withoutLimit: z.number().int(),
});

const list = asks('view')
  .route({ method: 'GET', path: '/procedures', summary: 'The procedures in force on a day' })
  .input(z.object({ on: askedDayShape.optional() }))
  .output(z.object({ procedures: z.array(listedShape) }));

const stateShape = z.object({
  key: z.string(),
  name: z.string(),
  /** `start`, `end`, or null between. */
  place: z.enum(['start', 'end']).nullable(),
  /** In words: 7 workdays; null where there is none. */
  term: z.string().nullable(),
  /** How surely the term is known. */
  status: z.string().nullable(),
});

const stepShape = z.object({
  key: z.string(),
  name: z.string(),
  from: z.array(z.string()),
  to: z.string(),
  /** Who takes it; for one that the program takes, the limit that has passed. */
  by: z.array(z.string()),
  auto: z.boolean(),
  form: z.array(z.string()),
  evidence: z.array(z.string()),
});

const one = { id: z.string().min(1).max(200), version: z.coerce.number().int().min(1).optional() };

const show = asks('view')
  .route({
    method: 'GET',
    path: '/procedures/{id}',
    summary: 'A procedure: roles, fields, states, limits, steps; of a version, or as in force today',
  })
  .input(z.object(one))
  .output(
    listedShape.extend({
      versions: z.array(z.number().int()),
      stateList: z.array(stateShape),
      stepList: z.array(stepShape),
      /** All that its file says. */
      held: z.record(z.string(), z.unknown()),
      findings: z.array(findingShape),
    }),
  );

const picture = asks('view')
  .route({ method: 'GET', path: '/procedures/{id}/picture', summary: 'A procedure drawn: states and steps, as SVG text' })
  .input(
    z.object({ ...one, language: z.enum(['zh', 'en']).optional(), /** Drawn as the present one. */ state: z.string().max(60).optional() }),
  )
  .output(z.object({ id: z.string(), version: z.number().int(), svg: z.string() }));

export const proceduresContract = { check, add, list, show, picture };
