import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { datedProvenance, editFrom, kindContract } from '#platform/ledger/kind-contract.ts';
import { kindListShapes, knownAt } from '#platform/ledger/kind-list-shapes.ts';
import { kindShapes } from '#platform/ledger/kind-shapes.ts';
import {
  type HeatMethod,
  heatMethodTerms,
  householdFacts,
  householdList,
  type HouseholdStatus,
  householdStatusTerms,
  settlementPointFacts,
  settlementPointList,
} from './vocabulary.ts';

const pointShape = z.object({
  code: z.string(),
  /** The code of its building. */
  building: z.string(),
  buildingName: z.string().nullable(),
  ...kindShapes(settlementPointFacts),
  /** The organisation that charges for its heat. */
  company: z.string(),
  tariff: z.string(),
  method: z.enum(Object.keys(heatMethodTerms) as [HeatMethod, ...HeatMethod[]]),
});

const householdShape = z.object({
  code: z.string(),
  /** `name`, the occupant: only for the company and administrators, null for others. */
  ...kindShapes(householdFacts),
  /** Defaults to the household's code. */
  account: z.string(),
  status: z.enum(Object.keys(householdStatusTerms) as [HouseholdStatus, ...HouseholdStatus[]]),
});

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

const { method, substation, sort: pointSort, ...placed } = kindListShapes(settlementPointList);
const { point, status, sort: householdSort, ...placedBehind } = kindListShapes(householdList);

const points = {
  list: asks('view')
    .route({ method: 'GET', path: '/settlement-points', summary: 'Settlement points, filtered, sorted and paged' })
    .input(z.object({ ...placed, method, substation, sort: pointSort }))
    .output(z.object({ points: z.array(pointShape), total: z.number().int() })),
  get: asks('view')
    .route({
      method: 'GET',
      path: '/settlement-points/{point}',
      summary: 'A settlement point as it stands or was known, and where its facts come from',
    })
    .input(pointKind.one.extend(knownAt))
    .output(pointShape.extend(datedProvenance)),
  edit: pointKind.edit,
  history: pointKind.history,
};

const households = {
  list: asks('view')
    .route({ method: 'GET', path: '/households', summary: 'Households that get heat, filtered, sorted and paged' })
    .input(z.object({ ...placedBehind, point, status, sort: householdSort }))
    .output(z.object({ households: z.array(householdShape), total: z.number().int() })),
  get: asks('view')
    .route({
      method: 'GET',
      path: '/households/{household}',
      summary: 'A household as it stands or was known: occupants, areas and states with their days',
    })
    .input(householdKind.one.extend(knownAt))
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
