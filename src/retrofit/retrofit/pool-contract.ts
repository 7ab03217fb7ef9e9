import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { askedTimeShape, codeShape, findingShape, measuredYearShape } from '#kernel/shape.ts';

/** Why a building came into the pool. */
export const poolReasonShape = z.enum(['quota', 'ranking', 'duty', 'equipment', 'complaint', 'audit', 'survey', 'chosen']);

const poolShape = z.object({
  buildings: z.array(codeShape).min(1).max(50),
  year: measuredYearShape,
  /** The list in which they were chosen. */
  from: z.enum(['ranking', 'audit', 'survey', 'candidates', 'building']).default('building'),
  /** From this percentile among buildings of its use, the ranking is a reason. */
  percentile: z.coerce.number().min(0).max(100).optional(),
  /** What is to be retrofitted. */
  content: z.string().trim().max(1000).optional(),
  knownAt: askedTimeShape.optional(),
  /** Also buildings that are in another open project: they get a second one. */
  twice: z.boolean().default(false),
});

const rowsShape = z.object({
  rows: z.array(
    z.object({
      building: codeShape,
      name: z.string(),
      /** It becomes a project; it is in an open one already. */
      outcome: z.enum(['adds', 'elsewhere']),
      reasons: z.array(
        z.object({
          reason: poolReasonShape,
          figure: z.string().nullable(),
          /** The value of the figure as it was known. */
          value: z.number().nullable(),
          unit: z.string(),
          indicative: z.boolean(),
        }),
      ),
      /** Codes of the open projects that name it. */
      projects: z.array(z.string()),
      findings: z.array(findingShape),
    }),
  ),
  /** Identifies what was shown: passed as `seen` when adding. */
  seen: seenHashShape,
});

const poolPreview = asks('edit')
  .route({
    method: 'POST',
    path: '/retrofits/pool/preview',
    summary:
      'What these buildings would bring into the pool, with reasons and figures, and which are in another open project; nothing is kept',
  })
  .input(poolShape)
  .output(rowsShape);

const pool = asks('edit')
  .route({
    method: 'POST',
    path: '/retrofits/pool',
    summary: 'Each of these buildings becomes a project of the pool, found, with its reasons and figures. `undo` takes each back',
  })
  .input(poolShape.extend({ /** `seen` of the preview that was read. */ seen: seenHashShape.optional() }))
  .output(rowsShape.extend({ added: z.array(z.object({ building: codeShape, code: z.string(), change: z.number().int() })) }));

export const poolContract = { poolPreview, pool };
