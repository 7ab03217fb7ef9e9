import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import {
  askedDayShape,
  askedTimeShape,
  codeShape,
  dayShape,
  findingShape,
  instantShape,
  measuredYearShape,
  moneyShape,
  pageOf,
} from '#kernel/shape.ts';
import { setShape } from '#platform/ledger/shapes.ts';
import { kindContract, provenance } from '#platform/ledger/kind-contract.ts';
import { findContract, reasonShape } from './find-contract.ts';
import { poolContract, poolReasonShape } from './pool-contract.ts';
import { retrofitStates } from './states.ts';

export const retrofitStateShape = z.enum(retrofitStates as [(typeof retrofitStates)[number], ...(typeof retrofitStates)[number][]]);

const money = moneyShape.nullable();

export const retrofitShape = z.object({
  code: z.string(),
  name: z.string(),
  /** Codes of buildings. */
  buildings: z.array(z.string()),
  region: z.string().nullable(),
  state: retrofitStateShape,
  /** m2. */
  area: z.number().nullable(),
  content: z.string().nullable(),
  /** Yuan, like all money here. */
  cost: money,
  /** kgce per year, like its ends. */
  saving: z.number().nullable(),
  savingLow: z.number().nullable(),
  savingHigh: z.number().nullable(),
  document: z.string().nullable(),
  'fund:central': money,
  'fund:province': money,
  'fund:city': money,
  'fund:county': money,
  'fund:owner': money,
  'fund:esco': money,
  year: z.number().int().nullable(),
  safe: z.boolean().nullable(),
  worth: z.boolean().nullable(),
  block: z.string().nullable(),
  /** Codes of projects. */
  requires: z.array(z.string()),
  tags: z.array(z.string()),
  contract: z.string().nullable(),
  /** The option of the adopted plan, `PACKAGE/MODE`. */
  option: z.string().nullable(),
  /** A figure of a savings report. */
  savings: z.string().nullable(),
  /** Figures of the estimate that cost and saving were taken from, one per building; none if they were typed. */
  estimate: z.array(z.string()),
  /** Why it is in the pool, each with the figure that was seen then. */
  reasons: z.array(z.object({ reason: poolReasonShape, figure: z.string().nullable() })),
  findings: z.array(findingShape),
});

const lifeShape = z.array(
  z.object({
    state: retrofitStateShape,
    /** The local day of the step; null if a file gives the state but no day. */
    on: dayShape.nullable(),
    by: z.string(),
    at: instantShape,
    /** The change to pass to `undo`. */
    change: z.number().int(),
    note: z.string().nullable(),
    files: z.array(z.object({ entry: z.number().int(), building: z.string(), name: z.string() })),
  }),
);

/** Names of the buildings that the requester sees. */
const buildingNames = z.record(z.string(), z.string());

const shownShape = retrofitShape.extend({
  /** The last change of its fields: passed as `seen` when taking a step. */
  version: z.number().int(),
  life: lifeShape,
  /** The next step: what it requires, and what of that is missing. Null after the last, and for withdrawn projects. */
  next: z
    .object({
      to: retrofitStateShape,
      wants: z.array(z.string()),
      missing: z.array(z.string()),
      /** Reached only by the adoption of a plan. */
      byPlan: z.boolean(),
    })
    .nullable(),
  /** The sum of the sources of money; null if none is given. */
  funds: money,
  /** kgce per year of the savings report, and its share of the estimate. */
  verified: z.object({ kgce: z.number().nullable(), ratio: z.number().nullable() }),
  buildingNames,
  /** What `estimate` was calculated from, for the buildings that the requester sees. */
  estimates: z.array(
    z.object({
      figures: z.object({ saving: z.string(), cost: z.string() }),
      building: z.string(),
      year: z.number().int(),
      /** Of the package; null if measures were named individually. */
      name: z.string().nullable(),
      /** `life` in years; null if not stated. */
      measures: z.array(z.object({ measure: z.string(), name: z.string(), life: z.number().nullable(), source: z.string() })),
      knownAt: instantShape,
    }),
  ),
  ...provenance,
});

const knownAt = askedTimeShape.optional();

const kind = kindContract({
  one: 'project',
  many: 'projects',
  path: '/retrofits',
  article: 'a retrofit project',
  plural: 'retrofit projects',
  rights: { file: 'keep-retrofits', edit: 'keep-retrofits', add: 'edit', see: 'view' },
  remarks: { edit: 'States go by steps', add: 'It is found; an owner names its own buildings' },
});
const byPackage = { package: z.string().min(1).max(60), year: measuredYearShape };

/** Filters for projects; if several are given, all must hold. */
const narrowed = {
  region: codeShape.optional(),
  state: retrofitStateShape.optional(),
  /** Projects that name this building, by any of its codes. */
  building: codeShape.optional(),
  /** In the plan of this year. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  search: z.string().max(100).optional(),
  /** Projects with a building that is a candidate for this reason, by the last full year; only within a region. */
  reason: reasonShape.optional(),
  /** From this percentile a building ranks as high; if omitted, the ranking is not a reason. */
  percentile: z.coerce.number().min(0).max(100).optional(),
};

/** Candidates can only be requested for a place. */
const isOfPlace = ({ reason, region }: { reason?: string | undefined; region?: string | undefined }): boolean =>
  reason === undefined || region !== undefined;
const placeMissing = {
  path: ['region'],
  params: { said: { zh: '按原因查询时须写地区，如 140302', en: 'a reason is asked of a region: name one, like 140302' } },
};

const list = asks('view')
  .route({ method: 'GET', path: '/retrofits', summary: 'Retrofit projects, filtered, sorted and paged, as they stand or were known' })
  .input(
    z
      .object({
        ...narrowed,
        sort: z.enum(['code', 'name', 'region', 'area', 'cost', 'saving', 'year']).default('code'),
        descending: z.boolean().default(false),
        ...pageOf(),
        knownAt,
      })
      .refine(isOfPlace, placeMissing),
  )
  .output(
    z.object({
      projects: z.array(retrofitShape),
      total: z.number().int(),
      /** Over the whole list, as far as known; null if nothing is. */
      totals: z.object({ area: z.number().nullable(), cost: money, saving: z.number().nullable() }),
      buildingNames,
    }),
  );

const map = asks('view')
  .route({
    method: 'GET',
    path: '/retrofits/map',
    summary: 'The buildings of retrofit projects with where they stand, of those that the asker sees',
  })
  .input(z.object(narrowed).refine(isOfPlace, placeMissing))
  .output(
    z.object({
      total: z.number().int(),
      placed: z.array(
        z.object({
          project: z.string(),
          name: z.string(),
          state: retrofitStateShape,
          building: z.string(),
          longitude: z.number().nullable(),
          latitude: z.number().nullable(),
        }),
      ),
    }),
  );

const board = asks('view')
  .route({
    method: 'GET',
    path: '/retrofits/board',
    summary: 'How many retrofit projects there are, their area and cost, by county and state',
  })
  .input(z.object({ region: codeShape.optional() }))
  .output(
    z.object({
      rows: z.array(
        z.object({
          region: z.string().nullable(),
          state: retrofitStateShape,
          projects: z.number().int(),
          /** Of those whose area and cost are known; null if none are. */
          area: z.number().nullable(),
          cost: money,
        }),
      ),
    }),
  );

const show = asks('view')
  .route({
    method: 'GET',
    path: '/retrofits/{project}',
    summary: 'One retrofit project: its fields, its life, where each field comes from',
  })
  .input(kind.one.extend({ knownAt }))
  .output(shownShape);

const advance = asks('keep-retrofits')
  .route({
    method: 'POST',
    path: '/retrofits/{project}/advance',
    summary: 'Take a retrofit project one step on, with its day, what the step needs and its papers. `undo` takes it back with its effects',
  })
  .input(
    kind.one.extend({
      to: retrofitStateShape,
      on: askedDayShape,
      /** The version of the project that was read. */
      seen: seenNumberShape.optional(),
      set: setShape.optional(),
      /** For the step to `estimated`: the source of cost and saving, unless they are set. */
      estimate: z.object(byPackage).optional(),
      /** The caller's own uploads. */
      files: z.array(z.string().max(200)).max(20).optional(),
      note: z.string().max(2000).optional(),
    }),
  )
  .output(shownShape.extend({ change: z.number().int() }));

const estimated = asks('view')
  .route({
    method: 'GET',
    path: '/retrofits/{project}/estimate',
    summary: 'What a package of measures comes to in all buildings of a retrofit project, by their measured use in a year',
  })
  .input(kind.one.extend(byPackage))
  .output(
    z.object({
      package: z.string(),
      year: z.number().int(),
      /** Null if a building lacks it, like the others. */
      cost: money,
      saving: z.number().nullable(),
      savingLow: z.number().nullable(),
      savingHigh: z.number().nullable(),
      figures: z.array(z.string()),
      missing: z.array(z.string()),
      indicative: z.boolean(),
    }),
  );

export const retrofitContract = {
  importRetrofits: kind.importFile,
  list,
  board,
  map,
  show,
  edit: kind.edit,
  add: kind.add,
  advance,
  estimated,
  history: kind.history,
  ...findContract,
  ...poolContract,
};
