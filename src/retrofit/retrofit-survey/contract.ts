import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { codeShape, instantShape } from '#kernel/shape.ts';

const numberShape = z.coerce.number().int().min(1).max(2_147_483_647);
const valueShape = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]);
const setsShape = z.record(z.string().min(1).max(60), valueShape);
const stateShape = z.enum(['open', 'returned', 'accepted', 'expired']);
const one = z.object({ survey: numberShape });
const tokenShape = z.string().min(1).max(200);

const surveyShape = z.object({
  survey: z.number().int(),
  buildings: z.array(z.string()),
  state: stateShape,
  made: instantShape,
  by: z.string(),
  expires: instantShape,
  note: z.string().nullable(),
  /** Number of entries received. */
  entries: z.number().int(),
  /** The change that accepted it, while it is accepted. `undo` reverts it. */
  change: z.number().int().nullable(),
});

const stagedShape = z.object({
  building: z.string(),
  equipment: z.string().nullable(),
  /** Next to the current values; `given` null is 不清楚. */
  fields: z.array(z.object({ field: z.string(), present: z.unknown(), given: valueShape })),
});

const link = asks('edit')
  .route({ method: 'POST', path: '/retrofit-surveys', summary: 'A link to a phone page for facts and equipment of buildings; told once' })
  .input(z.object({ buildings: z.array(codeShape).min(1).max(50), days: z.coerce.number().int().min(1).max(366).default(14) }))
  .output(z.object({ survey: z.number().int(), link: z.string(), token: z.string(), expires: instantShape }));

const list = asks('view')
  .route({ method: 'GET', path: '/retrofit-surveys', summary: 'Retrofit surveys of the buildings that are seen, the newest first' })
  .output(z.object({ surveys: z.array(surveyShape), total: z.number().int() }));

const show = asks('view')
  .route({ method: 'GET', path: '/retrofit-surveys/{survey}', summary: 'A retrofit survey: what came in beside what stands' })
  .input(one)
  .output(
    surveyShape.extend({
      /** Hash of all entries: passed as `seen` to accept or return them. */
      hash: z.string(),
      staged: z.array(stagedShape),
      /** Their files are served by `/retrofit-surveys/photos/{id}`. */
      photos: z.array(
        z.object({
          id: z.number().int(),
          building: z.string(),
          equipment: z.string().nullable(),
          name: z.string(),
          bytes: z.number(),
          received: instantShape,
        }),
      ),
    }),
  );

/** What was read: the hash returned with it. */
const read = { seen: seenHashShape.optional() };

const accept = asks('edit')
  .route({
    method: 'POST',
    path: '/retrofit-surveys/{survey}/accept',
    summary: 'Takes over what a retrofit survey brought; `undo` takes it back',
  })
  .input(one.extend(read))
  .output(surveyShape);

const sendBack = asks('edit')
  .route({
    method: 'POST',
    path: '/retrofit-surveys/{survey}/return',
    summary: 'Sends a retrofit survey back with a note; its link works again',
  })
  .input(one.extend({ note: z.string().trim().min(1).max(1000), ...read }))
  .output(surveyShape);

const pageShape = z.object({
  expires: instantShape,
  note: z.string().nullable(),
  buildings: z.array(
    z.object({
      code: z.string(),
      name: z.string().nullable(),
      facts: z.record(z.string(), z.unknown()),
      equipment: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
  staged: z.array(z.object({ building: z.string(), equipment: z.string().nullable(), set: setsShape })),
});

/** By a link: the token is in the body, so that no log contains it. */
const linked = {
  show: asks('public')
    .route({ method: 'POST', path: '/public/retrofit-survey', summary: 'What the link of a retrofit survey asks for. Needs no sign-in' })
    .input(z.object({ token: tokenShape }))
    .output(pageShape),
  enter: asks('public')
    .route({
      method: 'POST',
      path: '/public/retrofit-survey/entries',
      summary: 'Entries by the link of a retrofit survey, each kept once. Needs no sign-in',
    })
    .input(
      z.object({
        token: tokenShape,
        entries: z
          .array(
            z.object({
              entry: z.string().min(1).max(60),
              building: codeShape,
              equipment: codeShape.nullable().default(null),
              set: setsShape,
            }),
          )
          .min(1)
          .max(200),
      }),
    )
    .output(z.object({ kept: z.number().int(), already: z.number().int() })),
  photo: asks('public')
    .route({
      method: 'POST',
      path: '/public/retrofit-survey/photos',
      summary: 'A photo by the link of a retrofit survey, handed over before by `PUT /public/case-link/files`; kept once. Needs no sign-in',
    })
    .input(
      z.object({
        token: tokenShape,
        entry: z.string().min(1).max(60),
        building: codeShape,
        equipment: codeShape.nullable().default(null),
        file: z.string().min(1).max(100),
      }),
    )
    .output(z.object({ kept: z.number().int(), already: z.number().int() })),
};

export const retrofitSurveyContract = { link, list, show, accept, return: sendBack, linked };
