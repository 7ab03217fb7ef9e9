import { z } from 'zod';
import { listInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { codeShape, idShape, instantShape, pageOf } from '#kernel/shape.ts';

const whoShape = z.object({ by: z.string(), at: instantShape });

/** A file or a note of a building in its current state. */
export const entryShape = z.object({
  id: z.number().int(),
  kind: z.enum(['file', 'note']),
  /** The code it was written under: that of the building itself, or of one merged into it. */
  building: z.string(),
  /** The note, or the file's description. */
  text: z.string(),
  by: z.string(),
  at: instantShape,
  /** Who last changed it; null if unchanged since it was created. */
  changed: whoShape.nullable(),
  takenBack: z.boolean(),
  /** The number of its last revision, to be sent with a change. */
  revision: z.number().int(),
  /** `type` is determined from its first bytes, never from what its sender stated. */
  file: z.object({ name: z.string(), type: z.string(), bytes: z.number(), sha256: z.string() }).nullable(),
  /** Whether the requester may change or withdraw it. */
  mayChange: z.boolean(),
});

const most = { note: 10_000, about: 500 } as const;

const id = z.object({
  id: idShape,
});

/** The revision that was seen: if someone else has changed the entry since, the change is refused. */
const seen = idShape.optional();

const entries = asks('view')
  .route({ method: 'GET', path: '/buildings/{building}/attachments', summary: 'Files and notes of a building, the newest first' })
  .input(
    z.object({
      building: codeShape,
      /** Include withdrawn ones. */
      takenBack: z.boolean().optional(),
      ...pageOf(1000, 100),
    }),
  )
  .output(
    z.object({
      entries: z.array(entryShape),
      total: z.number().int(),
      /** How many of them are withdrawn, shown or not. */
      takenBack: z.number().int(),
      /** The largest file accepted, in bytes. */
      mostBytes: z.number().int(),
    }),
  );

const attach = asks('edit')
  .route({ method: 'POST', path: '/buildings/{building}/files', summary: 'Keep an uploaded file with a building' })
  .input(z.object({ building: codeShape, file: z.string().min(1).max(100), about: z.string().max(most.about).default('') }))
  .output(entryShape);

const note = asks('edit')
  .route({ method: 'POST', path: '/buildings/{building}/notes', summary: 'Write a note on a building' })
  .input(z.object({ building: codeShape, text: z.string().max(most.note) }))
  .output(entryShape);

const edit = asks('edit')
  .route({
    method: 'POST',
    path: '/attachments/{id}/edit',
    summary: 'Change a note, or what is said of a file; what stood there stays readable',
  })
  .input(id.extend({ text: z.string().max(most.note), seen }))
  .output(entryShape);

const takeBack = asks('edit')
  .route({ method: 'POST', path: '/attachments/{id}/take-back', summary: 'Take a file or a note back; it can be brought back' })
  .input(id.extend({ seen }))
  .output(entryShape);

const bringBack = asks('edit')
  .route({ method: 'POST', path: '/attachments/{id}/bring-back', summary: 'Bring a file or a note back that was taken back' })
  .input(id.extend({ seen }))
  .output(entryShape);

const history = asks('view')
  .route({
    method: 'GET',
    path: '/attachments/{id}/history',
    summary: 'All that a note, or what is said of a file, has ever said: by whom, when',
  })
  .input(id)
  .output(
    z.object({
      entry: entryShape,
      revisions: z.array(whoShape.extend({ revision: z.number().int(), text: z.string(), takenBack: z.boolean() })),
    }),
  );

const importList = asks('edit')
  .route({
    method: 'POST',
    path: '/imports/attachments',
    summary: 'Notes of buildings, and what is said of their files, from a list as it is exported',
  })
  .input(listInput)
  .output(importOutput);

export const attachmentsContract = { importList, entries, attach, note, edit, takeBack, bringBack, history };
