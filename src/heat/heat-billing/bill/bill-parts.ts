import type { Exact } from '#kernel/exact-number.ts';
import type { HeatMethod } from '#heat/heat-supply/vocabulary.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { MeterSeason } from './day-heat.ts';
import type { Lines } from './lines.ts';
import type { Frame, Stay } from './stay.ts';
import type { Degrees, Rate, SubstituteDecision, SubstituteRule } from './substitutes.ts';
import type { ColdDays } from './tally.ts';

/** A settlement point over a season, with its facts on the first day. */
export type PointSeason = {
  readonly method: HeatMethod;
  /** The part of shared heat that is split by area, 0 to 1. */
  readonly areaShare: string | null;
  /** The meter of all its households. */
  readonly meter: MeterSeason | null;
  readonly decided: SubstituteDecision | null;
  readonly last: Rate | null;
};

/** A household over a season. Its stays are in day order, without overlap; there are none before its first row. */
export type HouseholdSeason = {
  readonly code: string;
  readonly class: string;
  readonly stays: readonly Stay[];
  readonly meter: MeterSeason | null;
  /** The reading of its allocators. */
  readonly units: string | null;
  readonly cold: readonly ColdDays[];
  readonly decided: SubstituteDecision | null;
  readonly last: Rate | null;
};

export type SeasonTerms = { readonly frame: Frame; readonly tariff: HeatTariff; readonly degrees: Degrees };

export type HoldReason = 'method-needs-meter' | 'price-missing' | 'meter-overdue' | 'readings-missing' | 'units-missing';

export type Doubt = { readonly code: string; readonly evidence: Readonly<Record<string, unknown>> };

/**
 * The basis of the lines that are calculated by area: billed area of each charged day, summed, in 10⁻¹² m². `cold`: multiplied by the share
 * of the reduction.
 */
type SquareMetreDays = { readonly metered: bigint; readonly area: bigint; readonly stopped: bigint; readonly cold: bigint };

export type AccountBill = {
  readonly account: string;
  readonly days: { readonly metered: number; readonly area: number; readonly stopped: number };
  /** 0.0001 GJ. */
  readonly quantity: bigint;
  /** The part of it that substitutes for what was not measured. */
  readonly substituted: bigint;
  readonly squareMetreDays: SquareMetreDays;
  readonly lines: Lines;
};

/** A household's bill. A held bill has no accounts. */
export type HouseholdBill = {
  readonly household: string;
  readonly held: HoldReason | null;
  readonly accounts: readonly AccountBill[];
  /** Which rules substituted for readings, on which days of the season. */
  readonly rules: ReadonlyMap<SubstituteRule | 'decided', readonly number[]>;
  readonly doubts: readonly Doubt[];
};

/** `quantity`: the heat of the point's meter that was shared, 0.0001 GJ; null if each household has its own meter, or none. */
export type PointBill = {
  readonly quantity: bigint | null;
  readonly households: readonly HouseholdBill[];
  readonly rules: HouseholdBill['rules'];
  readonly doubts: readonly Doubt[];
};

/** Heat as parts of a sum: negative heat counts as zero. */
export const atLeastNothing = (heat: Exact, none: Exact): Exact => (heat.s < 0n ? none : heat);

export const heldBill = (household: string, held: HoldReason, doubts: readonly Doubt[] = []): HouseholdBill => ({
  household,
  held,
  accounts: [],
  rules: new Map(),
  doubts,
});
