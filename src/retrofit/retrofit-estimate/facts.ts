import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { EntryOf, Found } from '#platform/knowledge/facts.ts';

export type Measure = Found<'measure'>;

/** Half-width of a 90 % interval of the normal distribution, in standard deviations (`retrofit.md` 3). */
export const z90 = 1.6448536;

/** Coverage below which a carrier is left out. */
export const leastCoverage = 0.95;

/** Use that does not depend on the weather, and use that does: in the carrier's unit, scaled to what was measured. */
export type Parts = {
  readonly base: number;
  readonly heating: number;
  readonly cooling: number;
  /** Of the three; null if there are too few independent points for an interval. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly freedom: number;
};

export type Slice = { readonly leaf: string; readonly value: number };

/** A carrier's year of a building. `kgce`: per unit; null if no coefficient holds. */
export type CarrierLeaves = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly measured: number;
  readonly parts: Parts | null;
  /** Cut out of `base`; out of the whole if there are no parts. */
  readonly slices: readonly Slice[];
  readonly kgce: number | null;
};

/** The effect of a measure on a building: the share of a leaf that it saves. `carriers`: those whose leaf it is. */
export type Act = {
  readonly measure: string;
  readonly leaf: string;
  readonly carriers: readonly Carrier[];
  readonly share: number;
  readonly sigma: number;
  /** Whether it adds to others of its kind, up to 1, instead of multiplying with them. */
  readonly isConductance: boolean;
};

export type CostPer = NonNullable<EntryOf<'measure'>['cost']>['per'];
