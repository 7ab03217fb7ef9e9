import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import {
  askedTimeShape,
  carrierShape,
  codeShape,
  dayShape,
  figureShape,
  findingShape,
  measuredTimeShape,
  measuredYearShape,
  unitShape,
} from '#kernel/shape.ts';

const share = z.number().min(0).max(1);

const hours = asks('view')
  .route({ method: 'GET', path: '/buildings/{building}/hours', summary: 'Use of a building by the hours of the clock and local days' })
  .input(
    z.object({
      building: codeShape,
      carrier: carrierShape.default('electricity'),
      item: z.string().optional(),
      from: measuredTimeShape,
      to: measuredTimeShape,
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      building: codeShape,
      carrier: carrierShape,
      unit: unitShape,
      /** Each with 24 hours of the clock; null: not covered, or skipped by the clock. An hour that occurs twice holds both. */
      days: z.array(
        z.object({
          day: dayShape,
          values: z.array(z.number().nullable()),
          coverage: z.array(share),
          /** The hours based on readings further apart than an hour. */
          estimated: z.array(z.number().int()),
        }),
      ),
      /** Minimum and maximum of the known values; 96 of 100 are between `low` and `high`. */
      span: z.object({ least: z.number(), most: z.number(), low: z.number(), high: z.number() }).nullable(),
      total: figureShape,
      findings: z.array(findingShape),
    }),
  );

const monthOfYear = z.object({ value: z.number().nullable(), coverage: share, estimated: z.boolean().optional() });

const years = asks('view')
  .route({ method: 'GET', path: '/buildings/{building}/years', summary: 'Use of a building by carrier and item, year over year' })
  .input(
    z.object({
      building: codeShape,
      /** The last of the calendar years. */
      until: measuredYearShape,
      /** At most this many; years before the first reading are left out. */
      count: z.coerce.number().int().min(1).max(10).default(5),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      building: codeShape,
      years: z.array(z.number().int()),
      /** A carrier (`item` null), then its items. */
      rows: z.array(
        z.object({
          carrier: carrierShape,
          item: z.string().nullable(),
          years: z.array(
            z.object({
              year: z.number().int(),
              use: figureShape,
              /** Compared with the year before (0.1: a tenth more); null if either is covered by less than 0.95. */
              change: z.number().nullable(),
              /** January to December, in the unit of the year. */
              months: z.array(monthOfYear),
            }),
          ),
        }),
      ),
    }),
  );

const meterTree = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/meter-tree',
    summary: 'The metering points of a building with what hangs below them, each with its use and its balance',
  })
  .input(z.object({ building: codeShape, from: measuredTimeShape, to: measuredTimeShape, knownAt: askedTimeShape.optional() }))
  .output(
    z.object({
      building: codeShape,
      /** Parents before their children. */
      meters: z.array(
        z.object({
          meter: codeShape,
          depth: z.number().int(),
          parent: codeShape.nullable(),
          /** Its parent is in another building. */
          hangsElsewhere: z.boolean(),
          /** The building it is in, if that is another one. */
          elsewhere: z.string().nullable(),
          carrier: carrierShape,
          /** `generation` does not count as use and is in no balance. */
          direction: z.enum(['import', 'both', 'generation']),
          item: z.string().nullable(),
          installed: dayShape.nullable(),
          removed: dayShape.nullable(),
          use: figureShape,
          /** Null if it has no children. `rest` is the use less that of the measured children; `share` is of the use. */
          balance: z
            .object({ children: figureShape, rest: figureShape, share: z.number().nullable(), unmeasured: z.array(codeShape) })
            .nullable(),
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

/** Questions about one building as a whole. */
export const buildingContract = { hours, years, meterTree };
