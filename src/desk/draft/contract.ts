import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, idShape, instantShape, pageOf, saidShape } from '#kernel/shape.ts';
import { draftKinds } from './facts.ts';

const kindShape = z.enum(draftKinds);
const titleShape = z.string().trim().min(1).max(200);
const revisionShape = z.number().int().min(1).max(2_000_000_000);

const headShape = z.object({
  id: z.number().int(),
  kind: kindShape,
  /** The code of its project; null for a draft that only its owner sees. */
  project: z.string().nullable(),
  title: z.string(),
  /** To be sent with the next save. */
  revision: revisionShape,
  createdBy: z.string(),
  createdAt: instantShape,
  updatedBy: z.string(),
  updatedAt: instantShape,
  /** Whether the caller may save it. */
  mayChange: z.boolean(),
  /** Whether the caller may delete it. */
  mayRemove: z.boolean(),
});

const draftShape = headShape.extend({
  question: z.record(z.string(), z.unknown()),
  /** Entries in force in a different version than when it was saved: the answer may differ. */
  knowledge: z.array(z.object({ id: z.string(), saved: z.string().nullable(), now: z.string().nullable() })),
});

const one = z.object({ id: idShape });

const list = asks('view')
  .route({ method: 'GET', path: '/drafts', summary: 'Own drafts, and those of projects that are seen, the last saved first' })
  .input(
    z.object({
      kind: kindShape.optional(),
      project: codeShape.optional(),
      /** Only the caller's own. */
      own: z.boolean().optional(),
      /** Part of the title. */
      search: z.string().max(100).optional(),
      ...pageOf(500),
    }),
  )
  .output(z.object({ drafts: z.array(headShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/drafts/{id}', summary: 'A draft with its question, and what of its knowledge has changed since' })
  .input(one)
  .output(draftShape);

const add = asks('edit')
  .route({
    method: 'POST',
    path: '/drafts',
    summary: 'Keep the question of a rating, a prefab rate, planning conditions or a design check as a draft',
  })
  .input(z.object({ kind: kindShape, title: titleShape, project: codeShape.optional(), question: saidShape }))
  .output(draftShape);

const save = asks('edit')
  .route({
    method: 'POST',
    path: '/drafts/{id}',
    summary: 'Save a draft anew; refused where somebody has saved it since the revision that it is based on. What is left out stays',
  })
  .input(
    one.extend({
      /** The revision that was opened. */
      revision: revisionShape,
      title: titleShape.optional(),
      /** Null: removes it from its project. */
      project: codeShape.nullable().optional(),
      question: saidShape.optional(),
    }),
  )
  .output(draftShape);

const remove = asks('edit')
  .route({ method: 'POST', path: '/drafts/{id}/remove', summary: 'Delete a draft; own ones, and those of projects for the bureau' })
  .input(one)
  .output(z.object({ removed: z.boolean() }));

export const draftContract = { list, get, add, save, remove };
