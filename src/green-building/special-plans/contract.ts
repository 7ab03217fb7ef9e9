import { z } from 'zod';
import { importOutput } from '#platform/imports/contract.ts';
import { previewed } from '#platform/ledger/shapes.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, codeShape, dayShape } from '#kernel/shape.ts';
import { areaShape } from './shapes.ts';

export { plotShape } from './shapes.ts';

/** The facts of a plan: `strength` is how strongly its own words bind. */
const planShape = {
  code: codeShape,
  region: codeShape,
  title: z.string().trim().min(1).max(300),
  issuer: z.string().trim().min(1).max(200),
  issued: askedDayShape,
  strength: z.enum(['must', 'in-principle', 'promote', 'encourage']).default('must'),
};

const importPlan = asks('import-plan')
  .route({
    method: 'POST',
    path: '/imports/special-plan',
    summary: 'A special plan: areas as GeoJSON with their star, prefab, renewable and ultra-low-energy indices',
  })
  .input(
    z.object({
      ...planShape,
      file: z.string().min(1),
      number: z.string().max(100).optional(),
      periodEnds: askedDayShape.optional(),
      ...previewed,
      wait: z.boolean().optional(),
    }),
  )
  .output(importOutput);

const told = z.object({
  ...planShape,
  issued: dayShape,
  strength: z.string(),
  number: z.string().nullable(),
  periodEnds: z.string().nullable(),
});

const list = asks('view')
  .route({ method: 'GET', path: '/special-plans', summary: 'Special plans, all or those of a place' })
  .input(z.object({ region: codeShape.optional() }))
  .output(z.object({ plans: z.array(told) }));

const get = asks('view')
  .route({ method: 'GET', path: '/special-plans/{code}', summary: 'A special plan with its areas and their indices' })
  .input(z.object({ code: codeShape }))
  .output(
    z.object({
      plan: told,
      areas: z.array(
        z.object({
          name: z.string(),
          indices: z.array(z.object({ item: z.string(), value: z.union([z.number(), z.boolean()]), given: z.string() })),
          boundary: areaShape,
        }),
      ),
    }),
  );

export const specialPlansContract = { import: importPlan, list, get };
