import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, pageOf } from '#kernel/shape.ts';
import { datedProvenance, editFrom, kindContract } from '#platform/ledger/kind-contract.ts';
import { kindShapes } from '#platform/ledger/kind-shapes.ts';
import { equipmentFacts, type EquipmentKind, equipmentKindTerms } from './vocabulary.ts';

const kindShape = z.enum(Object.keys(equipmentKindTerms) as [EquipmentKind, ...EquipmentKind[]]);
const stateShape = z.enum(['in-use', 'removed']);

const equipmentShape = z.object({
  code: z.string(),
  /** The code of its building. */
  building: z.string(),
  buildingName: z.string().nullable(),
  ...kindShapes(equipmentFacts),
  kind: kindShape,
  count: z.number().int(),
  /** `2008-05-06`, `2008-05` or `2008`: as precisely as known. */
  installed: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/u)
    .nullable(),
  /** Years. */
  life: z.number().int().nullable(),
  /** `removed`: removed by today. */
  state: stateShape,
});

const knownAt = askedTimeShape.optional();

const kind = kindContract(
  {
    one: 'equipment',
    many: 'equipment',
    path: '/equipment',
    article: 'equipment',
    plural: 'pieces of equipment',
    file: 'equipment of buildings',
    rights: { file: 'import-registry', edit: 'edit', see: 'view' },
  },
  editFrom,
);

const list = asks('view')
  .route({ method: 'GET', path: '/equipment', summary: 'Equipment of buildings, filtered, sorted and paged, as it stands or was known' })
  .input(
    z.object({
      /** What is in this building, by any of its codes. */
      building: codeShape.optional(),
      kind: kindShape.optional(),
      state: stateShape.optional(),
      /** In buildings of this place. */
      region: codeShape.optional(),
      /** In this organisation's buildings. */
      organisation: codeShape.optional(),
      search: z.string().max(100).optional(),
      sort: z.enum(['code', 'name', 'building', 'kind', 'installed', 'capacity']).default('code'),
      descending: z.boolean().default(false),
      ...pageOf(),
      knownAt,
    }),
  )
  .output(z.object({ equipment: z.array(equipmentShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/equipment/{equipment}', summary: 'Equipment of one code: its fields, and where each comes from' })
  .input(kind.one.extend({ knownAt }))
  .output(equipmentShape.extend(datedProvenance));

export const equipmentContract = {
  importEquipment: kind.importFile,
  list,
  get,
  add: kind.add,
  edit: kind.edit,
  history: kind.history,
};
