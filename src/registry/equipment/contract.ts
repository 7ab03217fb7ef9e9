import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, offsetShape } from '#kernel/shape.ts';
import { addedShape, editedShape, fieldChangeShape, originShape, setShape, previewed } from '#platform/ledger/contract.ts';
import { type EquipmentKind, equipmentKindTerms } from './vocabulary.ts';

const kindShape = z.enum(Object.keys(equipmentKindTerms) as [EquipmentKind, ...EquipmentKind[]]);
const stateShape = z.enum(['in-use', 'removed']);
const yesShape = z.boolean().nullable();

const equipmentShape = z.object({
  code: z.string(),
  /** The code of the building that it stands in. */
  building: z.string(),
  buildingName: z.string().nullable(),
  kind: kindShape,
  name: z.string().nullable(),
  count: z.number().int(),
  model: z.string().nullable(),
  /** kW. */
  capacity: z.number().nullable(),
  /** kW. */
  power: z.number().nullable(),
  /** Hours of a year. */
  hours: z.number().nullable(),
  /** In what `metric` says. */
  efficiency: z.number().nullable(),
  metric: z.string().nullable(),
  /** `2008-05-06`, `2008-05` or `2008`: as exactly as it is known. */
  installed: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/u)
    .nullable(),
  /** Years. */
  life: z.number().int().nullable(),
  meetsStandard: yesShape,
  unsafe: yesShape,
  worthRepair: yesShape,
  inefficient: yesShape,
  accident: yesShape,
  damaged: yesShape,
  removed: dayShape.nullable(),
  /** `removed`: taken down by today. */
  state: stateShape,
});

const knownAt = askedTimeShape.optional();
const one = z.object({ equipment: codeShape });

const importEquipment = asks('import-registry')
  .route({ method: 'POST', path: '/imports/equipment', summary: 'Import equipment of buildings from an uploaded csv or xlsx' })
  .input(importInput)
  .output(importOutput);

const list = asks('view')
  .route({ method: 'GET', path: '/equipment', summary: 'Equipment of buildings, filtered, sorted and paged, as it stands or was known' })
  .input(
    z.object({
      /** What stands in this building, by any code of its. */
      building: codeShape.optional(),
      kind: kindShape.optional(),
      state: stateShape.optional(),
      /** Of buildings in this place. */
      region: codeShape.optional(),
      /** Of this organisation's buildings. */
      organisation: codeShape.optional(),
      search: z.string().max(100).optional(),
      sort: z.enum(['code', 'name', 'building', 'kind', 'installed', 'capacity']).default('code'),
      descending: z.boolean().default(false),
      limit: z.coerce.number().int().min(1).max(1000).default(50),
      offset: offsetShape.default(0),
      knownAt,
    }),
  )
  .output(z.object({ equipment: z.array(equipmentShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/equipment/{equipment}', summary: 'Equipment of one code: its fields, and where each comes from' })
  .input(one.extend({ knownAt }))
  .output(
    equipmentShape.extend({
      /** Fields that change in the course of its life: from which local day on they are what. */
      dated: z.record(z.string(), z.array(z.object({ from: dayShape.nullable(), value: z.unknown() }))),
      provenance: z.record(z.string(), originShape),
    }),
  );

const edit = asks('edit')
  .route({
    method: 'POST',
    path: '/equipment/edit',
    summary:
      'The same edit by hand of equipment of one or more codes, as one change; with `preview` only what it would do. `undo` takes it back',
  })
  .input(
    z.object({
      equipment: z.array(codeShape).min(1).max(1000),
      set: setShape,
      from: askedDayShape.optional(),
      ...previewed,
    }),
  )
  .output(editedShape);

const add = asks('edit')
  .route({ method: 'POST', path: '/equipment', summary: 'One code of equipment made by hand. `undo` takes it back' })
  .input(z.object({ code: codeShape, set: setShape }))
  .output(addedShape);

const history = asks('view')
  .route({
    method: 'GET',
    path: '/equipment/{equipment}/history',
    summary: 'Who changed which field of equipment, from what to what, when, by which import',
  })
  .input(one)
  .output(z.object({ changes: z.array(fieldChangeShape) }));

export const equipmentContract = { importEquipment, list, get, add, edit, history };
