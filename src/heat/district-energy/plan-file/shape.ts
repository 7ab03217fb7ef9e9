import { z } from 'zod';
import { uses } from '#kernel/vocabulary.ts';

/** What a district needs. `hot-water` has no meter of its own in the registry: it comes from figures. */
export const demandKinds = ['electricity', 'heat', 'cooling', 'hot-water', 'gas'] as const;

export type DemandKind = (typeof demandKinds)[number];

/** What supplies it. */
export const supplyKinds = ['grid', 'network', 'waste-heat', 'ground-source', 'air-source', 'boiler', 'chiller', 'solar', 'other'] as const;

/** What a plan makes least. */
export const objectives = ['cost', 'carbon', 'import'] as const;

export type Objective = (typeof objectives)[number];

const most = 1e12;
const code = z.string().trim().min(1).max(100);
/** A document, a clause, a measurement: no number without one. */
const origin = z.string().trim().min(1).max(500);
const some = z.number().min(0).max(most);
const above = z.number().gt(0).max(most);
const year = z.int().min(1990).max(2200);
const said = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, origin });
/** Shares by month and clock hour: twelve rows of 24. */
const byMonth = z.array(z.array(z.number().min(0).max(1)).length(24)).length(12);

/** A plot with its use and floor area, or a building that stands: then both are the registry's. */
const plot = z.strictObject({
  code,
  building: code.optional(),
  use: z.enum(uses).optional(),
  areaM2: above.optional(),
  /** From when on it is supplied. */
  year,
  origin,
});

/** The greatest load of a square metre, where nothing is measured. */
const load = z.strictObject({ use: z.enum(uses), carrier: z.enum(demandKinds), wattPerM2: some, origin });

/** The share of its greatest load that is assumed in each month and hour; for one use or for all. */
const profile = z.strictObject({ carrier: z.enum(demandKinds), use: z.enum(uses).optional(), shares: byMonth, origin });

const supply = z.strictObject({
  code,
  kind: z.enum(supplyKinds),
  carrier: z.enum(demandKinds),
  /** What it takes from the district, and how many kWh it gives for one. */
  from: z.enum(demandKinds).optional(),
  ratio: above.optional(),
  /** Whether what it gives comes from outside the district. */
  imported: z.boolean().default(false),
  /** For a kWh given, beside what it takes from the district. */
  yuanPerKwh: some.default(0),
  kgPerKwh: some.default(0),
  yuanPerKw: some,
  years: above,
  yuanPerKwYear: some.default(0),
  /** A year, if it is built at all. */
  yuanPerYear: some.default(0),
  mostKw: above.optional(),
  available: byMonth.optional(),
  origin,
});

const store = z.strictObject({
  code,
  carrier: z.enum(demandKinds),
  yuanPerKwh: some,
  years: above,
  /** Of what is put in. */
  efficiency: z.number().gt(0).max(1),
  lossPerHour: z.number().min(0).lt(1),
  /** In and out. */
  kwPerKwh: above,
  mostKwh: above.optional(),
  origin,
});

export const districtShape = z.strictObject({
  /** The calendar year whose measured hours are used. */
  measuredYear: z.int().min(1990).max(2200),
  rate: said(z.number().min(0).max(1)),
  /** How many years the last phase counts. */
  lastYears: said(above),
  objective: z.enum(objectives).default('cost'),
  /** Of a year, each. */
  limits: z.strictObject({ yuan: said(some).optional(), carbonKg: said(some).optional(), importKwh: said(some).optional() }).default({}),
  plots: z.array(plot).min(1).max(2000),
  figures: z.array(load).default([]),
  profiles: z.array(profile).default([]),
  supplies: z.array(supply).min(1).max(60),
  stores: z.array(store).max(20).default([]),
  /** Rules of thumb, to compare with. */
  rules: z.array(load).default([]),
});

export type District = z.output<typeof districtShape>;
export type Supply = District['supplies'][number];
export type Store = District['stores'][number];
