import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { idShape, instantShape } from '#kernel/shape.ts';

export const memoShape = z.object({
  id: z.number().int(),
  figure: z.string(),
  /** The name of the figure, its value and its unit, as they were when it was saved. */
  name: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  /** The instant as of which the figure was known. */
  knownAt: instantShape,
  note: z.string(),
  /** The page in the console where it was read, with the figure opened. */
  href: z.string(),
  savedAt: instantShape,
});

/** Figures that the requester saved for itself; nobody else sees them. */
export const memos = {
  list: asks('view')
    .route({ method: 'GET', path: '/figure-memos', summary: 'The figures that I saved, the newest first' })
    .output(z.object({ memos: z.array(memoShape) })),
  save: asks('view')
    .route({
      method: 'POST',
      path: '/figure-memos',
      summary: 'Save a figure for myself, as it is known in it; what comes later does not change it',
    })
    .input(
      z.object({
        figure: z.string().min(1).max(2000),
        note: z.string().max(1000).default(''),
        /** The path of the page in the console where it was read, with what follows its `?`; `/` if not given. */
        page: z.string().max(4000).default('/'),
      }),
    )
    .output(memoShape),
  remove: asks('view')
    .route({ method: 'DELETE', path: '/figure-memos/{id}', summary: 'Delete a memo of my own' })
    .input(z.object({ id: idShape }))
    .output(z.object({ removed: z.boolean() })),
};
