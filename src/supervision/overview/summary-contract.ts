import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, carrierShape, codeShape, measuredYearShape, unitShape } from '#kernel/shape.ts';

/** In words, why there is no figure and what to do; null if there is one. */
const why = z.string().nullable();
const figure = z.string().nullable();
const share = z.number().min(0).max(1);

const intensityShape = z.object({
  /** All energy in standard coal, or electricity if not all of it is known. */
  measure: z.enum(['total', 'electricity']),
  value: z.number().nullable(),
  unit: z.string(),
  coverage: share,
  /** 0.1: a tenth more than in the year before; null unless both years are measured well. */
  change: z.number().nullable(),
  /** The same if the year before had been as cold; null without district heat or without the weather of both years. */
  changeAtWeather: z.number().nullable(),
  figure,
  why,
});

const verdictShape = z.object({
  verdict: z.enum(['leading', 'within', 'over', 'unknown']),
  /** Based on a limit or factor that is still to be checked against the printed standard. */
  indicative: z.boolean(),
  /** Formal because the city has confirmed what it is based on. */
  byCity: z.boolean(),
  carrier: carrierShape.nullable(),
  corrected: z.number().nullable(),
  constraint: z.number().nullable(),
  leading: z.number().nullable(),
  unit: z.string().nullable(),
  /** Corrected over constraint, less 1. */
  excess: z.number().nullable(),
  figure: z.string(),
  why,
});

const rankShape = z.object({
  /** 1 is the highest intensity. Null if the requester does not see all of its peers: then `quarter` may be given. */
  rank: z.number().int().nullable(),
  /** Number of ranked peers. */
  count: z.number().int().nullable(),
  /** Its position among the quartiles of its peers: 1 below the lower, 4 above the upper. */
  quarter: z.number().int().min(1).max(4).nullable(),
  region: codeShape,
  use: z.string().nullable(),
  figure: z.string(),
  why,
});

const buildingSummary = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/summary',
    summary: 'The key figures of a building: intensity, verdict, place among its like, coverage, trend, findings to decide',
  })
  .input(
    z.object({
      building: codeShape,
      /** Default: the last full one, as known then. */
      year: measuredYearShape.optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      building: codeShape,
      year: z.number().int(),
      /** The first is the one by which it is ranked; electricity follows if all energy is known. */
      intensities: z.array(intensityShape).min(1),
      verdict: verdictShape,
      rank: rankShape,
      coverage: z.object({
        /** The lowest of its carriers; null: it has no meter. */
        value: share.nullable(),
        carriers: z.array(z.object({ carrier: carrierShape, coverage: share })),
        why,
      }),
      trend: z.object({
        /** Null: it has no meter. */
        carrier: carrierShape.nullable(),
        unit: unitShape.nullable(),
        /** 36 full months, the last one before the end of the year and before what is known ends. */
        months: z.array(z.object({ month: z.string(), value: z.number().nullable(), coverage: share })),
        why,
      }),
      /** Findings on its readings that wait for a decision, of all years. */
      openFindings: z.number().int(),
    }),
  );

/** Key figures of one building. */
export const summaryContract = { buildingSummary };
