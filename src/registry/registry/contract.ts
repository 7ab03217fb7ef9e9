import { z } from 'zod';
import { coordinatesShape, importInput, importOutput } from '#platform/imports/contract.ts';
import { editedShape, fieldChangeShape, identityConfirmed, originShape, previewed } from '#platform/ledger/shapes.ts';
import { asks } from '#kernel/rights.ts';
import {
  askedDayShape,
  askedTimeShape,
  calendarYearShape,
  carrierShape,
  codeShape,
  findingShape,
  instantShape,
  pageOf,
  unitShape,
} from '#kernel/shape.ts';
import { buildingSorts } from './facts.ts';
import { views } from './views-contract.ts';

/** A building: its fields by their names in `cli.md`. Areas in m2. */
export const buildingShape = z.looseObject({
  code: z.string(),
  name: z.string(),
  use: z.string().nullable(),
  region: z.string().nullable(),
  floorArea: z.number().nullable(),
  /** Codes that were merged into this one and refer to it. */
  aliases: z.array(z.string()),
  /** The source of each field's value; for a single building only, not in lists. */
  provenance: z.record(z.string(), originShape).optional(),
  /** What others say of it, such as open cases of one that was demolished; for a single building only, and if there is anything. */
  findings: z.array(findingShape).optional(),
});

/** Field -> new value; null or an empty text clears it. */
const setShape = z.record(z.string(), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]));

const one = z.object({ building: codeShape });

const importBuildings = asks('import-registry')
  .route({ method: 'POST', path: '/imports/buildings', summary: 'Import buildings from an uploaded csv or xlsx' })
  .input(importInput.extend({ coordinates: coordinatesShape.optional(), matchOn: z.string().max(100).optional() }))
  .output(importOutput);

const from0 = z.coerce.number().min(0).optional();

/** Filters for a list of buildings. */
export const buildingFilterShape = z.object({
  region: codeShape.optional(),
  organisation: codeShape.optional(),
  use: z.string().optional(),
  search: z.string().max(100).optional(),
  /** Floor area in m2, both bounds inclusive. */
  areaFrom: from0,
  areaTo: from0,
  yearFrom: calendarYearShape.optional(),
  yearTo: calendarYearShape.optional(),
  hasMeters: z.boolean().optional(),
  stateOrgan: z.boolean().optional(),
  ownership: z.string().max(40).optional(),
  heating: z.string().max(40).optional(),
});

/** With its sort order; names in pinyin order. */
const listShape = buildingFilterShape.extend({
  sort: z.enum(buildingSorts).default('code'),
  descending: z.boolean().default(false),
});

/** The parameters for exporting a list, in addition to its columns. */
export const listQuery = listShape.extend({
  hasMeters: z.stringbool().optional(),
  stateOrgan: z.stringbool().optional(),
  descending: z.stringbool().default(false),
  columns: z.string().max(2000),
});

const buildings = asks('view')
  .route({ method: 'GET', path: '/buildings', summary: 'Buildings, filtered, sorted and paged' })
  .input(
    listShape.extend({
      ...pageOf(),
    }),
  )
  .output(z.object({ buildings: z.array(buildingShape), total: z.number().int() }));

const building = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}',
    summary: 'One building, by its code or an old one, and where each field comes from',
  })
  .input(one)
  .output(buildingShape);

const editBuilding = asks('edit')
  .route({
    method: 'POST',
    path: '/buildings/{building}/edit',
    summary: 'An edit by hand, from a day on or all along; `undo` takes it back',
  })
  .input(one.extend({ set: setShape, from: askedDayShape.optional() }))
  .output(z.object({ change: z.number().int(), building: buildingShape }));

const editBuildings = asks('edit')
  .route({
    method: 'POST',
    path: '/buildings/edit',
    summary: 'The same edit by hand of several buildings, as one change; with `preview` only what it would do',
  })
  .input(
    z.object({
      buildings: z.array(codeShape).min(1).max(1000),
      set: setShape,
      from: askedDayShape.optional(),
      ...previewed,
    }),
  )
  .output(editedShape);

const history = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/history',
    summary: 'Who changed which field, from what to what, when, by which import',
  })
  .input(one)
  .output(
    z.object({
      changes: z.array(fieldChangeShape),
    }),
  );

const timeline = asks('view')
  .route({ method: 'GET', path: '/buildings/{building}/timeline', summary: 'The life of a building, day by day' })
  .input(one)
  .output(
    z.object({
      events: z.array(
        z.object({ day: z.string(), kind: z.string(), field: z.string().optional(), value: z.unknown(), note: z.string().optional() }),
      ),
    }),
  );

const candidates = asks('view')
  .route({ method: 'GET', path: '/candidates', summary: 'Buildings that may be the same, the likeliest first' })
  .input(
    z.object({
      region: codeShape.optional(),
      building: codeShape.optional(),
      least: z.coerce.number().min(0).max(1).optional(),
      limit: z.coerce.number().int().min(1).max(5000).default(500),
    }),
  )
  .output(
    z.object({
      total: z.number().int(),
      candidates: z.array(
        z.object({ codes: z.array(z.string()), names: z.array(z.string()), why: z.array(z.string()), score: z.number() }),
      ),
    }),
  );

const merged = asks('view')
  .route({ method: 'GET', path: '/merges', summary: 'Merges of buildings that stand, the latest first' })
  .input(z.object({ ...pageOf() }))
  .output(
    z.object({
      merges: z.array(
        z.object({
          alias: z.string(),
          aliasName: z.string(),
          into: z.string(),
          intoName: z.string(),
          change: z.number().int(),
          by: z.string(),
          at: instantShape,
        }),
      ),
      total: z.number().int(),
    }),
  );

const merge = asks('merge')
  .route({ method: 'POST', path: '/buildings/{building}/merge', summary: 'Merge a building into another; its code stays as an alias' })
  .input(one.extend({ into: codeShape }))
  .output(z.object({ change: z.number().int(), building: z.string(), alias: z.string() }));

const unmerge = asks('merge')
  .route({ method: 'POST', path: '/buildings/{building}/unmerge', summary: 'Let a merged code stand for itself again' })
  .input(one)
  .output(z.object({ change: z.number().int(), building: z.string() }));

const keepApart = asks('merge')
  .route({ method: 'POST', path: '/buildings/{building}/keep-apart', summary: 'Say that two buildings are not the same' })
  .input(one.extend({ other: codeShape }))
  .output(z.object({ change: z.number().int() }));

/** A metering point and its devices. */
export const meterShape = z.object({
  code: z.string(),
  building: z.string().nullable(),
  zone: z.string(),
  carrier: carrierShape,
  item: z.string().nullable(),
  kind: z.enum(['register', 'interval']),
  direction: z.enum(['import', 'both', 'generation']),
  capacity: z.number().nullable(),
  parent: z.string().nullable(),
  operator: z.string().nullable(),
  installed: z.string().nullable(),
  removed: z.string().nullable(),
  shares: z.array(z.object({ building: z.string(), share: z.number() })),
  /** Oldest first. */
  devices: z.array(
    z.object({
      since: instantShape.nullable(),
      digits: z.number().int().nullable(),
      multiplier: z.number(),
      unit: unitShape,
      start: z.number().nullable(),
      end: z.number().nullable(),
    }),
  ),
});

const importMeters = asks('import-registry')
  .route({ method: 'POST', path: '/imports/meters', summary: 'Import metering points from an uploaded csv or xlsx' })
  .input(importInput)
  .output(importOutput);

const meters = asks('view')
  .route({ method: 'GET', path: '/meters', summary: 'Metering points' })
  .input(
    z.object({
      building: codeShape.optional(),
      region: codeShape.optional(),
      carrier: carrierShape.optional(),
      after: codeShape.optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
  )
  .output(z.object({ meters: z.array(meterShape), next: z.string().nullable(), total: z.number().int() }));

const meter = asks('view')
  .route({ method: 'GET', path: '/meters/{meter}', summary: 'One metering point and its devices' })
  .input(z.object({ meter: codeShape }))
  .output(meterShape);

const editMeter = asks('edit')
  .route({ method: 'POST', path: '/meters/{meter}/edit', summary: 'An edit of a metering point by hand; `undo` takes it back' })
  .input(z.object({ meter: codeShape, set: setShape, from: askedDayShape.optional(), ...identityConfirmed }))
  .output(z.object({ change: z.number().int(), meter: meterShape, findings: z.array(findingShape) }));

const swapMeter = asks('swap')
  .route({ method: 'POST', path: '/meters/{meter}/swap', summary: 'A new device behind the same metering point' })
  .input(
    z.object({
      meter: codeShape,
      at: askedTimeShape,
      oldFinal: z.coerce.number().min(0).max(900_719_925_473),
      newStart: z.coerce.number().min(0).max(900_719_925_473),
      digits: z.coerce.number().int().min(1).max(12).optional(),
      // also as written on plates and in lists: 40倍, 200/5A
      multiplier: z.union([z.number(), z.string().max(100)]).optional(),
      unit: unitShape.optional(),
      received: askedTimeShape.optional(),
    }),
  )
  .output(meterShape.extend({ change: z.number().int() }));

const items = asks('view')
  .route({ method: 'GET', path: '/energy-items', summary: 'Energy items in force' })
  .output(
    z.object({
      items: z.array(
        z.object({
          code: z.string(),
          carrier: carrierShape.nullable(),
          parent: z.string().nullable(),
          names: z.object({ zh: z.string(), en: z.string() }),
        }),
      ),
    }),
  );

export const registryContract = {
  importBuildings,
  buildings,
  building,
  editBuilding,
  editBuildings,
  views,
  history,
  timeline,
  candidates,
  merged,
  merge,
  unmerge,
  keepApart,
  importMeters,
  meters,
  meter,
  editMeter,
  swapMeter,
  items,
};
