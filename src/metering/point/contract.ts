import { z } from 'zod';
import { quantities, readUnits } from '#kernel/quantity.ts';
import { asks } from '#kernel/rights.ts';
import { datedProvenance, kindContract } from '#platform/ledger/kind-contract.ts';
import { kindListShapes, knownAt } from '#platform/ledger/kind-list-shapes.ts';
import { kindShapes } from '#platform/ledger/kind-shapes.ts';
import { pointFacts, pointList } from './vocabulary.ts';

const pointShape = z.object({
  code: z.string(),
  quantity: z.enum(quantities),
  /** The code of the building that it is in. */
  building: z.string().nullable(),
  buildingName: z.string().nullable(),
  ...kindShapes(pointFacts),
  /** The unit of values that name none; `low` and `high`, the plausible range, are in it too. */
  unit: z.enum(readUnits),
  /** How long a value holds at most: `1h`, `15min`. */
  hold: z.string(),
});

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
  .input(z.object({ ...kindListShapes(pointList), ...knownAt }))
  .output(z.object({ points: z.array(pointShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/points/{point}', summary: 'A point: its fields, and where each comes from' })
  .input(kind.one.extend(knownAt))
  .output(pointShape.extend(datedProvenance));

export const pointContract = { importPoints: kind.importFile, list, get, add: kind.add, edit: kind.edit, history: kind.history };
