import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, findingShape, instantShape, pageOf } from '#kernel/shape.ts';
import { editedShape } from '#platform/ledger/shapes.ts';
import { kindContract, provenance } from '#platform/ledger/kind-contract.ts';

const kindShape = z.enum(['expert', 'inspector', 'manager', 'technician']);

const personShape = z.object({
  code: z.string(),
  name: z.string(),
  kind: kindShape,
  /** As written; empty if unknown. */
  organisation: z.string(),
  /** Codes; none means everywhere. */
  regions: z.array(z.string()),
  groups: z.array(z.string()),
  title: z.string(),
  /** The term, both days included. */
  from: dayShape.nullable(),
  until: dayShape.nullable(),
  recuse: z.array(z.string()),
  /** The account that represents the person. */
  user: z.string().nullable(),
  struckOn: dayShape.nullable(),
  struckReason: z.string().nullable(),
  /** On the requested day, today by default. */
  state: z.enum(['in-force', 'later', 'ended', 'struck-off']),
});

const kind = kindContract({
  one: 'person',
  many: 'people',
  path: '/people',
  article: 'an expert or inspector',
  plural: 'experts and inspectors',
  rights: { file: 'people', edit: 'people', see: 'see-people' },
});

const list = asks('see-people')
  .route({
    method: 'GET',
    path: '/people',
    summary: 'Experts, inspectors, managers and technicians, by kind, group, place and the day on which they are in force',
  })
  .input(
    z.object({
      kind: kindShape.optional(),
      group: z.string().max(200).optional(),
      region: codeShape.optional(),
      /** Only people in force on this day. */
      day: askedDayShape.optional(),
      search: z.string().max(100).optional(),
      ...pageOf(),
    }),
  )
  .output(z.object({ people: z.array(personShape), total: z.number().int(), groups: z.array(z.string()) }));

const specialities = asks('view')
  .route({ method: 'GET', path: '/specialities', summary: 'The specialities of people; knowledge of the city adds its own' })
  .output(
    z.object({
      specialities: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          words: z.array(z.string()),
          document: z.string(),
          clause: z.string(),
          status: z.string(),
        }),
      ),
    }),
  );

const get = asks('see-people')
  .route({ method: 'GET', path: '/people/{person}', summary: 'One person, and where each field comes from' })
  .input(kind.one.extend({ knownAt: askedTimeShape.optional() }))
  .output(personShape.extend(provenance));

const strike = asks('people')
  .route({ method: 'POST', path: '/people/{person}/strike', summary: 'Strike somebody off the list from a day on. `undo` takes it back' })
  .input(kind.one.extend({ day: askedDayShape, reason: z.string().trim().min(1).max(500) }))
  .output(editedShape);

const loadShape = z.object({
  person: z.string(),
  source: z.enum(['draw', 'panel']),
  /** The code of the draw or the case. */
  of: z.string(),
  name: z.string(),
  day: dayShape,
  /** Objects of the draw; 1 for a panel. */
  count: z.number().int(),
});

const load = asks('see-people')
  .route({ method: 'GET', path: '/people-loads', summary: 'Who was drawn or seated how often; of one person, or of all that are seen' })
  .input(z.object({ person: codeShape.optional() }))
  .output(
    z.object({
      /** By load, highest first. */
      people: z.array(
        z.object({ person: z.string(), name: z.string(), draws: z.number().int(), objects: z.number().int(), panels: z.number().int() }),
      ),
      loads: z.array(loadShape),
    }),
  );

const hours = z.number().nonnegative();

const training = {
  importFile: asks('people')
    .route({ method: 'POST', path: '/imports/training', summary: 'Import courses that people attended from an uploaded csv or xlsx' })
    .input(importInput)
    .output(importOutput),
  show: asks('see-people')
    .route({ method: 'GET', path: '/people/{person}/training', summary: 'Hours of training by year, courses, and when a refresher is due' })
    .input(kind.one)
    .output(
      z.object({
        person: z.string(),
        name: z.string(),
        /** Newest first. */
        years: z.array(z.object({ year: z.number().int(), hours, courses: z.number().int() })),
        courses: z.array(
          z.object({
            day: dayShape,
            course: z.string(),
            hours,
            provider: z.string().nullable(),
            type: z.enum(['pre-job', 'regular', 'skill', 'continuing']).nullable(),
          }),
        ),
        /** What knowledge requires; null if it says nothing. */
        rule: z.object({ hoursAYear: z.number().nullable(), refresherMonths: z.number().nullable() }),
        refresher: z.object({ due: dayShape.nullable(), overdue: z.boolean(), missing: hours.nullable() }),
        findings: z.array(findingShape),
      }),
    ),
};

const postShape = z.object({
  /** An account, or `key:NAME`. */
  holder: z.string(),
  procedure: z.string(),
  role: z.string(),
  region: z.string(),
  /** Local days, both included. */
  from: dayShape.nullable(),
  until: dayShape.nullable(),
  insteadOf: z.string().nullable(),
});

const posts = {
  list: asks('see-people')
    .route({ method: 'GET', path: '/posts', summary: 'Posts as they were last stated: who acts in which role of which procedure, where' })
    .input(z.object({ /** Only those in force on this day. */ day: askedDayShape.optional() }))
    .output(
      z.object({
        posts: z.array(
          postShape.extend({
            procedureName: z.string(),
            roleName: z.string(),
            version: z.number().int(),
            statedBy: z.string(),
            stated: instantShape,
            stands: z.boolean(),
          }),
        ),
      }),
    ),
  set: asks('posts')
    .route({ method: 'POST', path: '/posts', summary: 'State a post; it takes the place of what was stated of it before' })
    .input(
      z.object({
        holder: z.string().trim().min(1).max(200),
        /** `PROCEDURE/ROLE` */
        role: z.string().trim().min(1).max(300),
        region: codeShape,
        from: askedDayShape.optional(),
        until: askedDayShape.optional(),
        insteadOf: z.string().trim().min(1).max(200).optional(),
        /** The version that was read, if the same post was stated before. */
        seen: seenNumberShape.optional(),
      }),
    )
    .output(postShape.extend({ version: z.number().int(), findings: z.array(findingShape) })),
};

export const peopleContract = {
  importPeople: kind.importFile,
  list,
  specialities,
  get,
  edit: kind.edit,
  add: kind.add,
  strike,
  history: kind.history,
  load,
  training,
  posts,
};
