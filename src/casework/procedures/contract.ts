import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, dayShape, findingShape } from '#kernel/shape.ts';

const text = z.string().max(1_000_000);

const fileShape = {
  /** The name of the file, used in messages. */
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
  /** States for which the rules give no term. */
  withoutLimit: z.number().int(),
});

const list = asks('view')
  .route({ method: 'GET', path: '/procedures', summary: 'The procedures in force on a day' })
  .input(z.object({ on: askedDayShape.optional() }))
  .output(z.object({ procedures: z.array(listedShape) }));

const stateShape = z.object({
  key: z.string(),
  name: z.string(),
  /** `start`, `end`, or null in between. */
  place: z.enum(['start', 'end']).nullable(),
  /** In words: 7 workdays; null if there is none. */
  term: z.string().nullable(),
  /** How certain the term is. */
  status: z.string().nullable(),
});

const stepShape = z.object({
  key: z.string(),
  name: z.string(),
  from: z.array(z.string()),
  to: z.string(),
  /** Who takes it; for a step of the program, the limit that has passed. */
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
      /** The whole content of its file. */
      held: z.record(z.string(), z.unknown()),
      findings: z.array(findingShape),
    }),
  );

const picture = asks('view')
  .route({ method: 'GET', path: '/procedures/{id}/picture', summary: 'A procedure drawn: states and steps, as SVG text' })
  .input(
    z.object({ ...one, language: z.enum(['zh', 'en']).optional(), /** Drawn as the current one. */ state: z.string().max(60).optional() }),
  )
  .output(z.object({ id: z.string(), version: z.number().int(), svg: z.string() }));

const changeShape = z.object({
  /** Null for the file as a whole. */
  part: z.string().nullable(),
  key: z.string().nullable(),
  name: z.string().nullable(),
  how: z.enum(['added', 'removed', 'changed']),
  what: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const edited = asks('view')
  .route({
    method: 'POST',
    path: '/procedures/edited',
    summary: 'What an edited text comes to: its faults in place, or its picture and what it changes. Nothing is written',
  })
  .input(z.object({ ...fileShape, language: z.enum(['zh', 'en']).optional() }))
  .output(
    z.object({
      /** Faults by line and column; if there are none, the rules that are still needed. */
      findings: z.array(findingShape),
      /** Null if there are faults. */
      sound: z
        .object({
          id: z.string(),
          version: z.number().int(),
          states: z.number().int(),
          transitions: z.number().int(),
          svg: z.string(),
          /** The version that changes are compared with; null if there is none yet. */
          against: z.number().int().nullable(),
          changes: z.array(changeShape),
          /** The number of the next version. */
          next: z.number().int(),
        })
        .nullable(),
    }),
  );

const textOf = asks('view')
  .route({
    method: 'GET',
    path: '/procedures/{id}/text',
    summary: 'The file of a version as it was written; where that file is gone, what it said. `next` is it as the next version',
  })
  .input(z.object(one))
  .output(z.object({ id: z.string(), version: z.number().int(), name: z.string(), text: z.string(), next: z.string() }));

const compare = asks('view')
  .route({ method: 'GET', path: '/procedures/{id}/changes', summary: 'What a version says otherwise than another, in words' })
  .input(z.object({ id: one.id, from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }))
  .output(z.object({ id: z.string(), from: z.number().int(), to: z.number().int(), changes: z.array(changeShape) }));

const setLimits = asks('knowledge')
  .route({
    method: 'POST',
    path: '/procedures/{id}/limits',
    summary: 'Set the terms that no rule is known for, each with its source: the next version of the procedure',
  })
  .input(
    z.object({
      id: one.id,
      limits: z
        .array(
          z.object({
            state: z.string().min(1).max(60),
            count: z.number().int().min(1).max(3650),
            unit: z.enum(['workdays', 'days', 'months', 'years']),
            document: z.string().trim().min(1).max(200),
            clause: z.string().trim().min(1).max(200),
          }),
        )
        .min(1)
        .max(60),
      validFrom: askedDayShape.optional(),
    }),
  )
  .output(countedShape);

export const proceduresContract = { check, add, list, show, picture, edited, text: textOf, compare, setLimits };
