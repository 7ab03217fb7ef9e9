import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, pageOf } from '#kernel/shape.ts';
import { textForm, writtenAs } from '#kernel/text-form.ts';
import { datedProvenance, editFrom, kindContract } from '#platform/ledger/kind-contract.ts';
import { type HeatMethod, heatMethodTerms, type HouseholdStatus, householdStatusTerms } from './vocabulary.ts';

const methodShape = z.enum(Object.keys(heatMethodTerms) as [HeatMethod, ...HeatMethod[]]);
const statusShape = z.enum(Object.keys(householdStatusTerms) as [HouseholdStatus, ...HouseholdStatus[]]);

/** A decimal number as text: charges are calculated from it without error. */
const decimalShape = z.string().regex(textForm(/^\d+(?:\.\d+)?$/u, writtenAs.number.zh, writtenAs.number.en));

const pointShape = z.object({
  code: z.string(),
  /** The code of its building. */
  building: z.string(),
  buildingName: z.string().nullable(),
  /** The organisation that charges for its heat. */
  company: z.string(),
  tariff: z.string(),
  method: methodShape,
  /** The heat meter of all its households. */
  meter: z.string().nullable(),
  /** The part of shared heat that is split by area, 0 to 1. */
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
  /** Defaults to the household's code. */
  account: z.string(),
  /** The occupant: only for the company and administrators, null for others. */
  name: z.string().nullable(),
  status: statusShape,
});

const knownAt = askedTimeShape.optional();
const paged = {
  building: codeShape.optional(),
  company: codeShape.optional(),
  region: codeShape.optional(),
  search: z.string().max(100).optional(),
  descending: z.boolean().default(false),
  ...pageOf(),
};
const rights = { file: 'keep-heat', edit: 'keep-heat', see: 'view' } as const;

const pointKind = kindContract(
  {
    one: 'point',
    many: 'points',
    path: '/settlement-points',
    article: 'a settlement point',
    plural: 'settlement points',
    file: 'settlement points of heat companies',
    rights,
  },
  editFrom,
);

const householdKind = kindContract(
  {
    one: 'household',
    many: 'households',
    path: '/households',
    article: 'a household',
    plural: 'households',
    file: 'households behind settlement points, day by day,',
    rights,
  },
  editFrom,
);

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
    .input(pointKind.one.extend({ knownAt }))
    .output(pointShape.extend(datedProvenance)),
  edit: pointKind.edit,
  history: pointKind.history,
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
    .input(householdKind.one.extend({ knownAt }))
    .output(householdShape.extend(datedProvenance)),
  edit: householdKind.edit,
  history: householdKind.history,
};

export const heatSupplyContract = {
  importSettlementPoints: pointKind.importFile,
  importHouseholds: householdKind.importFile,
  points,
  households,
};
