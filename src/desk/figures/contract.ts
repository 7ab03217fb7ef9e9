import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, findingShape } from '#kernel/shape.ts';
import { memos } from './memo-contract.ts';

const explain = asks('view')
  .route({ method: 'GET', path: '/explain/{figure}', summary: 'Where a figure comes from, one level down; the same answer for ever' })
  .input(z.object({ figure: z.string().min(1).max(2000) }))
  .output(
    z.object({
      figure: z.string(),
      result: z.object({ name: z.string(), value: z.number().nullable(), unit: z.string(), coverage: z.number().optional() }),
      formula: z.string(),
      clause: z.string().nullable(),
      inputs: z.array(
        z.object({
          name: z.string(),
          value: z.union([z.number(), z.string()]).nullable(),
          unit: z.string(),
          source: z.string(),
          figure: z.string().optional(),
        }),
      ),
      meters: z.array(z.object({ code: codeShape, coverage: z.number(), from: z.string(), to: z.string() })),
      knownAt: z.string(),
      findings: z.array(findingShape),
    }),
  );

export const figuresContract = { explain, memos };
