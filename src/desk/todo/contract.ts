import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { dayShape } from '#kernel/shape.ts';

const list = asks('view')
  .route({
    method: 'GET',
    path: '/todo',
    summary: 'What waits for the asker, the most urgent first: a sentence and an act, whom it concerns, since when, and where',
  })
  .output(
    z.object({
      items: z.array(
        z.object({
          name: z.enum([
            'findings',
            'imports',
            'months',
            'offline',
            'commissioning',
            'solar-duties',
            'checks',
            'standards-due',
            'keys',
            'passwords',
            'tasks',
            'overdue-tasks',
            'returns',
            'returns-to-judge',
            'returns-late',
          ]),
          /** What waits, in the reader's language. */
          sentence: z.string(),
          /** What to do about it. */
          act: z.string(),
          count: z.number().int(),
          /** How many buildings it concerns; null if it concerns none. */
          buildings: z.number().int().nullable(),
          /** How many organisations are to be asked, each once for all that it owes; null if nobody is. */
          units: z.number().int().nullable(),
          /** Some of its items by name. */
          about: z.array(z.string()),
          since: dayShape.nullable(),
          /** The list in the console. */
          href: z.string(),
        }),
      ),
    }),
  );

const beginning = asks('view')
  .route({
    method: 'GET',
    path: '/todo/beginning',
    summary: 'What a young city still needs, told from its own data: steps that the asker may do',
  })
  .output(
    z.object({
      steps: z.array(
        z.object({
          name: z.enum(['city', 'buildings', 'meters', 'year', 'standards', 'people']),
          done: z.boolean(),
          /** Where to do it in the console. */
          href: z.string(),
        }),
      ),
    }),
  );

export const todoContract = { list, beginning };
