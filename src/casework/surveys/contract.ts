import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { carriers } from '#kernel/carrier.ts';
import { askedDayShape, dayShape, findingShape, instantShape } from '#kernel/shape.ts';

const idShape = z.string().min(1).max(60);
const fileShape = z.string().min(1).max(100);
const linkShape = z.string().min(1).max(500);

const questionShape = z.object({
  id: z.string(),
  type: z.enum(['choice', 'scale', 'text']),
  title: z.string(),
  options: z.array(z.string()),
  /** Whether an answer is required. */
  required: z.boolean(),
});

const surveyShape = z.object({
  survey: z.string(),
  name: z.string(),
  region: z.string(),
  building: z.string().nullable(),
  /** The standard whose users are asked. */
  standard: z.string().nullable(),
  /** The minimum number of answers for anything to be shown. */
  k: z.number().int(),
  state: z.enum(['open', 'closed']),
  invited: z.number().int(),
  questions: z.array(questionShape),
  created: instantShape,
  closed: instantShape.nullable(),
});

const questionResult = z.object({
  id: z.string(),
  /** null if fewer than k answered, or if a difference would reveal fewer. */
  n: z.number().int().nullable(),
  /** For a scale, to a hundredth, half up. */
  mean: z.number().nullable(),
  counts: z.record(z.string(), z.number().int()),
});

const create = asks('survey')
  .route({ method: 'POST', path: '/surveys', summary: 'Make a survey from an uploaded YAML or JSON' })
  .input(z.object({ file: fileShape }))
  .output(surveyShape);

const questionnaires = asks('view')
  .route({ method: 'GET', path: '/surveys/questionnaires', summary: 'The questionnaires that surveys of users can begin with' })
  .output(
    z.object({
      questionnaires: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          about: z.enum(['standard']),
          questions: z.array(questionShape),
          document: z.string(),
          clause: z.string(),
          status: z.string(),
        }),
      ),
    }),
  );

const createFrom = asks('survey')
  .route({
    method: 'POST',
    path: '/surveys/from-questionnaire',
    summary: 'Make a survey of the users of a standard with the questions of a questionnaire',
  })
  .input(
    z.object({
      questionnaire: z.string().min(1).max(100),
      id: idShape,
      name: z.string().trim().min(1).max(300).optional(),
      region: z.string().min(1).max(60),
      standard: z.string().min(1).max(60),
      k: z.number().int().min(5).max(1000).optional(),
    }),
  )
  .output(surveyShape);

const invite = asks('survey')
  .route({ method: 'POST', path: '/surveys/{survey}/links', summary: 'A one-time link for everybody on an uploaded list; told this once' })
  .input(z.object({ survey: idShape, file: fileShape }))
  .output(
    z.object({
      survey: z.string(),
      links: z.array(z.object({ code: z.string(), link: z.string() })),
      /** People on the list who already had a link; they get no second one. */
      already: z.number().int(),
    }),
  );

const close = asks('survey')
  .route({ method: 'POST', path: '/surveys/{survey}/close', summary: 'End a survey for good: its links open nothing any more' })
  .input(z.object({ survey: idShape }))
  .output(surveyShape);

const list = asks('view')
  .route({ method: 'GET', path: '/surveys', summary: 'The surveys of the places that are seen, the newest first' })
  .input(z.object({ standard: z.string().min(1).max(60).optional() }))
  .output(z.object({ surveys: z.array(surveyShape), total: z.number().int() }));

const show = asks('view')
  .route({ method: 'GET', path: '/surveys/{survey}', summary: 'A survey with its questions' })
  .input(z.object({ survey: idShape }))
  .output(surveyShape);

const results = asks('view')
  .route({
    method: 'GET',
    path: '/surveys/{survey}/results',
    summary: 'What a closed survey shows, small groups hidden, beside what its building used from its making to its close or in [from, to)',
  })
  .input(z.object({ survey: idShape, from: askedDayShape.optional(), to: askedDayShape.optional() }))
  .output(
    z.object({
      survey: z.string(),
      invited: z.number().int(),
      /** null if fewer than k answered in total. */
      answered: z.number().int().nullable(),
      groups: z.array(
        z.object({
          group: z.string(),
          invited: z.number().int(),
          answered: z.number().int().nullable(),
          hidden: z.boolean(),
          questions: z.array(questionResult),
        }),
      ),
      /** Over all groups; `words` in no order. */
      questions: z.array(questionResult.extend({ words: z.array(z.string()) })),
      /** null if the survey is not about a building. */
      measured: z
        .object({
          building: z.string(),
          from: dayShape,
          /** Not included. */
          to: dayShape,
          uses: z.array(
            z.object({
              carrier: z.enum(carriers),
              unit: z.string(),
              value: z.number().nullable(),
              coverage: z.number(),
              figure: z.string().nullable(),
            }),
          ),
          /** Not measured yet, as a finding says. */
          comfort: z.null(),
        })
        .nullable(),
      findings: z.array(findingShape),
    }),
  );

const link = {
  open: asks('public')
    .route({ method: 'POST', path: '/survey-links/open', summary: 'The questions that a one-time link leads to. Needs no sign-in' })
    .input(z.object({ link: linkShape }))
    .output(z.object({ name: z.string(), questions: z.array(questionShape) })),
  answer: asks('public')
    .route({ method: 'POST', path: '/survey-links/answer', summary: 'Answer by a one-time link, which is used up. Needs no sign-in' })
    .input(z.object({ link: linkShape, set: z.record(z.string().max(60), z.string().max(10_000)) }))
    .output(z.object({ accepted: z.literal(true) })),
};

export const surveysContract = { create, questionnaires, createFrom, invite, close, list, show, results, link };
