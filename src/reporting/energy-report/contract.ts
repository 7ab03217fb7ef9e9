import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, carrierShape, codeShape, dayShape, findingShape, instantShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';

/** A year or a month, `2025` or `2025-11`. */
export const periodShape = z
  .string()
  .regex(textForm(/^\d{4}(?:-\d{2})?$/u, '年或月，如 2025 或 2025-11', 'a year or a month, like 2025 or 2025-11'));

const coverage = z.number();
const value = z.number().nullable();
/** 0.1: a tenth more; null if one of the two is not measured well. */
const change = z.number().nullable();
const figure = z.string().nullable();
const use = z.string().nullable();

const lineShape = z.object({
  /** As measured, never scaled up; null if nothing was. */
  value,
  unit: z.string(),
  coverage,
  figure,
  /** For a month: the month before, then the same month a year ago; for a year: the year before. */
  compared: z.array(z.object({ period: z.string(), value, coverage, change, figure })),
});

const weatherShape = z.object({
  /** The code of the station; null: none is known. */
  station: z.string().nullable(),
  /** Degree days below 18 and above 26 degrees Celsius by daily means, and the mean. */
  periods: z.array(z.object({ period: z.string(), heating: value, cooling: value, mean: value, coverage })),
});

const headShape = {
  period: periodShape,
  kind: z.enum(['year', 'month']),
  from: dayShape,
  /** The day after the last. */
  to: dayShape,
  knownAt: instantShape,
  /** The period has not ended: the report covers the part that is over. */
  isOpen: z.boolean(),
};

const buildingReportShape = z.object({
  ...headShape,
  building: z.object({ code: codeShape, name: z.string(), region: z.string(), place: z.string(), use, floorArea: z.number().nullable() }),
  carriers: z.array(lineShape.extend({ carrier: carrierShape })),
  total: lineShape.extend({ without: z.array(carrierShape) }),
  intensity: lineShape.extend({ why: z.string().nullable() }),
  weather: weatherShape,
  /** `item` null: the rest of the carrier after its items. */
  items: z.array(
    z.object({
      carrier: carrierShape,
      item: z.string().nullable(),
      name: z.string().nullable(),
      value,
      unit: z.string(),
      coverage,
      share: value,
      figure: z.string(),
    }),
  ),
  steps: z.object({
    step: z.enum(['day', 'month']),
    carriers: z.array(
      z.object({ carrier: carrierShape, unit: z.string(), steps: z.array(z.object({ start: dayShape, value, coverage, before: value })) }),
    ),
  }),
  verdict: z.object({
    year: z.number().int(),
    verdict: z.enum(['leading', 'within', 'over', 'unknown']),
    indicative: z.boolean(),
    corrected: value,
    constraint: value,
    leading: value,
    unit: z.string().nullable(),
    excess: value,
    figure: z.string(),
    why: z.string().nullable(),
  }),
  rank: z.object({
    year: z.number().int(),
    rank: z.number().int().nullable(),
    count: z.number().int().nullable(),
    quarter: z.number().int().nullable(),
    region: z.string(),
    use,
    figure: z.string(),
    why: z.string().nullable(),
  }),
  /** `to`: the last local day, included. */
  gaps: z.array(z.object({ carrier: carrierShape, from: dayShape, to: dayShape, coverage })),
  openFindings: z.number().int(),
  /** Why shares of items are missing. */
  findings: z.array(findingShape),
  toDo: z.array(findingShape),
});

const overShape = z.object({
  count: z.number().int(),
  buildings: z.array(
    z.object({
      code: codeShape,
      name: z.string(),
      use,
      heating: z.string().nullable(),
      corrected: z.number(),
      constraint: z.number(),
      unit: z.string(),
      times: z.number(),
      figure: z.string(),
    }),
  ),
});

const extremeShape = z.object({
  code: codeShape,
  name: z.string(),
  use: z.string(),
  heating: z.string().nullable(),
  /** kgce/m2. */
  intensity: z.number(),
  /** Ratio to the median of its own use. */
  times: z.number(),
  figure: z.string(),
});

const intensityShape = z.object({ value, unit: z.string(), change, buildings: z.number().int(), figure: z.string() });

const placeReportShape = z.object({
  ...headShape,
  region: z.object({ code: codeShape, name: z.string() }),
  buildings: z.number().int(),
  floorArea: z.number().nullable(),
  total: z.object({
    value,
    unit: z.string(),
    coverage,
    figure,
    /** Carriers missing from the total: their coefficient is unknown, or they are owed and were not measured anywhere. */
    without: z.array(carrierShape),
    /** tce of only those buildings that are measured well in both; `compared` is their number, and if it is 0 both are null. */
    compared: z.array(z.object({ period: z.string(), change, now: value, before: value, compared: z.number().int() })),
  }),
  carriers: z.array(
    z.object({
      carrier: carrierShape,
      unit: z.string(),
      value,
      coverage,
      buildings: z.number().int(),
      tce: value,
      change,
      compared: z.number().int(),
      figure: z.string(),
    }),
  ),
  intensity: intensityShape.extend({ compared: z.number().int() }),
  weather: weatherShape,
  uses: z.array(
    z.object({
      use: z.string(),
      buildings: z.number().int(),
      tce: value,
      share: value,
      change,
      coverage,
      figure: z.string(),
      intensity: intensityShape,
    }),
  ),
  below: z.array(
    z.object({
      code: codeShape,
      name: z.string(),
      buildings: z.number().int(),
      tce: value,
      change,
      coverage,
      figure: z.string(),
      intensity: intensityShape,
    }),
  ),
  highest: z.array(extremeShape),
  lowest: z.array(extremeShape),
  quota: z.object({ year: z.number().int(), formal: overShape, indicative: overShape }),
  /** Why shares of uses are missing. */
  findings: z.array(findingShape),
  missing: z.object({ meter: z.number().int(), coverage: z.number().int(), area: z.number().int(), use: z.number().int() }),
  worstCovered: z.array(z.object({ code: codeShape, name: z.string(), carrier: carrierShape.nullable(), coverage })),
});

const building = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/energy-report',
    summary: 'A month or a year of a building: use, weather, items, verdict, rank, what is missing, what is to be done',
  })
  .input(z.object({ building: codeShape, period: periodShape, knownAt: askedTimeShape.optional() }))
  .output(buildingReportShape);

const place = asks('view')
  .route({
    method: 'GET',
    path: '/regions/{region}/energy-report',
    summary: 'A month or a year of a place: totals, districts, uses, the highest and lowest, who is over quota, what is missing',
  })
  .input(z.object({ region: codeShape, period: periodShape, knownAt: askedTimeShape.optional() }))
  .output(placeReportShape);

export const energyReportContract = { building, place };
