import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { datedProvenance, editFrom, kindContract } from '#platform/ledger/kind-contract.ts';
import { kindListShapes, knownAt } from '#platform/ledger/kind-list-shapes.ts';
import { kindShapes } from '#platform/ledger/kind-shapes.ts';
import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { equipmentFacts, type EquipmentKind, equipmentKindTerms, equipmentList } from './vocabulary.ts';

const kindShape = z.enum(Object.keys(equipmentKindTerms) as [EquipmentKind, ...EquipmentKind[]]);
const stateShape = z.enum(Object.keys(inUseTerms) as [keyof typeof inUseTerms]);

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
  /** By today; `building-demolished`: not removed, of a building that is gone. */
  state: stateShape,
});

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
  .input(z.object({ ...kindListShapes(equipmentList), ...knownAt }))
  .output(z.object({ equipment: z.array(equipmentShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/equipment/{equipment}', summary: 'Equipment of one code: its fields, and where each comes from' })
  .input(kind.one.extend(knownAt))
  .output(equipmentShape.extend(datedProvenance));

export const equipmentContract = {
  importEquipment: kind.importFile,
  list,
  get,
  add: kind.add,
  edit: kind.edit,
  history: kind.history,
};
