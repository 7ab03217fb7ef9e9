import { z } from 'zod';
import { quantities, readUnits } from '#kernel/quantity.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, pageOf } from '#kernel/shape.ts';
import { datedProvenance, kindContract } from '#platform/ledger/kind-contract.ts';

export const quantityShape = z.enum(quantities);

const pointShape = z.object({
  code: z.string(),
  quantity: quantityShape,
  /** The code of the building that it is in. */
  building: z.string().nullable(),
  buildingName: z.string().nullable(),
  name: z.string().nullable(),
  /** The unit of values that name none; `low` and `high` are in it too. */
  unit: z.enum(readUnits),
  space: z.string().nullable(),
  equipment: z.string().nullable(),
  tag: z.string().nullable(),
  /** How long a value holds at most: `1h`, `15min`. */
  hold: z.string(),
  /** The plausible range. */
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const knownAt = askedTimeShape.optional();

const kind = kindContract({
  one: 'point',
  many: 'points',
  path: '/points',
  article: 'a point',
  plural: 'points',
  file: 'points beside meters',
  rights: { file: 'import-registry', edit: 'edit', see: 'view' },
});

const list = asks('view')
  .route({ method: 'GET', path: '/points', summary: 'Points beside meters, filtered, sorted and paged, as they stand or were known' })
  .input(
    z.object({
      /** Points in this building, by any code of the building. */
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
      ...pageOf(),
      knownAt,
    }),
  )
  .output(z.object({ points: z.array(pointShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/points/{point}', summary: 'A point: its fields, and where each comes from' })
  .input(kind.one.extend({ knownAt }))
  .output(pointShape.extend(datedProvenance));

export const pointContract = { importPoints: kind.importFile, list, get, add: kind.add, edit: kind.edit, history: kind.history };
