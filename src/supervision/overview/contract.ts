import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import {
  askedTimeShape,
  carrierShape,
  codeShape,
  dayShape,
  findingShape,
  measuredDayShape,
  measuredYearShape,
  unitShape,
} from '#kernel/shape.ts';
import { summaryContract } from './summary-contract.ts';

const cityInput = z.object({ region: codeShape, year: measuredYearShape, knownAt: askedTimeShape.optional() });

const home = asks('view')
  .route({
    method: 'GET',
    path: '/city/home',
    summary:
      'Where the requester begins: the city of the settings, or their own place; without a city the lowest that holds nearly all buildings seen',
  })
  .output(
    z.object({
      region: codeShape.nullable(),
      /** Whether the requester sees no building yet. */
      empty: z.boolean(),
    }),
  );

const verdictsShape = z.object({ leading: z.number().int(), within: z.number().int(), over: z.number().int(), unknown: z.number().int() });

const sumShape = z.object({
  carrier: carrierShape,
  unit: unitShape,
  value: z.number().nullable(),
  coverage: z.number(),
  buildings: z.number().int(),
  /** 0.1: a tenth more than in the year before, over only those buildings that are measured well in both. */
  change: z.number().nullable(),
  compared: z.number().int(),
  figure: z.string(),
});

const intensityShape = z.object({
  /** kgce/m2 of the buildings that are measured well; null if there are none. */
  value: z.number().nullable(),
  unit: z.string(),
  change: z.number().nullable(),
  buildings: z.number().int(),
  figure: z.string(),
});

const tileShape = z.object({
  name: z.string(),
  title: z.string(),
  /** Definition and calculation, in a sentence. */
  means: z.string(),
  value: z.number().nullable(),
  /** `building`: a number of buildings; null: a number of the things in the title. */
  unit: z.string().nullable(),
  /** 0.1: a tenth more than in the year before. */
  change: z.number().nullable(),
  coverage: z.number().nullable(),
  beside: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      means: z.string().nullable(),
      value: z.number().nullable(),
      unit: z.string().nullable(),
      href: z.string().nullable(),
    }),
  ),
  figure: z.string().nullable(),
  /** The console page that it leads to, with its filters. */
  href: z.string(),
  findings: z.array(findingShape),
});

const overShape = z.object({
  code: codeShape,
  name: z.string(),
  use: z.string().nullable(),
  /** The kind of heating as in the registry; null if none is stated. */
  heating: z.string().nullable(),
  corrected: z.number(),
  constraint: z.number(),
  unit: z.string(),
  /** Corrected over constraint: 1.2 is a fifth too much. */
  times: z.number(),
  figure: z.string(),
});

const city = asks('view')
  .route({
    method: 'GET',
    path: '/city',
    summary: 'A place in a year: key figures, who is over quota, what is missing, the places right below',
  })
  .input(cityInput)
  .output(
    z.object({
      buildings: z.number().int(),
      /** Of those with known area, m2. */
      floorArea: z.number().nullable(),
      /** Key figures of its energy. */
      tiles: z.array(tileShape),
      carriers: z.array(
        sumShape.extend({
          /** The same in standard coal; null for water, and if nothing was measured. */
          tce: z.number().nullable(),
        }),
      ),
      /** The buildings of each use (`unknown` if not stated), most energy first; they add up to the place. */
      uses: z.array(
        z.object({
          use: z.string(),
          buildings: z.number().int(),
          tce: z.number().nullable(),
          /** Of all energy, 0..1; null if too little of it is measured. */
          share: z.number().nullable(),
          change: z.number().nullable(),
          coverage: z.number(),
          figure: z.string(),
          intensity: intensityShape,
        }),
      ),
      /** Why shares of it are missing. */
      usesLack: z.array(findingShape),
      /** Verdicts based entirely on verified limits; only they appear in lists. */
      verified: verdictsShape,
      indicative: verdictsShape,
      /** Furthest over a constraint value: by verified limits, and by those that are not verified. */
      over: z.array(overShape),
      overIndicative: z.array(overShape),
      overCount: z.number().int(),
      /** Unverified sources, and how many judged buildings depend on each. */
      unverified: z.array(z.object({ document: z.string(), clause: z.string(), status: z.string(), buildings: z.number().int() })),
      /** Why buildings cannot be judged: the code of the finding. */
      unjudged: z.array(z.object({ code: z.string(), buildings: z.number().int() })),
      missing: z.object({ meter: z.number().int(), coverage: z.number().int(), area: z.number().int(), use: z.number().int() }),
      worst: z.array(z.object({ code: codeShape, name: z.string(), carrier: carrierShape.nullable(), coverage: z.number() })),
      below: z.array(
        z.object({
          code: codeShape,
          name: z.string(),
          kind: z.string(),
          buildings: z.number().int(),
          floorArea: z.number().nullable(),
          over: z.number().int(),
          judged: z.number().int(),
          intensity: intensityShape,
          carriers: z.array(sumShape),
        }),
      ),
    }),
  );

const tiles = asks('view')
  .route({
    method: 'GET',
    path: '/city/tiles',
    summary: 'Key figures of a place beside those of its energy: findings to decide, and others',
  })
  .input(cityInput)
  .output(z.object({ tiles: z.array(tileShape) }));

const cityDays = asks('view')
  .route({ method: 'GET', path: '/city/days', summary: 'The use of a place day by day: the sum of its buildings, as measured' })
  .input(
    z.object({
      region: codeShape,
      carrier: carrierShape.default('electricity'),
      /** The first local day, and the day after the last. */
      from: measuredDayShape,
      to: measuredDayShape,
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(
    z.object({
      region: codeShape,
      carrier: carrierShape,
      unit: unitShape,
      days: z.array(
        z.object({
          day: dayShape,
          /** Null if nothing was measured; never scaled up. */
          value: z.number().nullable(),
          /** The mean over the buildings with a meter. */
          coverage: z.number(),
          /** The share of the value that comes from readings further apart than a day, such as bills. */
          estimated: z.number(),
          /** How many buildings have a meter on that day. */
          buildings: z.number().int(),
          /** Opens the source of the day's value. */
          figure: z.string(),
        }),
      ),
      findings: z.array(findingShape),
    }),
  );

const column = z.array(z.number());

const map = asks('view')
  .route({ method: 'GET', path: '/map', summary: 'The buildings of a place as points, in columns, with what a map can be coloured by' })
  .input(cityInput)
  .output(
    z.object({
      code: z.array(z.string()),
      name: z.array(z.string()),
      longitude: column,
      latitude: column,
      /** 0 leading, 1 within, 2 over, 3 not verified, 4 unknown. */
      verdict: column,
      intensity: z.array(z.number().nullable()),
      coverage: z.array(z.number().nullable()),
      unit: z.string(),
      fifths: column,
      without: z.number().int(),
    }),
  );

const cityMonths = asks('view')
  .route({
    method: 'GET',
    path: '/city/months',
    summary: 'All energy of a place by the months of a year, in standard coal, as measured, and over floor area',
  })
  .input(cityInput)
  .output(
    z.object({
      unit: z.literal('tce'),
      /**
       * The twelve months; null if nothing was measured on any day of it. `intensity`, kgce/m2, covers the buildings that are measured for
       * 95 % of the year and whose area is known, like that of the year.
       */
      months: z.array(z.object({ month: z.string(), value: z.number().nullable(), intensity: z.number().nullable() })),
    }),
  );

export const overviewContract = { home, city, tiles, cityDays, cityMonths, map, ...summaryContract };
