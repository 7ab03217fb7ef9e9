import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, measuredDayShape, moneyShape } from '#kernel/shape.ts';
import { seriesShape } from '#metering/weather/contract.ts';
import { placementTerms } from './vocabulary.ts';

const kwh = z.number().nullable();
const share = z.number().nullable();
const placement = z.enum(Object.keys(placementTerms) as [keyof typeof placementTerms, ...(keyof typeof placementTerms)[]]);

const ownUse = {
  /** Hours for which both load and weather are known, and the total. */
  hours: z.object({ compared: z.number().int(), of: z.number().int() }),
  loadKwh: z.number().nullable(),
  yieldKwh: z.number().nullable(),
  ownKwh: z.number().nullable(),
  exportKwh: z.number().nullable(),
  importKwh: z.number().nullable(),
  ownShare: share,
  coveredShare: share,
};

const design = asks('view')
  .route({
    method: 'POST',
    path: '/solar/design',
    summary:
      'How photovoltaics should stand, what a building would use of them at once, and what that saves under a tariff. Nothing is stored',
  })
  .input(
    z.object({
      /** A file `{arrays: [{code, kw, tilt, azimuth}]}` of hypothetical arrays. */
      text: z.string().min(1).max(4_000_000).optional(),
      /** The building whose load is used, and the arrays' location; if absent with a file: at the station, without load. */
      building: codeShape.optional(),
      /** DC at standard test conditions; if absent: area times density. */
      kw: z.coerce.number().min(0.001).max(1_000_000).optional(),
      /** m² of modules. */
      area: z.coerce.number().positive().max(10_000_000).optional(),
      /** kW per m² of modules; if absent: the city's. */
      density: z.coerce.number().positive().max(1).optional(),
      /** Degrees, 0 north, 90 east: the direction the roof faces; if absent: any. */
      azimuth: z.coerce.number().min(0).max(360).optional(),
      station: codeShape.optional(),
      /** If absent, no saving is calculated. */
      tariff: codeShape.optional(),
      /** The first day of the year of load; if absent: the last twelve whole months. */
      from: measuredDayShape.optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      station: codeShape,
      stationName: z.string(),
      distanceKm: z.number().nullable(),
      series: seriesShape,
      /** Local days of the observed weather; null for a typical year. */
      from: dayShape.nullable(),
      to: dayShape.nullable(),
      /** The total of all arrays; null if unknown: results are then per 1 kW. */
      kw: z.number().nullable(),
      /** m² of modules, as given, or by density; null if unknown. */
      area: z.number().nullable(),
      density: z.object({ value: z.number().nullable(), source: z.enum(['asked', 'city']).nullable() }),
      arrays: z.array(
        z.object({
          code: z.string(),
          kw: z.number(),
          placements: z.array(
            z.object({
              placement,
              tilt: z.number(),
              azimuth: z.number(),
              year: kwh,
              specific: z.number().nullable(),
              performanceRatio: z.number().nullable(),
              months: z.array(kwh),
              coverage: z.number(),
            }),
          ),
        }),
      ),
      /** Null if the load or the power is unknown. */
      ownUse: z
        .object({
          /** The placement it applies to. */
          placement,
          from: dayShape,
          to: dayShape,
          ...ownUse,
          months: z.array(z.object({ month: z.string(), ...ownUse })),
          /** Opens the load. */
          figure: z.string(),
        })
        .nullable(),
      /** Yuan; null without a tariff or a load. */
      saving: z.object({ tariff: z.string(), own: moneyShape, export: moneyShape.nullable(), total: moneyShape }).nullable(),
      /** Based on a typical year, or on a coefficient that is only recalled. */
      indicative: z.boolean(),
      findings: z.array(findingShape),
    }),
  );

export const solarDesignContract = { design };
