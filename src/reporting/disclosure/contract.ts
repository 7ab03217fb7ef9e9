import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { carrierShape, codeShape, instantShape, measuredYearShape, offsetShape, unitShape } from '#kernel/shape.ts';

const paging = { offset: offsetShape.default(0), limit: z.coerce.number().int().min(1).max(200).default(50) };
const verdictShape = z.enum(['leading', 'within', 'over']);

const useShape = z.object({
  carrier: carrierShape,
  value: z.number(),
  unit: unitShape,
  coverage: z.number(),
  /** In the unit per m2; null if the area is not known. */
  intensity: z.number().nullable(),
});

const limitsShape = z.object({
  corrected: z.number(),
  constraint: z.number(),
  leading: z.number().nullable(),
  unit: z.string(),
  document: z.string(),
  clause: z.string(),
});

const buildingShape = z.object({
  code: codeShape,
  name: z.string(),
  district: z.string(),
  use: z.string().nullable(),
  floorArea: z.number().nullable(),
  uses: z.array(useShape),
  /** Only if based entirely on verified limits; null otherwise. */
  verdict: verdictShape.nullable(),
  limits: limitsShape.nullable(),
  issuedAt: instantShape,
});

/** Among all disclosed buildings of its use and year that have an intensity. */
const publicBuildingShape = buildingShape.extend({
  peers: z
    .object({
      /** 1 is the highest electricity per m2. */
      rank: z.number().int(),
      count: z.number().int(),
      /** kWh/m2. */
      median: z.number(),
    })
    .nullable()
    .describe('null without an intensity, or where fewer of its use are disclosed than the city requires for sums'),
});

const sumShape = z.object({
  code: codeShape,
  name: z.string(),
  buildings: z.number().int(),
  floorArea: z.number().nullable(),
  carriers: z.array(
    z.object({ carrier: carrierShape, value: z.number(), unit: unitShape, coverage: z.number(), buildings: z.number().int() }),
  ),
  issuedAt: instantShape,
});

const candidateShape = buildingShape.omit({ issuedAt: true }).extend({
  coverage: z.number(),
  /** Why it may not be disclosed; null if nothing prevents it except, possibly, missing consent. */
  hindrance: z.object({ code: z.string(), detail: z.string() }).nullable(),
  disclosed: z.object({ at: instantShape, by: z.string(), consent: z.string().nullable() }).nullable(),
});

const candidates = asks('disclose')
  .route({
    method: 'GET',
    path: '/disclosure',
    summary: 'What could be disclosed of a year in a place, what is, and what stands against the rest',
  })
  .input(
    z.object({
      region: codeShape,
      year: measuredYearShape,
      state: z.enum(['all', 'disclosed', 'possible', 'hindered']).default('all'),
      search: z.string().max(100).optional(),
      ...paging,
    }),
  )
  .output(
    z.object({
      buildings: z.array(candidateShape),
      total: z.number().int(),
      counts: z.object({ all: z.number().int(), disclosed: z.number().int(), possible: z.number().int(), hindered: z.number().int() }),
      sums: z.array(sumShape),
    }),
  );

const chosen = z.object({
  region: codeShape,
  year: measuredYearShape,
  buildings: z.array(codeShape).min(1).max(10_000),
  consent: z.string().trim().max(300).optional(),
});

const refusedShape = z.array(z.object({ building: codeShape, code: z.string(), detail: z.string() }));

const preview = asks('disclose')
  .route({ method: 'POST', path: '/disclosure/preview', summary: 'What disclosing buildings would make public now, and what stops it' })
  .input(chosen)
  .output(
    z.object({
      buildings: z.array(
        buildingShape.omit({ issuedAt: true }).extend({
          /** Who agreed; never public. */
          consent: z.string().nullable(),
          /** Whether it is public already, and would be replaced. */
          disclosed: z.boolean(),
        }),
      ),
      refused: refusedShape,
      /** Hash of everything that would be public: passed as `seen` to disclose it. */
      hash: z.string(),
    }),
  );

const issue = asks('disclose')
  .route({
    method: 'POST',
    path: '/disclosure',
    summary: 'Disclose the year of buildings as known now; what was disclosed before is replaced',
  })
  .input(chosen.extend({ /** The hash of the preview that was read. */ seen: seenHashShape }))
  .output(z.object({ issued: z.number().int(), refused: refusedShape }));

const withdraw = asks('disclose')
  .route({ method: 'POST', path: '/disclosure/withdraw', summary: 'Take buildings of a year off the public page' })
  .input(z.object({ year: measuredYearShape, buildings: z.array(codeShape).min(1).max(10_000) }))
  .output(z.object({ withdrawn: z.number().int() }));

const previewSums = asks('disclose')
  .route({
    method: 'GET',
    path: '/disclosure/sums',
    summary: 'What disclosing the sums of the districts of a place would make public now, and which are too small',
  })
  .input(z.object({ region: codeShape, year: measuredYearShape }))
  .output(
    z.object({
      sums: z.array(sumShape.omit({ issuedAt: true })),
      tooSmall: z.array(z.string()),
      /** Hash of everything that would be public: passed as `seen` to disclose it. */
      hash: z.string(),
    }),
  );

const issueSums = asks('disclose')
  .route({
    method: 'POST',
    path: '/disclosure/sums',
    summary: 'Disclose the sums of the districts of a place as known now; small ones are left out',
  })
  .input(z.object({ region: codeShape, year: measuredYearShape, /** The hash of the preview that was read. */ seen: seenHashShape }))
  .output(z.object({ issued: z.number().int(), tooSmall: z.array(z.string()) }));

const withdrawSums = asks('disclose')
  .route({ method: 'POST', path: '/disclosure/sums/withdraw', summary: 'Take the sums of the districts of a place off the public page' })
  .input(z.object({ region: codeShape, year: measuredYearShape }))
  .output(z.object({ withdrawn: z.number().int() }));

const publicTargetShape = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  comparator: z.enum(['>=', '>', '<=', '<', '=']),
  value: z.union([z.string(), z.number(), z.boolean()]),
  unit: z.string(),
  scope: z.string(),
  /** Year; null if the document prints none. */
  due: z.number().int().nullable(),
  document: z.string(),
  clause: z.string(),
  quote: z.string(),
});

const overview = asks('public')
  .route({ method: 'GET', path: '/public', summary: 'What the city has disclosed: the years, and the sums of one. Needs no sign-in' })
  .input(z.object({ year: measuredYearShape.optional() }))
  .output(
    z.object({
      city: z.string(),
      notice: z.string(),
      mapNumber: z.string(),
      /** Latest first; empty if nothing is disclosed. */
      years: z.array(z.number().int()),
      year: z.number().int().nullable(),
      sums: z.array(sumShape),
      districts: z.array(z.object({ code: codeShape, name: z.string(), buildings: z.number().int() })),
      /** The uses of the buildings whose electricity per m2 is disclosed, most frequent first. */
      uses: z.array(z.object({ use: z.string(), buildings: z.number().int() })),
      /** Outlines of the districts, GeoJSON; empty without a map number. */
      outlines: z.array(z.object({ code: codeShape, boundary: z.unknown() })),
      /** Targets set by the documents of the place that the city has chosen to list; empty if it chose none. */
      targets: z.array(publicTargetShape),
    }),
  );

const buildings = asks('public')
  .route({ method: 'GET', path: '/public/buildings', summary: 'The buildings that the city has disclosed, by year. Needs no sign-in' })
  .input(
    z.object({
      year: measuredYearShape,
      district: codeShape.optional(),
      use: z.string().min(1).max(100).optional(),
      search: z.string().max(100).optional(),
      sort: z.enum(['name', 'floorArea', 'intensity']).default('name'),
      order: z.enum(['asc', 'desc']).default('asc'),
      ...paging,
    }),
  )
  .output(z.object({ buildings: z.array(publicBuildingShape), total: z.number().int() }));

export const disclosureContract = {
  candidates,
  preview,
  issue,
  withdraw,
  previewSums,
  issueSums,
  withdrawSums,
  public: { overview, buildings },
};
