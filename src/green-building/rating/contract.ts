import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, codeShape, saidShape } from '#kernel/shape.ts';
import { districtShape, incentivesShape, materialsShape, prefabShape, ratedShape, schemeShape, ultraLowShape } from './shapes.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

/** The result of reading a file. */
const given = z.record(z.string(), z.unknown());
const standard = z.string().min(1).max(100);
const green = standard.default('GB/T50378-2019');
const stage = z.enum(['pre', 'final']);
const where = { region: codeShape.optional(), date: askedDayShape.optional(), project: saidShape.optional() };

const standards = asks('view')
  .route({
    method: 'GET',
    path: '/rating/standards',
    summary: 'The standards by which buildings are rated, and what of them is not loaded',
  })
  .input(z.object({ date: askedDayShape.optional() }))
  .output(
    z.object({
      standards: z.array(
        z.object({
          standard: z.string(),
          names: bilingual,
          kind: z.enum(['stars', 'prefab']),
          validFrom: z.string().nullable(),
          revisedFrom: z.string().nullable(),
          gaps: z.array(bilingual),
        }),
      ),
    }),
  );

const scheme = asks('view', { whoever: true })
  .route({
    method: 'GET',
    path: '/rating/scheme',
    summary: 'Parts, floors, thresholds, requirements and items of a standard, each with its status',
  })
  .input(z.object({ standard: green, date: askedDayShape.optional() }))
  .output(schemeShape);

const prefabScheme = asks('view', { whoever: true })
  .route({ method: 'GET', path: '/rating/prefab-scheme', summary: 'Items, shares and points of the prefab standard, each with its status' })
  .input(z.object({ standard: standard.default('GB/T51129-2017'), date: askedDayShape.optional() }))
  .output(
    z.object({
      standard: z.string(),
      names: bilingual,
      groups: z.array(
        z.object({ code: z.string(), names: bilingual, max: z.number(), min: z.number(), clause: z.string(), status: z.string() }),
      ),
      items: z.array(
        z.object({
          item: z.string(),
          names: bilingual,
          group: z.string(),
          ratio: z.object({ from: z.number(), to: z.number(), status: z.string() }).nullable(),
          points: z.object({ from: z.number(), to: z.number(), status: z.string() }),
          must: z.boolean(),
          mayLack: z.boolean(),
        }),
      ),
      grades: z.array(z.object({ grade: z.string(), from: z.number(), to: z.number() })),
    }),
  );

const rate = asks('view')
  .route({
    method: 'POST',
    path: '/rating/rate',
    summary: 'The green-building score of a building, its stars, what is missing to the next',
  })
  .input(z.object({ standard: green, stage, date: askedDayShape.optional(), input: saidShape }))
  .output(ratedShape);

const readSheet = asks('upload')
  .route({ method: 'POST', path: '/rating/sheet', summary: 'Read an uploaded score sheet into what rate takes' })
  .input(z.object({ file: z.string(), standard: green, date: askedDayShape.optional() }))
  .output(z.object({ input: given }));

const prefab = asks('view')
  .route({ method: 'POST', path: '/rating/prefab', summary: 'The prefab rate of a building and its grade' })
  .input(z.object({ standard: standard.default('GB/T51129-2017'), date: askedDayShape.optional(), input: saidShape }))
  .output(prefabShape);

const materials = asks('view')
  .route({ method: 'POST', path: '/rating/materials', summary: 'The share of green materials by cost and by quantity, product by product' })
  .input(z.object({ ...where, input: saidShape }))
  .output(materialsShape);

const readProducts = asks('upload')
  .route({ method: 'POST', path: '/rating/products', summary: 'Read an uploaded list of products into what materials takes' })
  .input(z.object({ file: z.string() }))
  .output(z.object({ input: given }));

const ultraLow = asks('view')
  .route({
    method: 'POST',
    path: '/rating/ultra-low',
    summary: "The ultra-low-energy share of a project's buildings against what is asked",
  })
  .input(z.object({ ...where, input: saidShape }))
  .output(ultraLowShape);

const district = asks('view')
  .route({
    method: 'POST',
    path: '/rating/district',
    summary: 'The buildings of a district summed up by level, and each of its projects against the share rule',
  })
  .input(z.object({ ...where, input: saidShape }))
  .output(districtShape);

const incentives = asks('view')
  .route({
    method: 'POST',
    path: '/rating/incentives',
    summary: 'What a project may claim, with clause: amounts in yuan to the cent, and floor area left out of the plot ratio',
  })
  .input(z.object({ ...where, region: codeShape, measures: saidShape.optional() }))
  .output(incentivesShape);

export const ratingContract = {
  standards,
  scheme,
  prefabScheme,
  rate,
  readSheet,
  prefab,
  materials,
  readProducts,
  ultraLow,
  district,
  incentives,
};
