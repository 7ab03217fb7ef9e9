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
  /** The kind of heating; null if none is stated, `other` if the word is not known. */
  heating: z.string().nullable(),
  organisation: z.string().nullable(),
  /** m2; null if not known on every day of the year. */
  floorArea: z.number().nullable(),
  value: z.number().nullable(),
  intensity: z.number().nullable(),
  coverage: z.number(),
  /** 0.1: a tenth more than in the year before; null unless both years are measured well. */
  change: z.number().nullable(),
  /** Among its peers: 1 is the highest intensity. Null if it is not ranked (`reason`), or the requester does not see the others. */
  rank: z.number().int().nullable(),
  peers: z.number().int().nullable(),
  percentile: z.number().nullable(),
  reason: z.string().nullable(),
  verdict: verdictShape,
  indicative: z.boolean(),
  /** Formal because the city has confirmed what it is based on. */
  byCity: z.boolean(),
  /** The carrier judged by a quota. */
  carrier: carrierShape.nullable(),
  corrected: z.number().nullable(),
  constraint: z.number().nullable(),
  leading: z.number().nullable(),
  quotaUnit: z.string().nullable(),
  /** Corrected over constraint, less 1. */
  excess: z.number().nullable(),
  gaps: z.array(z.enum(gaps)),
  /** Opens the intensity; null if there is none. */
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
      /** `formal` is based entirely on verified limits, `indicative` is not. */
      basis: z.enum(['formal', 'indicative']).optional(),
      /** A kind of heating, or `unknown`. */
      heating: z.string().max(100).optional(),
      organisation: z.string().max(200).optional(),
      gap: z.enum([...gaps, 'any']).optional(),
      search: z.string().max(200).optional(),
      /** Ranked among those of its use, or of its use and its kind of heating. */
      among: z.enum(['use', 'heating']).default('use'),
      sort: z.enum(sorts).default('intensity'),
      order: z.enum(['asc', 'desc']).default('desc'),
      ...pageOf(100_000),
      /** The `list` of an earlier response: its pages, filters and columns come from one state, and without delay. */
      list: z.string().max(100).optional(),
    }),
  )
  .output(
    z.object({
      /** `kWh/m2`, `kgce/m2`. */
      unit: z.string(),
      /** How many match, regardless of `limit`. */
      total: z.number().int(),
      /** How many of the matching ones are ranked. */
      ranked: z.number().int(),
      /** How many of the place (of its use, if one is requested) are not ranked. */
      excluded: z.number().int(),
      /** Over all matching ones. */
      floorArea: z.number().nullable(),
      value: z.number().nullable(),
      /** How many have each verdict, among those that the other filters leave. */
      formal: countsShape,
      indicative: countsShape,
      unknown: z.number().int(),
      /** Filter choices in the whole place: number of buildings of each. */
      uses: z.record(z.string(), z.number().int()),
      heatings: z.record(z.string(), z.number().int()),
      gaps: z.record(z.string(), z.number().int()),
      buildings: z.array(rowShape),
      /** Passed back, it identifies this state of the list for some minutes. */
      list: z.string(),
      findings: z.array(findingShape),
    }),
  );

export const stockContract = { list, ...buildingsContract };
