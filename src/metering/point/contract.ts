import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { quantities, readUnits } from '#kernel/quantity.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, dayShape, offsetShape } from '#kernel/shape.ts';
import { addedShape, editedShape, fieldChangeShape, originShape, setShape, previewed } from '#platform/ledger/contract.ts';

export const quantityShape = z.enum(quantities);

const pointShape = z.object({
  code: z.string(),
  quantity: quantityShape,
  /** The code of the building that it stands in. */
  building: z.string().nullable(),
  buildingName: z.string().nullable(),
  name: z.string().nullable(),
  /** Of values that name none; `low` and `high` are in it too. */
  unit: z.enum(readUnits),
  space: z.string().nullable(),
  equipment: z.string().nullable(),
  tag: z.string().nullable(),
  /** How long a value holds at most: `1h`, `15min`. */
  hold: z.string(),
  /** What is plausible. */
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const knownAt = askedTimeShape.optional();
const one = z.object({ point: codeShape });

const importPoints = asks('import-registry')
  .route({ method: 'POST', path: '/imports/points', summary: 'Import points beside meters from an uploaded csv or xlsx' })
  .input(importInput)
  .output(importOutput);

const list = asks('view')
  .route({ method: 'GET', path: '/points', summary: 'Points beside meters, filtered, sorted and paged, as they stand or were known' })
  .input(
    z.object({
      /** Those that stand in this building, by any code of its. */
      building: codeShape.optional(),
      quantity: quantityShape.optional(),
      space: z.string().max(100).optional(),
      equipment: z.string().max(100).optional(),
      tag: z.string().max(60).optional(),
      /** Of buildings in this place. */
      region: codeShape.optional(),
      search: z.string().max(100).optional(),
      sort: z.enum(['code', 'name', 'building', 'quantity', 'space']).default('code'),
      descending: z.boolean().default(false),
      limit: z.coerce.number().int().min(1).max(1000).default(50),
      offset: offsetShape.default(0),
      knownAt,
    }),
  )
  .output(z.object({ points: z.array(pointShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/points/{point}', summary: 'A point: its fields, and where each comes from' })
  .input(one.extend({ knownAt }))
  .output(
    pointShape.extend({
      dated: z.record(z.string(), z.array(z.object({ from: dayShape.nullable(), value: z.unknown() }))),
      provenance: z.record(z.string(), originShape),
    }),
  );

const edit = asks('edit')
  .route({
    method: 'POST',
    path: '/points/edit',
    summary: 'The same edit by hand of one or more points, as one change; with `preview` only what it would do. `undo` takes it back',
  })
  .input(z.object({ points: z.array(codeShape).min(1).max(1000), set: setShape, ...previewed }))
  .output(editedShape);

const add = asks('edit')
  .route({ method: 'POST', path: '/points', summary: 'A point made by hand. `undo` takes it back' })
  .input(z.object({ code: codeShape, set: setShape }))
  .output(addedShape);

const history = asks('view')
  .route({
    method: 'GET',
    path: '/points/{point}/history',
    summary: 'Who changed which field of a point, from what to what, when, by which import',
  })
  .input(one)
  .output(z.object({ changes: z.array(fieldChangeShape) }));

export const pointContract = { importPoints, list, get, add, edit, history };
