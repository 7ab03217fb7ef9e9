import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, carrierShape, codeShape, findingShape, measuredYearShape, pageOf } from '#kernel/shape.ts';
import { buildingsContract } from './buildings-contract.ts';
import { gaps, sorts } from './facts.ts';
import { countsShape, verdictShape } from './shape.ts';

const rowShape = z.object({
  code: codeShape,
  name: z.string(),
  region: z.string(),
  use: z.string().nullable(),
  /** The kind of heating; null where nothing is said, `other` where its word is not known. */
  heating: z.string().nullable(),
  organisation: z.string().nullable(),
  /** m2; null where it is not known on every day of the year. */
  floorArea: z.number().nullable(),
  value: z.number().nullable(),
  intensity: z.number().nullable(),
  coverage: z.number(),
  /** 0.1: a tenth more than in the year before; null unless both years are measured well. */
  change: z.number().nullable(),
  /** Among its like: 1 is the highest intensity. Null where it is not ranked (`reason`), or the asker does not see the others. */
  rank: z.number().int().nullable(),
  peers: z.number().int().nullable(),
  percentile: z.number().nullable(),
  reason: z.string().nullable(),
  verdict: verdictShape,
  indicative: z.boolean(),
  /** It is formal because the city has confirmed what it rests on. */
  byCity: z.boolean(),
  /** Of what is judged by a quota. */
  carrier: carrierShape.nullable(),
  corrected: z.number().nullable(),
  constraint: z.number().nullable(),
  leading: z.number().nullable(),
  quotaUnit: z.string().nullable(),
  /** Corrected over constraint, less 1. */
  excess: z.number().nullable(),
  gaps: z.array(z.enum(gaps)),
  /** Opens the intensity; null where there is none. */
  figure: z.string().nullable(),
  /** Opens the judgement. */
  quotaFigure: z.string(),
});

const list = asks('view')
  .route({
    method: 'GET',
    path: '/stock',
    summary: 'The buildings of a place in a year: use, intensity, verdict, what is missing; narrowed, and sorted by any column',
  })
  .input(
    z.object({
      region: codeShape,
      year: measuredYearShape,
      carrier: z.enum([...carriers, 'total']).default('electricity'),
      knownAt: askedTimeShape.optional(),
      use: z.string().max(100).optional(),
      verdict: verdictShape.optional(),
      /** `formal` rests on verified limits alone, `indicative` does not. */
      basis: z.enum(['formal', 'indicative']).optional(),
      /** A kind of heating, or `unknown`. */
      heating: z.string().max(100).optional(),
      organisation: z.string().max(200).optional(),
      gap: z.enum([...gaps, 'any']).optional(),
      search: z.string().max(200).optional(),
      /** Placed among those of its use, or of its use and its kind of heating. */
      among: z.enum(['use', 'heating']).default('use'),
      sort: z.enum(sorts).default('intensity'),
      order: z.enum(['asc', 'desc']).default('desc'),
      ...pageOf(100_000),
      /** The `list` of an earlier answer: its pages, filters and columns are of one state, and come at once. */
      list: z.string().max(100).optional(),
    }),
  )
  .output(
    z.object({
      /** `kWh/m2`, `kgce/m2`. */
      unit: z.string(),
      /** How many are meant, whatever `limit` tells of them. */
      total: z.number().int(),
      /** How many of those that are meant are ranked. */
      ranked: z.number().int(),
      /** How many of the place (of its use, where one is asked for) are not ranked. */
      excluded: z.number().int(),
      /** Of all that are meant. */
      floorArea: z.number().nullable(),
      value: z.number().nullable(),
      /** How many have each verdict, of those that the other filters leave. */
      formal: countsShape,
      indicative: countsShape,
      unknown: z.number().int(),
      /** What there is to choose from in the whole place: how many buildings of each. */
      uses: z.record(z.string(), z.number().int()),
      heatings: z.record(z.string(), z.number().int()),
      gaps: z.record(z.string(), z.number().int()),
      buildings: z.array(rowShape),
      /** Given back, it names this state of the list for some minutes. */
      list: z.string(),
      findings: z.array(findingShape),
    }),
  );

export const stockContract = { list, ...buildingsContract };
