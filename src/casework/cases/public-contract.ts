import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { dayShape, findingShape, instantShape } from '#kernel/shape.ts';
import { code, evidenceShape, fieldsShape, page, reasonsShape, weighedShape } from './input-shape.ts';
import { ballotShape, caseShape, formFieldShape } from './case-shape.ts';

/** A case named along with the link must be the link's own case; otherwise `no-such-case`. */
const token = { token: z.string().min(1).max(200), case: code.optional() };

/** By link: the token is in the body so that it appears in no log. */
export const linked = {
  show: asks('public')
    .route({ method: 'POST', path: '/public/case-link', summary: 'The case of a link. Needs no sign-in' })
    .input(z.object(token))
    .output(caseShape),
  take: asks('public')
    .route({ method: 'POST', path: '/public/case-link/steps', summary: 'Take a step by a link. Needs no sign-in' })
    .input(
      z.object({
        ...token,
        transition: code,
        fields: fieldsShape.optional(),
        evidence: evidenceShape.optional(),
        note: z.string().max(4000).optional(),
        reasons: reasonsShape.optional(),
        period: z.string().max(7).optional(),
        seen: z.string().max(64).optional(),
      }),
    )
    .output(caseShape),
  weigh: asks('public')
    .route({
      method: 'POST',
      path: '/public/case-link/weighed',
      summary: 'What a step by a link would be told; nothing is written. Needs no sign-in',
    })
    .input(z.object({ ...token, transition: code, fields: fieldsShape.optional() }))
    .output(weighedShape),
  vote: asks('public')
    .route({ method: 'POST', path: '/public/case-link/votes', summary: 'Vote by a link. Needs no sign-in' })
    .input(z.object({ ...token, panel: code, ballot: ballotShape, seen: seenHashShape.optional() }))
    .output(caseShape),
};

const handedInShape = z.object({ case: z.string(), state: z.string(), stateName: z.string(), token: z.string(), expires: instantShape });

/** What the public may begin. */
export const open = {
  list: asks('public')
    .route({ method: 'GET', path: '/public/open-procedures', summary: 'What anybody may hand in, with the form of each. Needs no sign-in' })
    .output(
      z.object({
        procedures: z.array(
          z.object({
            procedure: z.string(),
            name: z.string(),
            step: z.string(),
            form: z.array(formFieldShape),
            note: z.boolean(),
            /** What must be named in addition to the form. */
            needs: z.array(z.enum(['region', 'organisation', 'building'])),
          }),
        ),
        /** The districts of the city to choose from. */
        regions: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
  begin: asks('public')
    .route({
      method: 'POST',
      path: '/public/cases',
      summary: 'Hand in what the public may begin; the token of the answer shows how it stands. 5 an hour and address. Needs no sign-in',
    })
    .input(
      z.object({
        procedure: code,
        region: code.optional(),
        building: code.optional(),
        organisation: code.optional(),
        fields: fieldsShape.optional(),
        note: z.string().max(4000).optional(),
        reasons: reasonsShape.optional(),
      }),
    )
    .output(handedInShape),
};

export const published = {
  list: asks('public')
    .route({ method: 'GET', path: '/public/cases', summary: 'What cases have published: notices and results. Needs no sign-in' })
    .input(z.object({ procedure: code.optional(), search: z.string().max(200).optional(), ...page }))
    .output(
      z.object({
        cases: z.array(
          z.object({
            case: z.string(),
            procedure: z.string(),
            procedureName: z.string(),
            state: z.string(),
            stateName: z.string(),
            region: z.string(),
            organisation: z.string().nullable(),
            building: z.string().nullable(),
            published: instantShape,
            /** That what was published does not hold any more, by which step and since which day; null if it holds. Why is not public. */
            withdrawn: findingShape.nullable(),
            fields: z.record(z.string(), z.unknown()),
            fieldNames: z.record(z.string(), z.string()),
            /** The values as people read them: options by name, amounts with their unit; those that are missing are left out. */
            fieldTexts: z.record(z.string(), z.string()),
            numbers: z.record(z.string(), z.string()),
            numberNames: z.record(z.string(), z.string()),
          }),
        ),
        total: z.number().int(),
      }),
    ),
  seals: asks('public')
    .route({
      method: 'GET',
      path: '/public/seals',
      summary: 'The seals of the days on which cases were touched; they tell of no case. Needs no sign-in',
    })
    .output(z.object({ seals: z.array(z.object({ day: dayShape, seal: z.string(), cases: z.number().int() })) })),
};
