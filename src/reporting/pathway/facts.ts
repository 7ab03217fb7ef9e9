import type { Carrier } from '#kernel/carrier.ts';

/** A number, or two between which each sample draws one; without samples the middle counts. */
export type Spread = { readonly low: number; readonly high: number };

/** Every spread of a plan has its place in a sample. */
export type Amount = number | { readonly spread: number };

/** An amount for each carrier of a plan, in the order of its `carriers`. */
export type PerCarrier = readonly (Amount | null)[];

/** Floor area (m2) of a use, and what a square metre takes of each carrier a year, in the carrier's own unit. */
export type Stock = { readonly use: string; readonly areaM2: Amount; readonly intensity: PerCarrier };

/** What is built and torn down of a use in each of some years, m2 a year; both years count. */
export type Growth = {
  readonly use: string;
  readonly years: readonly [number, number];
  readonly newM2: Amount;
  readonly demolishedM2: Amount;
  readonly intensity: PerCarrier;
};

export const measureStocks = ['base', 'new', 'all'] as const;

/** What is done to a share of each stock's area in each of some years. */
export type PathMeasure = {
  readonly id: string;
  readonly uses: readonly string[];
  readonly of: (typeof measureStocks)[number];
  readonly years: readonly [number, number];
  /** Of a stock's area, each year. */
  readonly share: Amount;
  /** Which part of each carrier is saved where it was done. */
  readonly saving: PerCarrier;
  /** From one carrier to another; `ratio`: units of `to` for a unit of `from`. */
  readonly shift: { readonly from: number; readonly to: number; readonly ratio: Amount } | null;
  /** kWh that a square metre makes itself. */
  readonly pv: Amount | null;
};

/** kg of a unit of a carrier in given years, rising; between them linear. */
export type FactorLine = readonly (readonly [number, Amount])[];

export type PathLimit = { readonly name: string; readonly year: number; readonly kg: number };

/** A plan as it is walked: everything of it was read and checked. */
export type Plan = {
  readonly base: number;
  readonly to: number;
  readonly carriers: readonly Carrier[];
  /** Where electricity stands in `carriers`; -1 where nothing uses it. */
  readonly electricity: number;
  readonly stock: readonly Stock[];
  readonly growth: readonly Growth[];
  readonly measures: readonly PathMeasure[];
  /** For each carrier; null where there is no factor. */
  readonly factors: readonly (FactorLine | null)[];
  readonly spreads: readonly Spread[];
  readonly limits: readonly PathLimit[];
};

/** A year of a path. `kg` is null where a carrier that is used has no factor. */
export type PathYear = {
  readonly year: number;
  readonly areaM2: number;
  /** By carrier, in the order of the plan's. */
  readonly use: readonly number[];
  readonly kg: number | null;
  /** What each measure takes off, after those before it; in the order of the plan's. */
  readonly byMeasure: readonly (number | null)[];
};

/** More was to be torn down than there was. */
export type Exceeds = { readonly use: string; readonly year: number; readonly shortM2: number };

export type Path = { readonly years: readonly PathYear[]; readonly exceeds: readonly Exceeds[] };
