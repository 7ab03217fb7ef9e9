import { z } from 'zod';
import { importInput, importOutput } from '#imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { codeShape } from '#kernel/shape.ts';

/** A building: its fields by their names in `cli.md`. Areas in m2. */
export const buildingShape = z.looseObject({
  code: z.string(),
  name: z.string(),
  use: z.string().nullable(),
  region: z.string().nullable(),
  floorArea: z.number().nullable(),
  /** Codes that were merged into this one and answer to it. */
  aliases: z.array(z.string()),
});

const importBuildings = asks('import-registry')
  .route({ method: 'POST', path: '/imports/buildings', summary: 'Import buildings from an uploaded csv or xlsx' })
  .input(importInput.extend({ matchOn: z.string().max(100).optional() }))
  .output(importOutput);

const buildings = asks('view')
  .route({ method: 'GET', path: '/buildings', summary: 'Buildings, filtered, sorted and paged' })
  .input(
    z.object({
      region: codeShape.optional(),
      organisation: codeShape.optional(),
      use: z.string().optional(),
      search: z.string().max(100).optional(),
      sort: z.enum(['code', 'name', 'region', 'use', 'floorArea', 'yearBuilt']).default('code'),
      descending: z.boolean().default(false),
      limit: z.coerce.number().int().min(1).max(1000).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
  )
  .output(z.object({ buildings: z.array(buildingShape), total: z.number().int() }));

const building = asks('view')
  .route({ method: 'GET', path: '/buildings/{building}', summary: 'One building, by its code or an old one' })
  .input(z.object({ building: codeShape }))
  .output(buildingShape);

export const registryContract = { importBuildings, buildings, building };
