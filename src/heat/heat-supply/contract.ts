import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, offsetShape } from '#kernel/shape.ts';
import { editedShape, fieldChangeShape, originShape, setShape, previewed } from '#platform/ledger/contract.ts';
import { type HeatMethod, heatMethodTerms, type HouseholdStatus, householdStatusTerms } from './vocabulary.ts';

const methodShape = z.enum(Object.keys(heatMethodTerms) as [HeatMethod, ...HeatMethod[]]);
const statusShape = z.enum(Object.keys(householdStatusTerms) as [HouseholdStatus, ...HouseholdStatus[]]);

/** A decimal number as text: what is charged is reckoned of it without error. */
const decimalShape = z.string().regex(/^\d+(?:\.\d+)?$/u);

const pointShape = z.object({
  code: z.string(),
  /** The code of the building that it stands in. */
  building: z.string(),
  buildingName: z.string().nullable(),
  /** The organisation that charges for its heat. */
  company: z.string(),
  tariff: z.string(),
  method: methodShape,
  /** The heat meter of all its households. */
  meter: z.string().nullable(),
  /** The part of shared heat that goes by area, 0 to 1. */
  areaShare: decimalShape.nullable(),
  substation: z.string().nullable(),
  return: z.string().nullable(),
});

const householdShape = z.object({
  code: z.string(),
  point: z.string().nullable(),
  class: z.string().nullable(),
  /** m². */
  area: decimalShape.nullable(),
  room: z.string().nullable(),
  /** m. */
  height: decimalShape.nullable(),
  meter: z.string().nullable(),
  /** The household's code where no other is told. */
  account: z.string(),
  /** The occupant: for the company and administrators alone, null to others. */
  name: z.string().nullable(),
  status: statusShape,
});

const days = {
  /** Fields that change in the course of time: from which local day on they are what. */
  dated: z.record(z.string(), z.array(z.object({ from: dayShape.nullable(), value: z.unknown() }))),
  provenance: z.record(z.string(), originShape),
};
const knownAt = askedTimeShape.optional();
const paged = {
  building: codeShape.optional(),
  company: codeShape.optional(),
  region: codeShape.optional(),
  search: z.string().max(100).optional(),
  descending: z.boolean().default(false),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: offsetShape.default(0),
};
const edited = { set: setShape, from: askedDayShape.optional(), ...previewed };
const point = z.object({ point: codeShape });
const household = z.object({ household: codeShape });

const importSettlementPoints = asks('keep-heat')
  .route({
    method: 'POST',
    path: '/imports/settlement-points',
    summary: 'Import settlement points of heat companies from an uploaded csv or xlsx',
  })
  .input(importInput)
  .output(importOutput);

const importHouseholds = asks('keep-heat')
  .route({
    method: 'POST',
    path: '/imports/households',
    summary: 'Import households behind settlement points, day by day, from an uploaded csv or xlsx',
  })
  .input(importInput)
  .output(importOutput);

const points = {
  list: asks('view')
    .route({ method: 'GET', path: '/settlement-points', summary: 'Settlement points, filtered, sorted and paged' })
    .input(
      z.object({
        ...paged,
        method: methodShape.optional(),
        substation: z.string().max(100).optional(),
        sort: z.enum(['code', 'building', 'company', 'method']).default('code'),
      }),
    )
    .output(z.object({ points: z.array(pointShape), total: z.number().int() })),
  get: asks('view')
    .route({
      method: 'GET',
      path: '/settlement-points/{point}',
      summary: 'A settlement point as it stands or was known, and where its facts come from',
    })
    .input(point.extend({ knownAt }))
    .output(pointShape.extend(days)),
  edit: asks('keep-heat')
    .route({
      method: 'POST',
      path: '/settlement-points/edit',
      summary:
        'The same edit by hand of one or more settlement points, from a day on; with `preview` only what it would do. `undo` takes it back',
    })
    .input(z.object({ points: z.array(codeShape).min(1).max(1000), ...edited }))
    .output(editedShape),
  history: asks('view')
    .route({
      method: 'GET',
      path: '/settlement-points/{point}/history',
      summary: 'Who changed which field of a settlement point, and when',
    })
    .input(point)
    .output(z.object({ changes: z.array(fieldChangeShape) })),
};

const households = {
  list: asks('view')
    .route({ method: 'GET', path: '/households', summary: 'Households that get heat, filtered, sorted and paged' })
    .input(
      z.object({
        ...paged,
        point: codeShape.optional(),
        status: statusShape.optional(),
        sort: z.enum(['code', 'point', 'area', 'room']).default('code'),
      }),
    )
    .output(z.object({ households: z.array(householdShape), total: z.number().int() })),
  get: asks('view')
    .route({
      method: 'GET',
      path: '/households/{household}',
      summary: 'A household as it stands or was known: occupants, areas and states with their days',
    })
    .input(household.extend({ knownAt }))
    .output(householdShape.extend(days)),
  edit: asks('keep-heat')
    .route({
      method: 'POST',
      path: '/households/edit',
      summary: 'The same edit by hand of one or more households, from a day on; with `preview` only what it would do. `undo` takes it back',
    })
    .input(z.object({ households: z.array(codeShape).min(1).max(1000), ...edited }))
    .output(editedShape),
  history: asks('view')
    .route({ method: 'GET', path: '/households/{household}/history', summary: 'Who changed which field of a household, and when' })
    .input(household)
    .output(z.object({ changes: z.array(fieldChangeShape) })),
};

export const heatSupplyContract = { importSettlementPoints, importHouseholds, points, households };
