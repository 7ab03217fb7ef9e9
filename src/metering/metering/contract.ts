import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import {
  askedTimeShape,
  carrierShape,
  codeShape,
  figureShape,
  findingShape,
  instantShape,
  measuredMonthShape,
  measuredTimeShape,
  offsetShape,
  unitShape,
} from '#kernel/shape.ts';
import { formShape, useColumnsShape } from '#kernel/column-shape.ts';
import { writtenListShape, writtenShape } from '#kernel/written.ts';
import { buildingContract } from './building/building-contract.ts';

export const stepShape = z.enum(['15min', 'hour', 'day', 'month', 'year']);

const useStep = z.object({
  start: instantShape,
  end: instantShape,
  value: z.number().nullable(),
  coverage: z.number(),
  estimated: z.boolean().optional(),
});

const spanInput = z.object({
  from: measuredTimeShape,
  to: measuredTimeShape,
  step: stepShape,
  knownAt: askedTimeShape.optional(),
});

const useInput = spanInput.extend({ as: formShape });

const useShape = z.object({
  carrier: carrierShape,
  unit: unitShape,
  /** The steps of the answer: those requested, or longer ones if `most` was given. */
  step: stepShape,
  /** Empty if columns were requested. */
  steps: writtenListShape(useStep),
  columns: writtenShape(useColumnsShape).optional(),
  total: figureShape,
  findings: z.array(findingShape),
});

const sideFigure = z.object({ value: z.number().nullable(), unit: unitShape, coverage: z.number() });

const typing = {
  sheet: asks('import-readings')
    .route({
      method: 'POST',
      path: '/buildings/{building}/typing',
      summary: 'To type a month in: the metering points of a building, their last readings, the same month a year ago',
    })
    .input(z.object({ building: codeShape, month: measuredMonthShape }))
    .output(
      z.object({
        building: codeShape,
        name: z.string(),
        zone: z.string(),
        /** First local day of the month, and the day after its last. */
        from: z.string(),
        to: z.string(),
        /** The day on which registers are read, unless another is given. */
        readOn: z.string(),
        meters: z.array(
          z.object({
            meter: codeShape,
            carrier: carrierShape,
            item: z.string().nullable(),
            kind: z.enum(['register', 'interval']),
            unit: unitShape,
            digits: z.number().nullable(),
            multiplier: z.number(),
            capacity: z.number().nullable(),
            last: z.object({ time: instantShape, end: instantShape.nullable(), value: z.number(), unit: unitShape }).nullable(),
            /** What is already known of this month. */
            held: sideFigure,
            lastYear: sideFigure,
          }),
        ),
      }),
    ),
  check: asks('import-readings')
    .route({
      method: 'POST',
      path: '/buildings/{building}/typing/check',
      summary: 'What looks wrong about typed values before they are sent; nothing is written',
    })
    .input(
      z.object({
        building: codeShape,
        month: measuredMonthShape,
        values: z
          .array(z.object({ meter: codeShape, time: askedTimeShape, end: askedTimeShape.optional(), value: z.string().max(40) }))
          .max(1000),
      }),
    )
    .output(
      z.object({
        checks: z.array(z.object({ meter: codeShape, use: z.number().nullable(), unit: unitShape, findings: z.array(findingShape) })),
        missing: z.array(codeShape),
      }),
    ),
};

export const meteringContract = {
  typing,
  ...buildingContract,
  useOfBuilding: asks('view')
    .route({ method: 'GET', path: '/buildings/{building}/use', summary: 'Use of a building by step' })
    .input(
      useInput.extend({
        building: codeShape,
        carrier: carrierShape.default('electricity'),
        item: z.string().optional(),
        /** The maximum number of steps: longer steps are used if there would be more. For drawing. */
        most: z.coerce.number().int().min(10).max(100_000).optional(),
      }),
    )
    .output(useShape.extend({ building: codeShape })),
  useOfMeter: asks('view')
    .route({ method: 'GET', path: '/meters/{meter}/use', summary: 'Use of one meter by step' })
    .input(useInput.extend({ meter: codeShape }))
    .output(useShape.extend({ meter: codeShape })),
  balance: asks('view')
    .route({ method: 'GET', path: '/meters/{meter}/balance', summary: 'A parent against its children' })
    .input(spanInput.extend({ meter: codeShape }))
    .output(
      z.object({
        meter: codeShape,
        unit: unitShape,
        children: z.array(z.object({ meter: codeShape, item: z.string().nullable(), total: figureShape })),
        steps: z.array(
          z.object({
            start: instantShape,
            end: instantShape,
            parent: z.number().nullable(),
            children: z.number().nullable(),
            remainder: z.number().nullable(),
            coverage: z.number(),
          }),
        ),
        total: z.object({ parent: figureShape, children: figureShape, remainder: figureShape }),
        findings: z.array(findingShape),
      }),
    ),
  completeness: asks('view')
    .route({ method: 'GET', path: '/completeness', summary: 'How much of the time is measured' })
    .input(
      z.object({
        region: codeShape.optional(),
        building: codeShape.optional(),
        from: measuredTimeShape,
        to: measuredTimeShape,
        step: z.enum(['day', 'month']),
        carrier: carrierShape.optional(),
        knownAt: askedTimeShape.optional(),
        sort: z.enum(['code', 'worst']).default('code'),
        limit: z.coerce.number().int().min(1).max(100_000).optional(),
        offset: offsetShape.default(0),
      }),
    )
    .output(
      z.object({
        edges: z.array(instantShape),
        /** The number of buildings and carriers, however few of them `limit` shows. */
        total: z.number().int(),
        buildings: writtenListShape(
          z.object({ code: codeShape, name: z.string(), carrier: carrierShape, steps: z.array(z.number().nullable()) }),
        ),
        findings: z.array(findingShape),
      }),
    ),
};
