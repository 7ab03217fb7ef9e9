import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, carrierShape, codeShape, dayShape, findingShape, instantShape } from '#kernel/shape.ts';
import { sampleYears, verificationResults } from './codes.ts';
import { dueQuestion, knownAt } from './due-question.ts';

const resultShape = z.enum(verificationResults);

const lotShape = z.object({
  stratum: z.string(),
  carrier: carrierShape,
  /** Year of installation or of verification, as requested for the sample; null if unknown. */
  year: z.number().int().nullable(),
  meters: z.number().int(),
  /** How many are drawn, or will be. */
  drawn: z.number().int(),
});

/** The meters that a sample is drawn from, how many from each lot, and the public source of chance. */
const sampleQuestion = dueQuestion.omit({ region: true, meter: true, knownAt: true }).extend({
  name: z.string().trim().min(1).max(500),
  region: codeShape,
  by: z.enum(sampleYears).default('installed'),
  /** From each lot a share (0.05, 1/20, 5%; rounded up) with a minimum, or a number. */
  rate: z.string().trim().min(1).max(50).optional(),
  atLeast: z.int().min(0).max(1_000_000).optional(),
  count: z.int().min(1).max(1_000_000).optional(),
  source: z.string().trim().min(1).max(500),
  knownFrom: z.string().min(1).max(50),
  /** The last day whose checks are results of it; open-ended by default. */
  until: askedDayShape.optional(),
});

const checkSample = asks('draw')
  .route({ method: 'POST', path: '/meter-verification/samples/check', summary: 'What a sample of meters comes to; nothing is written' })
  .input(sampleQuestion)
  .output(z.object({ on: dayShape, lots: z.array(lotShape), findings: z.array(findingShape) }));

const announceSample = asks('draw')
  .route({
    method: 'POST',
    path: '/meter-verification/samples',
    summary: 'Announce a sample of meters as a draw, in lots by carrier and year; it is drawn as any draw is',
  })
  .input(sampleQuestion)
  .output(
    z.object({
      draw: z.string(),
      announcement: z.string(),
      commitment: z.string(),
      knownFrom: instantShape,
      on: dayShape,
      lots: z.array(lotShape),
      findings: z.array(findingShape),
    }),
  );

const sampleHead = {
  draw: z.string(),
  name: z.string(),
  region: z.string(),
  state: z.enum(['announced', 'revealed']),
  source: z.string(),
  knownFrom: instantShape,
  revealedAt: instantShape.nullable(),
  on: dayShape,
  by: z.enum(sampleYears),
  until: dayShape.nullable(),
};

const samples = asks('view')
  .route({
    method: 'GET',
    path: '/meter-verification/samples',
    summary: 'The samples of meters of the places that are seen, the newest first',
  })
  .output(z.object({ samples: z.array(z.object({ ...sampleHead, lots: z.array(lotShape) })) }));

const sample = asks('view')
  .route({
    method: 'GET',
    path: '/meter-verification/samples/{draw}',
    summary: 'A sample of meters: its lots with how many passed and failed, and each drawn meter with the certificate of its check',
  })
  .input(z.object({ draw: z.string().min(1).max(100), knownAt }))
  .output(
    z.object({
      ...sampleHead,
      lots: z.array(lotShape.extend({ passed: z.number().int(), failed: z.number().int(), waiting: z.number().int() })),
      /** By lot; empty until it is drawn. */
      meters: z.array(
        z.object({
          meter: z.string(),
          building: z.string().nullable(),
          stratum: z.string(),
          certificate: z.string().nullable(),
          verified: dayShape.nullable(),
          result: resultShape.nullable(),
        }),
      ),
    }),
  );

/** Samples of meters, as draws. */
export const sampleContract = { checkSample, announceSample, samples, sample };
