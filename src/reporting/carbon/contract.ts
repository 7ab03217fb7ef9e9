import { z } from 'zod';
import { importInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, carrierShape, codeShape, dayShape, findingShape, measuredYearShape, offsetShape, pageOf } from '#kernel/shape.ts';

const basisShape = z.enum(['location', 'market']);
const byShape = z.enum(['building', 'use', 'district']);
const kgShape = z.number().nullable();

const subject = {
  region: codeShape.optional(),
  building: codeShape.optional(),
  year: measuredYearShape,
  basis: basisShape.default('location'),
  by: byShape.optional(),
  knownAt: askedTimeShape.optional(),
};

const factorShape = z.object({
  id: z.string(),
  version: z.number().int(),
  series: z.enum(['average', 'residual', 'fossil']),
  value: z.number(),
  unit: z.string(),
  /** Of this year; null if it holds by days. */
  year: z.number().int().nullable(),
  validFrom: dayShape.nullable(),
  validTo: dayShape.nullable(),
  place: z.string(),
  document: z.string(),
  clause: z.string(),
  status: z.string(),
  published: dayShape.nullable(),
});

const rowShape = z.object({
  /** The building, use or district; null if the rows cover everything together, or buildings whose use is not known. */
  key: z.string().nullable(),
  /** The name of the key. */
  name: z.string().nullable(),
  carrier: carrierShape,
  use: z.object({ value: z.number().nullable(), unit: z.string(), coverage: z.number(), figure: z.string() }),
  /** On the market basis, for electricity: how much of the use is covered by certificates. */
  certificatesKwh: z.number().optional(),
  /** Null if none is known. */
  factor: factorShape.nullable(),
  kg: kgShape,
  buildings: z.number().int(),
  /** Opens `kg`. */
  figure: z.string(),
});

const estimatedShape = z.object({
  kg: kgShape,
  measuredKg: kgShape,
  /** Everything in the place: what is measured well, and the rest estimated. */
  totalKg: kgShape,
  low: kgShape,
  high: kgShape,
  buildings: z.number().int(),
  floorArea: z.number().nullable(),
  groups: z.array(
    z.object({
      use: z.string(),
      carrier: carrierShape,
      unit: z.string(),
      buildings: z.number().int(),
      floorArea: z.number(),
      intensity: z.number(),
      deviation: z.number(),
      peers: z.number().int(),
      /** The place whose buildings are the peers. */
      from: z.string(),
    }),
  ),
});

const inventory = asks('view')
  .route({
    method: 'GET',
    path: '/carbon/inventory',
    summary: 'Carbon dioxide of a place or a building in a year, measured and estimated apart',
  })
  .input(
    z.object({
      ...subject,
      estimate: z.stringbool().or(z.boolean()).optional(),
      /** Of the rows; without a limit all are returned. */
      limit: z.coerce.number().int().min(1).max(100_000).optional(),
      offset: offsetShape.default(0),
    }),
  )
  .output(
    z.object({
      region: z.string().nullable(),
      building: z.string().nullable(),
      year: z.number().int(),
      basis: basisShape,
      rows: z.array(rowShape),
      /** Total number of rows, returned or not. */
      count: z.number().int(),
      total: z.object({ directKg: kgShape, electricityKg: kgShape, heatKg: kgShape, kg: kgShape }),
      floorArea: z.number().nullable(),
      kgPerM2: z.number().nullable(),
      generatedKwh: z.number().nullable(),
      estimated: estimatedShape.optional(),
      unknown: z.object({ buildings: z.number().int(), floorArea: z.number().nullable() }),
      figure: z.string(),
      indicative: z.boolean(),
      findings: z.array(findingShape),
    }),
  );

const factors = asks('view')
  .route({
    method: 'GET',
    path: '/carbon/factors',
    summary: 'Emission factors that are known, or were known at a time, with document and status',
  })
  .input(
    z.object({
      /** Of this year or in force in it. */
      year: measuredYearShape.optional(),
      carrier: carrierShape.optional(),
      /** Of this place, those above it, their grids and the nation. */
      region: codeShape.optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(z.object({ factors: z.array(factorShape.extend({ carrier: carrierShape, covers: z.array(z.string()) })) }));

const certificateShape = z.object({
  number: z.string(),
  building: z.string().nullable(),
  organisation: z.string().nullable(),
  kwh: z.number(),
  from: dayShape,
  /** Included. */
  to: dayShape,
  document: z.string().nullable(),
});

const certificates = {
  importFile: asks('import-registry')
    .route({ method: 'POST', path: '/imports/green-certificates', summary: 'Import green power certificates from an uploaded csv or xlsx' })
    .input(importInput)
    .output(importOutput),
  list: asks('view')
    .route({
      method: 'GET',
      path: '/carbon/certificates',
      summary: 'Green power certificates that are seen, as they stand or were known at a time',
    })
    .input(
      z.object({
        year: measuredYearShape.optional(),
        knownAt: askedTimeShape.optional(),
        ...pageOf(1000, 100),
      }),
    )
    .output(z.object({ certificates: z.array(certificateShape), total: z.number().int() })),
};

export const carbonContract = { inventory, factors, certificates };
