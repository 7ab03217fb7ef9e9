import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { codeShape, figureShape, findingShape, instantShape, unitShape } from '#kernel/shape.ts';
import { count, interval, known, modelShape, span, value } from '../shapes.ts';

const begin = asks('view')
  .route({
    method: 'POST',
    path: '/savings/portfolios',
    summary: 'Fits and reports many boundaries of a list as one job; what came of it is asked with the id of the job',
  })
  .input(
    modelShape
      .extend(span.shape)
      .extend(known)
      .extend({ file: z.string(), base: span, confidence: z.coerce.number().gt(0).lt(1).default(0.9) }),
  )
  .output(z.object({ job: z.string() }));

const show = asks('view')
  .route({ method: 'GET', path: '/savings/portfolios/{job}', summary: 'What a portfolio came to' })
  .input(z.object({ job: z.string().min(1).max(100), rows: z.stringbool().optional() }))
  .output(
    z.object({
      job: z.string(),
      boundaries: count,
      modelled: count,
      excluded: z.array(z.object({ row: count, boundary: z.string(), code: z.string() })),
      unit: unitShape.nullable(),
      days: count,
      counted: count,
      coverage: z.number(),
      measured: figureShape,
      predicted: figureShape,
      nonRoutine: figureShape,
      adjustedBaseline: figureShape,
      savings: figureShape,
      fraction: value,
      standardError: value,
      interval,
      rows: z
        .array(
          z.object({
            row: count,
            boundary: z.string(),
            /** Its building, if the requester sees it. */
            building: z.object({ code: codeShape, name: z.string(), longitude: value, latitude: value }).nullable(),
            code: z.string().nullable(),
            classes: z.string().nullable(),
            shape: z.string().nullable(),
            heatingBalance: value,
            coolingBalance: value,
            points: count,
            cvrmse: value,
            autocorrelation: value,
            counted: count.nullable(),
            measured: value,
            adjustedBaseline: value,
            savings: value,
            standardError: value,
            low: value,
            high: value,
            findings: z.array(z.string()),
          }),
        )
        .optional(),
      seconds: z.number(),
      knownAt: instantShape,
      findings: z.array(findingShape),
    }),
  );

export const portfolioContract = { begin, show };
