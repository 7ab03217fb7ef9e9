import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, codeShape, findingShape, pageOf } from '#kernel/shape.ts';
import { sortShape } from '#kernel/sorting.ts';
import { documentHeldShape, notLoadedShape, requirementShape, undecidedShape } from '#green-building/policy/contract.ts';

/** The columns that buildings and their obligations are sorted by. */
export const obligationSorts = ['code', 'name', 'region', 'use', 'owed', 'open'] as const;

export type ObligationSort = (typeof obligationSorts)[number];

export const whenShape = z.enum(['operation', 'retrofit', 'construction']);

const owedShape = requirementShape.extend({ when: whenShape });

/** `decidedBy`: fields of the registry that would decide it. */
const openShape = undecidedShape.extend({ when: whenShape, decidedBy: z.array(z.string()) });

const dutiesOf = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/obligations',
    summary: 'What the documents ask of a building that stands, by its own fields',
  })
  .input(z.object({ building: codeShape, date: askedDayShape.optional() }))
  .output(
    z.object({
      building: z.string(),
      name: z.string(),
      region: z.string(),
      date: z.string(),
      /** What the registry knows about it, and the field that each fact came from. */
      facts: z.array(z.object({ fact: z.string(), value: z.union([z.string(), z.number(), z.boolean()]), field: z.string() })),
      owed: z.array(owedShape),
      open: z.array(openShape),
      documents: z.array(documentHeldShape),
      notLoaded: notLoadedShape,
      findings: z.array(findingShape),
    }),
  );

const row = z.object({
  code: z.string(),
  name: z.string(),
  region: z.string(),
  use: z.string().nullable(),
  owed: z.array(owedShape),
  open: z.array(openShape),
});

export const placeQuestionShape = z.object({
  region: codeShape,
  date: askedDayShape.optional(),
  item: z.string().max(100).optional(),
  when: whenShape.optional(),
  strength: z.string().max(40).optional(),
  state: z.enum(['owing', 'open']).optional(),
  ...pageOf(500),
  use: z.string().max(100).optional(),
  /** In the name or the code. */
  search: z.string().max(200).optional(),
  /** If absent: by code. */
  ...sortShape(obligationSorts),
});

const ofPlace = asks('view')
  .route({
    method: 'GET',
    path: '/obligations',
    summary: 'Which buildings of a place owe what, what is open, and which field would decide',
  })
  .input(placeQuestionShape)
  .output(
    z.object({
      date: z.string(),
      buildings: z.number().int(),
      items: z.array(
        z.object({
          item: z.string(),
          names: z.object({ zh: z.string(), en: z.string() }),
          when: whenShape,
          strength: z.string(),
          owing: z.number().int(),
          open: z.number().int(),
        }),
      ),
      fields: z.array(z.object({ field: z.string().nullable(), fact: z.string(), buildings: z.number().int() })),
      rows: z.array(row),
      total: z.number().int(),
    }),
  );

export const obligationsContract = { ofBuilding: dutiesOf, ofPlace };
