import { z } from 'zod';
import { asks } from '#kernel/rights.ts';

const words = asks('view')
  .route({
    method: 'GET',
    path: '/help/words',
    summary: 'What every finding and problem means, in words; {names} stand for the values of a case',
  })
  .output(z.object({ words: z.array(z.object({ slice: z.string(), code: z.string(), text: z.string() })) }));

export const helpContract = { words };
