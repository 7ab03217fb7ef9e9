import { z } from 'zod';
import { coveredColumnsShape, formShape, timeColumnsShape } from '#kernel/column-shape.ts';
import { asks } from '#kernel/rights.ts';
import {
  askedTimeShape,
  codeShape,
  dayShape,
  findingShape,
  instantShape,
  measuredDayShape,
  measuredTimeShape,
  rejectShape,
} from '#kernel/shape.ts';
import { writtenShape } from '#kernel/written.ts';

export const seriesShape = z.enum(['observed', 'typical']);

const stationShape = z.object({
  code: codeShape,
  name: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  elevationM: z.number().nullable(),
  zone: z.string(),
  source: z.string(),
  /** The place whose bureau may write to it; null: the administrator alone. */
  region: codeShape.nullable(),
});

const holdingShape = z.object({
  series: seriesShape,
  variable: z.string(),
  unit: z.string(),
  from: instantShape,
  to: instantShape,
  hours: z.number().int(),
});

const importWeather = asks('import-weather')
  .route({
    method: 'POST',
    path: '/imports/weather',
    summary: 'Import observations or a typical year from an uploaded file (EPW or csv, also .gz)',
  })
  .input(
    z
      .object({
        file: z.string(),
        /** If omitted: as given by the file (an EPW's header, a column of stations). */
        station: codeShape.optional(),
        /** If omitted: detected from the file. */
        format: z.enum(['epw', 'csv']).optional(),
        series: seriesShape.optional(),
        zone: z.string().optional(),
        timeColumn: z.string().optional(),
        /** By variable: `{temperature: 'C'}`. */
        columns: z.record(z.string(), z.string()).optional(),
        /** The place that keeps the station from now on. */
        region: codeShape.optional(),
      })
      .strict(),
  )
  .output(
    z.object({
      import: z.number().int(),
      accepted: z.number().int(),
      values: z.number().int(),
      missing: z.number().int(),
      from: instantShape.nullable(),
      to: instantShape.nullable(),
      rejected: z.array(rejectShape),
      rejectedCount: z.number().int(),
      seconds: z.number(),
      findings: z.array(findingShape),
    }),
  );

const stations = asks('view')
  .route({ method: 'GET', path: '/weather/stations', summary: 'Weather stations and what is there of each' })
  .output(z.object({ stations: z.array(stationShape.extend({ holdings: z.array(holdingShape) })) }));

const nearest = asks('view')
  .route({ method: 'GET', path: '/weather/nearest', summary: 'The weather station nearest to a building or a place' })
  .input(
    z.object({
      building: codeShape.optional(),
      latitude: z.coerce.number().min(-90).max(90).optional(),
      longitude: z.coerce.number().min(-180).max(180).optional(),
    }),
  )
  .output(z.object({ station: stationShape.nullable(), distanceKm: z.number().nullable() }));

const span = {
  station: codeShape,
  series: seriesShape.default('observed'),
  from: measuredDayShape.optional(),
  to: measuredDayShape.optional(),
  knownAt: askedTimeShape.optional(),
};

const series = asks('view')
  .route({ method: 'GET', path: '/weather/series', summary: 'Hourly means of one variable; hours without a value are not in it' })
  .input(z.object({ ...span, variable: z.string().default('temperature'), as: formShape }))
  .output(
    z.object({
      station: codeShape,
      variable: z.string(),
      unit: z.string(),
      /** Empty if columns were requested. */
      hours: z.array(z.object({ start: instantShape, value: z.number() })),
      columns: writtenShape(
        timeColumnsShape.nullable().describe('what lies between hours with a value is one step without; null: no hours'),
      ).optional(),
    }),
  );

const degrees = asks('view')
  .route({ method: 'GET', path: '/weather/degree-days', summary: 'Heating and cooling degree days by day, month or year, with coverage' })
  .input(
    z.object({
      ...span,
      step: z.enum(['day', 'month', 'year']).default('month'),
      heatingBase: z.coerce.number().min(-20).max(40).default(18),
      coolingBase: z.coerce.number().min(-20).max(40).default(26),
      method: z.enum(['daily-mean', 'hourly']).default('daily-mean'),
    }),
  )
  .output(
    z.object({
      station: codeShape,
      method: z.string(),
      heatingBase: z.number(),
      coolingBase: z.number(),
      steps: z.array(
        z.object({
          start: dayShape,
          end: dayShape,
          mean: z.number().nullable(),
          heating: z.number().nullable(),
          cooling: z.number().nullable(),
          coverage: z.number(),
        }),
      ),
    }),
  );

const temperature = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/temperature',
    summary: 'Outdoor temperature beside the use of a building: the mean of each step at the nearest station with observations',
  })
  .input(
    z.object({
      building: codeShape,
      from: measuredTimeShape,
      to: measuredTimeShape,
      step: z.enum(['15min', 'hour', 'day', 'month', 'year']),
      knownAt: askedTimeShape.optional(),
      as: formShape,
    }),
  )
  .output(
    z.object({
      building: codeShape,
      station: z.object({ code: codeShape, name: z.string() }).nullable(),
      /** Null if the place of the building or of the station is not known. */
      distanceKm: z.number().nullable(),
      unit: z.string(),
      /**
       * The same steps as in `use`. A quarter-hour has the mean of its hour. Empty if there is no station, or if columns were requested.
       */
      steps: z.array(z.object({ start: instantShape, end: instantShape, mean: z.number().nullable(), coverage: z.number() })),
      columns: writtenShape(coveredColumnsShape.nullable().describe('null: there is no station')).optional(),
      findings: z.array(findingShape),
    }),
  );

export const weatherContract = { importWeather, stations, nearest, series, degrees, temperature };
