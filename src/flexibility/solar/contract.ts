import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, measuredTimeShape } from '#kernel/shape.ts';
import { seriesShape } from '#metering/weather/contract.ts';
import { solarDoubtTerms } from './vocabulary.ts';

const doubts = Object.keys(solarDoubtTerms) as [keyof typeof solarDoubtTerms, ...(keyof typeof solarDoubtTerms)[]];

/** kWh; null if nothing is known for the period. */
const kwh = z.number().nullable();

const yields = asks('view')
  .route({
    method: 'POST',
    path: '/solar/yield',
    summary:
      'What arrays of photovoltaics yield in a year under the weather of a station: those of a building, or others. Nothing is stored',
  })
  .input(
    z.object({
      /** A file `{arrays: [{code, kw, tilt, azimuth}]}`, with further fields of each as in the register of resources. */
      text: z.string().min(1).max(4_000_000).optional(),
      /** If absent with a file, its arrays are at the station. */
      building: codeShape.optional(),
      /** If absent: the nearest with radiation data. */
      station: codeShape.optional(),
      step: z.enum(['year', 'hour']).default('year'),
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
      arrays: z.array(
        z.object({
          code: z.string(),
          kw: z.number(),
          year: kwh,
          /** kWh per kW. */
          specific: z.number().nullable(),
          performanceRatio: z.number().nullable(),
          months: z.array(kwh),
          hours: z.array(kwh).optional(),
          /** Share of the hours with known weather. */
          coverage: z.number(),
        }),
      ),
      /** Based on a typical year, or on a coefficient that is only recalled. */
      indicative: z.boolean(),
      findings: z.array(findingShape),
    }),
  );

const comparedShape = {
  /** kWh in the compared hours. */
  measured: kwh,
  expected: kwh,
  ratio: z.number().nullable(),
  /** Hours with measured generation and known weather, and the total. */
  hours: z.object({ compared: z.number().int(), of: z.number().int() }),
};

const evaluate = asks('view')
  .route({
    method: 'GET',
    path: '/solar/evaluation/{resource}',
    summary: 'What photovoltaics gave against what they should have, in the hours with generation and weather, and what is doubtful',
  })
  .input(
    z.object({
      resource: codeShape,
      from: measuredTimeShape,
      to: measuredTimeShape,
      station: codeShape.optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      station: codeShape,
      series: seriesShape,
      ...comparedShape,
      months: z.array(
        z.object({
          month: z.string(),
          ...comparedShape,
          /** Hours and their energy: generated without sun, otherwise missing. */
          doubts: z.array(z.object({ doubt: z.enum(doubts), hours: z.number().int(), kwh: z.number() })),
        }),
      ),
      indicative: z.boolean(),
      findings: z.array(findingShape),
    }),
  );

const ranking = asks('view')
  .route({ method: 'GET', path: '/solar/ranking', summary: 'Photovoltaics in use in a place by what they yield in a year, the most first' })
  .input(z.object({ region: codeShape, knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      on: dayShape,
      arrays: z.array(
        z.object({
          code: z.string(),
          name: z.string().nullable(),
          building: z.string(),
          buildingName: z.string().nullable(),
          kw: z.number(),
          year: kwh,
          /** kWh per kW. */
          specific: z.number().nullable(),
          performanceRatio: z.number().nullable(),
          /** Null if its yield is unknown. */
          station: z.string().nullable(),
        }),
      ),
      indicative: z.boolean(),
      findings: z.array(findingShape),
    }),
  );

export const solarContract = { yield: yields, evaluate, ranking };
