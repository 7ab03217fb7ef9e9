import { z } from 'zod';
import { asks } from '#kernel/rights.ts';

const words = asks('view', { whoever: true })
  .route({
    method: 'GET',
    path: '/help/words',
    summary: 'What every finding and problem means, in words; {names} stand for the values of a case',
  })
  .output(z.object({ words: z.array(z.object({ slice: z.string(), code: z.string(), text: z.string() })) }));

const vocabulary = asks('view', { whoever: true })
  .route({
    method: 'GET',
    path: '/vocabulary',
    summary: 'Codes of fields, carriers, uses, roles, statuses, units and more, each with what it is called in Chinese and English',
  })
  .input(z.object({ category: z.string().max(100).optional() }))
  .output(
    z.object({
      terms: z.array(
        z.object({
          category: z.string(),
          code: z.string(),
          zh: z.string(),
          en: z.string(),
          /** The unit of a quantity, by its code. */
          unit: z.string().nullable(),
          /** Other words that an import accepts for it without asking; only for uses. */
          also: z.array(z.string()),
        }),
      ),
    }),
  );

export const helpContract = { words, vocabulary };
