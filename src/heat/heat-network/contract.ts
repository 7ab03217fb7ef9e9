import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, dayShape, findingShape, instantShape, measuredDayShape, moneyShape, pageOf } from '#kernel/shape.ts';
import { fieldChangeShape } from '#platform/ledger/shapes.ts';
import { kindContract, provenance } from '#platform/ledger/kind-contract.ts';
import { heatAdvices, leftOutReasons, limitSources, savingPrices } from './codes.ts';

const knownAt = askedTimeShape.optional();
const season = z.string().trim().min(1).max(60);
const paged = pageOf();
const number = z.number().nullable();
const limitOf = z.object({ value: z.number(), of: z.enum(limitSources) }).nullable();

/** Filter for settlement points; all given conditions must hold; none given: all visible ones. */
const which = {
  point: codeShape.optional(),
  /** The company that charges for their heat, or one above it. */
  company: codeShape.optional(),
  /** Of buildings in this place. */
  region: codeShape.optional(),
};

const substationShape = z.object({
  code: z.string(),
  name: z.string().nullable(),
  region: z.string(),
  company: z.string().nullable(),
});

const sampleShape = z.object({
  /** Code in the ledger: household and instant. */
  code: z.string(),
  household: z.string(),
  /** In the time zone of its building, with its offset. */
  at: instantShape,
  /** °C. */
  temperature: z.number(),
});

const kind = kindContract({
  one: 'substation',
  many: 'substations',
  path: '/heat/substations',
  article: 'a substation',
  plural: 'substations',
  file: 'substations of heat companies',
  rights: { file: 'keep-heat', edit: 'keep-heat', see: 'view' },
});

const importRoomSamples = asks('keep-heat')
  .route({
    method: 'POST',
    path: '/imports/room-samples',
    summary: 'Import temperatures measured in rooms of households from an uploaded csv or xlsx',
  })
  .input(importInput)
  .output(importOutput);

const substations = {
  list: asks('view')
    .route({ method: 'GET', path: '/heat/substations', summary: 'Substations, filtered and paged, in the order of their codes' })
    .input(z.object({ region: codeShape.optional(), company: codeShape.optional(), search: z.string().max(100).optional(), ...paged }))
    .output(
      z.object({
        /** `points`: how many settlement points each feeds. */
        substations: z.array(substationShape.extend({ points: z.number().int() })),
        total: z.number().int(),
      }),
    ),
  get: asks('view')
    .route({ method: 'GET', path: '/heat/substations/{substation}', summary: 'A substation as it stands or was known' })
    .input(kind.one.extend({ knownAt }))
    .output(substationShape.extend(provenance)),
  edit: kind.edit,
  history: kind.history,
};

const samples = {
  list: asks('view')
    .route({
      method: 'GET',
      path: '/heat/room-samples',
      summary: 'Temperatures measured in rooms, the latest first, with where each was taken',
    })
    .input(
      z.object({
        household: codeShape.optional(),
        substation: codeShape.optional(),
        from: measuredDayShape.optional(),
        /** The day after the last. */
        to: measuredDayShape.optional(),
        ...paged,
      }),
    )
    .output(
      z.object({
        samples: z.array(sampleShape.extend({ point: z.string().nullable(), building: z.string().nullable() })),
        total: z.number().int(),
      }),
    ),
  history: asks('view')
    .route({ method: 'GET', path: '/heat/room-samples/history', summary: 'Who changed which field of a room sample, and when' })
    .input(z.object({ sample: z.string().min(1).max(200) }))
    .output(z.object({ changes: z.array(fieldChangeShape) })),
};

const index = asks('view')
  .route({
    method: 'GET',
    path: '/heat/index',
    summary: 'Heat for a square metre of each settlement point in a season, corrected to the same degree days, the highest first',
  })
  .input(z.object({ ...which, season, reference: z.coerce.number().min(0).max(20_000).optional(), knownAt }))
  .output(
    z.object({
      season: z.string(),
      /** K·d of the season at the location of most of the points, base 18 °C; null if no temperature is known. */
      hdd: number,
      reference: number,
      points: z.array(
        z.object({
          point: z.string(),
          building: z.string(),
          buildingName: z.string().nullable(),
          /** m² supplied, GJ, and the part of the days that counts. */
          area: z.number(),
          heat: z.number(),
          coverage: z.number(),
          /** GJ/m². */
          index: z.number(),
          corrected: z.number(),
          rank: z.number().int(),
          outlier: z.enum(['high', 'low']).nullable(),
          figure: z.string(),
        }),
      ),
      /** Of the corrected indexes. */
      median: number,
      excluded: z.array(z.object({ point: z.string(), why: z.enum(leftOutReasons), coverage: number })),
      findings: z.array(findingShape),
    }),
  );

const balance = asks('view')
  .route({
    method: 'GET',
    path: '/heat/substations/{substation}/balance',
    summary: 'The settlement points of a substation against each other over days, with advice for the valve of each and what it would save',
  })
  .input(
    z.object({
      substation: codeShape,
      from: measuredDayShape,
      /** The day after the last. */
      to: measuredDayShape,
      /** GJ/m² on these days; defaults to the mean of the substation. */
      target: z.coerce.number().min(0).max(1000).optional(),
      tolerance: z.coerce.number().min(0).max(10).default(0.1),
      /** °C below which a home is cold. */
      limit: z.coerce.number().min(-30).max(60).optional(),
      knownAt,
    }),
  )
  .output(
    z.object({
      substation: z.string(),
      from: dayShape,
      to: dayShape,
      target: number,
      tolerance: z.number(),
      limit: limitOf,
      /** The number of days on which all points that were ever read were read completely. */
      days: z.number().int(),
      /** K between the highest mean return and the lowest. */
      spread: number,
      points: z.array(
        z.object({
          point: z.string(),
          building: z.string(),
          buildingName: z.string().nullable(),
          area: number,
          heat: number,
          index: number,
          ratio: number,
          return: number,
          samples: z.object({ count: z.number().int(), mean: number, below: z.number().int().nullable() }),
          advice: z.enum(heatAdvices),
          /** GJ. */
          saving: number,
          savingYuan: moneyShape.nullable(),
          pricedBy: z.enum(savingPrices).nullable(),
          figure: z.string(),
        }),
      ),
      /** GJ, of the points whose saving is known; null if there are none. */
      saving: number,
      savingYuan: moneyShape.nullable(),
      findings: z.array(findingShape),
    }),
  );

const forecast = asks('view')
  .route({
    method: 'GET',
    path: '/heat/forecast',
    summary: 'What settlement points take at a design temperature, by what they took for a kelvin in a season',
  })
  .input(
    z.object({
      ...which,
      season,
      design: z.coerce.number().min(-60).max(40),
      base: z.coerce.number().min(-20).max(40).default(18),
      knownAt,
    }),
  )
  .output(
    z.object({
      season: z.string(),
      base: z.number(),
      design: z.number(),
      points: z.array(z.object({ point: z.string(), kwPerK: number, peakKw: number, days: z.number().int(), figure: z.string() })),
      /** Of all points that have a load; null if none has. */
      total: z.object({ kwPerK: z.number().nullable(), peakKw: z.number().nullable() }),
      findings: z.array(findingShape),
    }),
  );

const sampleMap = asks('view')
  .route({
    method: 'GET',
    path: '/heat/sample-map',
    summary: 'Settlement points where rooms were measured in a season: where they stand, how cold it was, how many samples were too cold',
  })
  .input(z.object({ ...which, season, knownAt }))
  .output(
    z.object({
      points: z.array(
        z.object({
          point: z.string(),
          building: z.string(),
          latitude: z.number().nullable(),
          longitude: z.number().nullable(),
          count: z.number().int(),
          /** degC. */
          lowest: z.number(),
          /** Temperature below which a home of the point is cold, degC; null if not defined. */
          limit: number,
          below: z.number().int(),
        }),
      ),
    }),
  );

const coldProposals = asks('view')
  .route({
    method: 'GET',
    path: '/heat/cold-proposals',
    summary: 'What confirmed complaints of a cold home propose to decide about bills, the newest first, and which of it was decided',
  })
  .input(z.object({}))
  .output(
    z.object({
      proposals: z.array(
        z.object({
          case: z.string(),
          household: z.string(),
          from: dayShape,
          to: dayShape,
          /** degC. */
          temperature: z.string(),
          measuredAt: z.string().nullable(),
          /** The decision taken on it; null while it is pending. */
          decision: z.number().int().nullable(),
        }),
      ),
    }),
  );

export const heatNetworkContract = {
  importSubstations: kind.importFile,
  importRoomSamples,
  substations,
  samples,
  index,
  balance,
  forecast,
  sampleMap,
  coldProposals,
};
