import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, measuredYearShape } from '#kernel/shape.ts';
import { standingStatementShape } from '#casework/statement/contract.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

const fileShape = z.object({
  /** The name of the file, used in messages about it. */
  name: z.string().trim().min(1).max(200).default('assessment.yaml'),
  text: z.string().max(1_000_000),
});

const ofShape = z.object({
  indicator: z.string().optional(),
  target: z.string().optional(),
  task: z.string().optional(),
  form: z.string().optional(),
});

const schemeShape = z.object({
  id: z.string(),
  version: z.number().int(),
  names: bilingual,
  status: z.string(),
  document: z.string(),
  clause: z.string(),
  validFrom: dayShape.nullable(),
  origin: z.enum(['shipped', 'own', 'kept']),
  items: z.array(
    z.object({
      id: z.string(),
      names: bilingual,
      weight: z.number(),
      of: ofShape,
      full: z.number(),
      zero: z.number(),
      mode: z.enum(['level', 'improvement']),
    }),
  ),
  /** `say`: the text of the veto; the condition itself if none was written. */
  veto: z.array(z.object({ id: z.string(), say: bilingual })),
});

const checkedShape = z.object({
  schemes: z.array(
    z.object({ id: z.string(), names: bilingual, version: z.number().int(), items: z.number().int(), vetoes: z.number().int() }),
  ),
  findings: z.array(findingShape),
});

const list = asks('view')
  .route({ method: 'GET', path: '/assessments', summary: 'The schemes of assessment in force' })
  .output(z.object({ schemes: z.array(schemeShape) }));

const one = { id: z.string().min(1).max(200) };

const show = asks('view')
  .route({ method: 'GET', path: '/assessments/{id}', summary: 'A scheme of assessment: its items, vetoes, source and versions' })
  .input(z.object(one))
  .output(schemeShape.extend({ versions: z.array(z.number().int()) }));

const check = asks('view')
  .route({
    method: 'POST',
    path: '/assessments/check',
    summary: 'Check a file of schemes; `scheme-invalid` has all its faults, each by line and column. Nothing is written',
  })
  .input(fileShape)
  .output(checkedShape);

const add = asks('knowledge')
  .route({ method: 'POST', path: '/assessments', summary: 'Add a file of schemes, or their next versions, to the knowledge of the city' })
  .input(fileShape)
  .output(checkedShape);

const resultShape = z.object({
  scheme: schemeShape,
  region: codeShape,
  regionName: z.string(),
  year: z.number().int(),
  /** The sum of the weights. */
  of: z.number(),
  indicative: z.boolean(),
  /** Hash of scores and ranks: passed as `seen` to issue them. */
  hash: z.string(),
  rows: z.array(
    z.object({
      region: codeShape,
      name: z.string(),
      /** To 0.01, half up. */
      score: z.number(),
      rank: z.number().int(),
      figure: z.string(),
      veto: z.array(z.string()),
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          /** For an improvement, the difference from the year before. */
          value: z.number().nullable(),
          unit: z.string(),
          score: z.number(),
          /** Its maximum score: its weight. */
          of: z.number(),
          /** What it measures. */
          measures: ofShape,
          figure: z.string(),
          findings: z.array(findingShape),
        }),
      ),
      findings: z.array(findingShape),
    }),
  ),
  findings: z.array(findingShape),
});

const asked = z.object({ ...one, region: codeShape, year: measuredYearShape, knownAt: askedTimeShape.optional() });

const run = asks('assess')
  .route({
    method: 'GET',
    path: '/assessments/{id}/result',
    summary: 'Score and rank the places right below one in a year; each figure opens',
  })
  .input(asked)
  .output(resultShape);

const issue = asks('issue-statement')
  .route({
    method: 'POST',
    path: '/assessments/{id}/issue',
    summary: 'Issue the assessment of a year; after corrections what differs, as a statement that follows',
  })
  .input(asked.extend({ /** The hash of the result that was read. */ seen: seenHashShape.optional() }))
  .output(resultShape.extend({ statement: standingStatementShape }));

export const assessmentContract = { list, show, check, add, run, issue };
