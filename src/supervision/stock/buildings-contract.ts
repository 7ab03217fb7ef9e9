import { z } from 'zod';
import { carriers } from '#kernel/carrier.ts';
import { asks } from '#kernel/rights.ts';
import { findingShape, measuredYearShape, pageOf } from '#kernel/shape.ts';
import { buildingFilterShape, buildingShape } from '#registry/registry/contract.ts';
import { buildingSorts } from '#registry/registry/facts.ts';
import { energySorts, gaps } from './facts.ts';
import { countsShape, verdictShape } from './shape.ts';

const energyShape = z.object({
  /** The year's use of what is compared, and per m2; null if it was not measured well. */
  value: z.number().nullable(),
  intensity: z.number().nullable(),
  coverage: z.number(),
  /** 0.1: a tenth more than in the year before; null unless both years are measured well. */
  change: z.number().nullable(),
  /** Why there is no intensity; null if there is one. */
  reason: z.string().nullable(),
  verdict: verdictShape,
  indicative: z.boolean(),
  /** Formal because the city has confirmed what it is based on. */
  byCity: z.boolean(),
  /** Corrected use over the constraint value, less 1. */
  excess: z.number().nullable(),
  gaps: z.array(z.enum(gaps)),
  /** Opens the intensity; null if there is none. */
  figure: z.string().nullable(),
  /** Opens the judgement. */
  quotaFigure: z.string(),
});

const asked = buildingFilterShape.extend({
  year: measuredYearShape,
  carrier: z.enum([...carriers, 'total']).default('electricity'),
  verdict: verdictShape.optional(),
  /** `formal` is based entirely on verified limits, `indicative` is not. */
  basis: z.enum(['formal', 'indicative']).optional(),
  gap: z.enum([...gaps, 'any']).optional(),
  /** The `list` of an earlier response: its values of the year come from one state, and without delay. */
  list: z.string().max(100).optional(),
});

const buildings = asks('view')
  .route({
    method: 'GET',
    path: '/stock/buildings',
    summary: 'The list of buildings with what each used in a year and how it is judged; narrowed, and sorted by any column',
  })
  .input(
    asked.extend({
      sort: z.enum([...buildingSorts, ...energySorts]).default('code'),
      descending: z.boolean().default(false),
      ...pageOf(10_000),
    }),
  )
  .output(
    z.object({
      /** Unit of use per m2: `kWh/m2`, `kgce/m2`. */
      unit: z.string(),
      total: z.number().int(),
      buildings: z.array(buildingShape.extend({ energy: energyShape.nullable() })),
      /**
       * Names the state of the year that the response is based on, for some minutes; null if only the returned buildings were calculated.
       */
      list: z.string().nullable(),
      findings: z.array(findingShape),
    }),
  );

const totals = asks('view')
  .route({
    method: 'GET',
    path: '/stock/totals',
    summary: 'What a list of buildings comes to: how many, floor area, use of a year, verdicts',
  })
  .input(asked)
  .output(
    z.object({
      unit: z.string(),
      total: z.number().int(),
      /** m2, and the year's use of what is compared; null if nothing is known. */
      floorArea: z.number().nullable(),
      value: z.number().nullable(),
      formal: countsShape,
      indicative: countsShape,
      unknown: z.number().int(),
      list: z.string(),
    }),
  );

export const buildingsContract = { buildings, totals };
