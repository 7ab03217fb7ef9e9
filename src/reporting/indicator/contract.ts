import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, findingShape, measuredYearShape } from '#kernel/shape.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

const fileShape = z.object({
  /** The name of the file, used in messages about it. */
  name: z.string().trim().min(1).max(200).default('indicator.yaml'),
  text: z.string().max(1_000_000),
});

const indicatorShape = z.object({
  id: z.string(),
  version: z.number().int(),
  names: bilingual,
  unit: z.string(),
  /** For display. */
  decimals: z.number().int(),
  direction: z.enum(['up', 'down']),
  status: z.string(),
  document: z.string(),
  clause: z.string(),
  /** Targets of documents that are compared with it. */
  targets: z.array(z.string()),
  origin: z.enum(['shipped', 'own', 'kept']),
  /** The formula in words. */
  formula: bilingual,
});

const checkedShape = z.object({
  indicators: z.array(z.object({ id: z.string(), version: z.number().int(), targets: z.number().int() })),
  findings: z.array(findingShape),
});

const list = asks('view')
  .route({ method: 'GET', path: '/indicators', summary: 'The indicators in force, with the targets that are held against each' })
  .output(z.object({ indicators: z.array(indicatorShape) }));

const one = { id: z.string().min(1).max(200) };

const show = asks('view')
  .route({ method: 'GET', path: '/indicators/{id}', summary: 'An indicator: how it is worked out, from which source, its versions' })
  .input(z.object(one))
  .output(indicatorShape.extend({ versions: z.array(z.number().int()), held: z.record(z.string(), z.unknown()) }));

const check = asks('view')
  .route({
    method: 'POST',
    path: '/indicators/check',
    summary: 'Check a file of indicators; `indicator-invalid` has all its faults, each by line and column. Nothing is written',
  })
  .input(fileShape)
  .output(checkedShape);

const add = asks('knowledge')
  .route({ method: 'POST', path: '/indicators', summary: 'Add a file of indicators, or their next versions, to the knowledge of the city' })
  .input(fileShape)
  .output(checkedShape);

/** A calculated indicator. */
export const indicatorValueShape = z.object({
  id: z.string(),
  version: z.number().int(),
  names: bilingual,
  value: z.number().nullable(),
  unit: z.string(),
  decimals: z.number().int(),
  coverage: z.number().min(0).max(1),
  parts: z.array(z.object({ say: z.string(), value: z.number().nullable(), unit: z.string(), coverage: z.number(), figure: z.string() })),
  indicative: z.boolean(),
  findings: z.array(findingShape),
  figure: z.string(),
});

const value = asks('view')
  .route({ method: 'GET', path: '/indicators/{id}/value', summary: 'An indicator of a place in a year, with its parts; each figure opens' })
  .input(
    z.object({
      ...one,
      region: codeShape,
      year: measuredYearShape,
      /** The document whose period projects are counted in, if the indicator needs one. */
      document: z.string().max(20).optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(indicatorValueShape);

export const indicatorContract = { list, show, check, add, value };
