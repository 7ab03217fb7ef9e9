import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { codeShape, dayShape, figureShape, findingShape, instantShape, offsetShape, unitShape } from '#kernel/shape.ts';
import { eventKinds, modelKinds } from './facts.ts';
import { portfolioContract } from './portfolio/portfolio-contract.ts';
import { boundaryShape, boundaryTold, count, fitAnswerShape, interval, known, modelShape, span, value } from './shapes.ts';

const fit = asks('view')
  .route({
    method: 'POST',
    path: '/savings/fit',
    summary: 'The model of a boundary over a base period: use by temperature and kind of day, with what makes it good or not',
  })
  .input(boundaryShape.extend(modelShape.shape).extend(span.shape).extend(known))
  .output(fitAnswerShape);

const points = asks('view')
  .route({
    method: 'POST',
    path: '/savings/points',
    summary: 'What a model is fitted to: use and temperature of each point, what the model says of it, and the line by temperature',
  })
  .input(boundaryShape.extend(modelShape.shape).extend(span.shape).extend(known).extend({ baseline: codeShape.optional() }))
  .output(
    z.object({
      unit: unitShape,
      points: z.array(
        z.object({
          start: z.string(),
          end: z.string(),
          class: z.string(),
          use: z.number(),
          temperature: value,
          predicted: value,
          residual: value,
        }),
      ),
      lines: z.array(
        z.object({ class: z.string(), line: z.array(z.object({ temperature: z.number(), use: z.number(), low: value, high: value })) }),
      ),
      shift: z.object({ day: dayShape, difference: z.number() }).nullable(),
    }),
  );

const baselineTold = fitAnswerShape.extend({
  baseline: codeShape,
  /** The SHA-256 of the sealed text. */
  hash: z.string(),
  locked: instantShape,
  by: z.string(),
  project: z.string().nullable(),
  /** The statement under which it was issued. */
  statement: z.string().nullable(),
  /** The exact text of which `hash` is the SHA-256; on demand. */
  sealed: z.string().optional(),
});

const lock = asks('lock-baseline')
  .route({ method: 'POST', path: '/savings/baselines', summary: 'Fits a model and seals it with its points: it never changes again' })
  .input(
    boundaryShape.extend(modelShape.shape).extend(span.shape).extend(known).extend({
      baseline: codeShape,
      project: codeShape.optional(),
      /** The hash of the fit that was read: another model, or one from other readings, is not sealed instead (409). */
      seen: seenHashShape.optional(),
    }),
  )
  .output(baselineTold);

const list = asks('view')
  .route({ method: 'GET', path: '/savings/baselines', summary: 'Locked baselines, the newest first' })
  .input(
    z.object({
      building: codeShape.optional(),
      project: codeShape.optional(),
      offset: offsetShape.default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  )
  .output(
    z.object({
      baselines: z.array(
        z.object({
          baseline: codeShape,
          hash: z.string(),
          locked: instantShape,
          by: z.string(),
          project: z.string().nullable(),
          boundary: boundaryTold,
          unit: unitShape,
          model: z.enum(modelKinds),
          from: dayShape,
          to: dayShape,
        }),
      ),
      total: count,
    }),
  );

const show = asks('view')
  .route({ method: 'GET', path: '/savings/baselines/{baseline}', summary: 'A locked baseline as it was sealed' })
  .input(z.object({ baseline: codeShape, sealed: z.stringbool().optional() }))
  .output(baselineTold);

const reportInput = boundaryShape
  .extend(modelShape.shape)
  .extend(span.shape)
  .extend(known)
  .extend({
    baseline: codeShape.optional(),
    /** Instead of a locked baseline: the base period, fitted for this question alone. */
    base: span.optional(),
    confidence: z.coerce.number().gt(0).lt(1).default(0.9),
    /** Uploaded tables. */
    events: z.string().optional(),
    compare: z.string().optional(),
    steps: z.boolean().optional(),
  });

const comparison = z.object({
  ratio: z.number(),
  buildings: z.array(z.object({ boundary: z.string(), ratio: z.number() })),
  deviation: z.number(),
});

/** Days half-open; `amount`: for `fixed` per day, in the unit; for `factor` the factor on the prediction. */
const eventTold = z.object({
  from: dayShape,
  to: dayShape,
  kind: z.enum(eventKinds),
  amount: value,
  note: z.string(),
  evidence: z.string(),
});

const reportTold = z.object({
  boundary: boundaryTold,
  unit: unitShape,
  zone: z.string(),
  from: dayShape,
  to: dayShape,
  baseline: z.string().nullable(),
  hash: z.string().nullable(),
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
  ashrae14: z.object({ alpha: value, fsu: value }),
  gbt28750: z.object({ Eb: value, Er: value, Ea: value, Es: value, indicative: z.boolean() }),
  standardCoal: z
    .object({ value, unit: z.literal('kgce'), coefficient: z.number(), source: z.string(), status: z.string(), indicative: z.boolean() })
    .nullable(),
  comparison: comparison.optional(),
  /** The given events, as parsed. */
  events: z.array(eventTold),
  steps: z
    .array(
      z.object({
        start: instantShape,
        end: instantShape,
        measured: value,
        predicted: value,
        adjusted: value,
        temperature: value,
        coverage: z.number(),
        counted: z.boolean(),
      }),
    )
    .optional(),
  knownAt: instantShape,
  findings: z.array(findingShape),
});

const report = asks('view')
  .route({
    method: 'POST',
    path: '/savings/report',
    summary: 'What was saved in a period: the base model under its weather, with events, less what was measured; with the interval',
  })
  .input(reportInput)
  .output(reportTold);

const typical = asks('view')
  .route({
    method: 'POST',
    path: '/savings/typical',
    summary: 'Both periods in a typical year: what is saved where the weather is as usual',
  })
  .input(
    span.extend(known).extend({
      baseline: codeShape,
      typical: codeShape,
      confidence: z.coerce.number().gt(0).lt(1).default(0.9),
    }),
  )
  .output(
    z.object({
      unit: unitShape,
      base: figureShape,
      reporting: figureShape,
      savings: figureShape,
      standardError: value,
      interval,
      knownAt: instantShape,
      findings: z.array(findingShape),
    }),
  );

export const savingsContract = {
  fit,
  points,
  lock,
  list,
  show,
  report,
  typical,
  portfolio: portfolioContract,
};
