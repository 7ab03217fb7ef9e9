import type { Carrier } from '#kernel/carrier.ts';

/** A number, or a range from which each sample draws one; without samples the middle is used. */
export type Spread = { readonly low: number; readonly high: number };

/** Every spread of a plan has its index in a sample. */
export type Amount = number | { readonly spread: number };

/** An amount for each carrier of a plan, in the order of its `carriers`. */
export type PerCarrier = readonly (Amount | null)[];

/** Floor area (m2) of a use, and its yearly use of each carrier per square metre, in the carrier's own unit. */
export type Stock = { readonly use: string; readonly areaM2: Amount; readonly intensity: PerCarrier };

/** Area built and demolished of a use in each year of a range, m2 per year; both years included. */
export type Growth = {
  readonly use: string;
  readonly years: readonly [number, number];
  readonly newM2: Amount;
  readonly demolishedM2: Amount;
  readonly intensity: PerCarrier;
};

export const measureStocks = ['base', 'new', 'all'] as const;

/** A measure applied to a share of each stock's area in each year of a range. */
export type PathMeasure = {
  readonly id: string;
  readonly uses: readonly string[];
  readonly of: (typeof measureStocks)[number];
  readonly years: readonly [number, number];
  /** Of a stock's area, each year. */
  readonly share: Amount;
  /** The share of each carrier that is saved where the measure was applied. */
  readonly saving: PerCarrier;
  /** From one carrier to another; `ratio`: units of `to` per unit of `from`. */
  readonly shift: { readonly from: number; readonly to: number; readonly ratio: Amount } | null;
  /** kWh that a square metre generates itself. */
  readonly pv: Amount | null;
};

/** kg per unit of a carrier in given years, ascending; linear in between. */
export type FactorLine = readonly (readonly [number, Amount])[];

export type PathLimit = { readonly name: string; readonly year: number; readonly kg: number };

/** A plan ready for calculation: fully read and checked. */
export type Plan = {
  readonly base: number;
  readonly to: number;
  readonly carriers: readonly Carrier[];
  /** Index of electricity in `carriers`; -1 if nothing uses it. */
  readonly electricity: number;
  readonly stock: readonly Stock[];
  readonly growth: readonly Growth[];
  readonly measures: readonly PathMeasure[];
  /** For each carrier; null if there is no factor. */
  readonly factors: readonly (FactorLine | null)[];
  readonly spreads: readonly Spread[];
  readonly limits: readonly PathLimit[];
};

/** A year of a path. `kg` is null if a carrier in use has no factor. */
export type PathYear = {
  readonly year: number;
  readonly areaM2: number;
  /** By carrier, in the plan's order. */
  readonly use: readonly number[];
  readonly kg: number | null;
  /** What each measure saves, after those before it; in the plan's order. */
  readonly byMeasure: readonly (number | null)[];
};

/** More was to be demolished than existed. */
export type Exceeds = { readonly use: string; readonly year: number; readonly shortM2: number };

export type Path = { readonly years: readonly PathYear[]; readonly exceeds: readonly Exceeds[] };
