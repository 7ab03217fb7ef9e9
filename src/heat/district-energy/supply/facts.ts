import type { Totals } from '../demand/totals.ts';
import type { YearDays } from '../demand/year-hours.ts';
import type { DemandKind, Objective, Store, Supply } from '../plan-file/shape.ts';

/** What a supply is worked out from: loads of typical days by phase, plants that may be built, and limits. */
export type Programme = {
  readonly days: readonly { readonly month: number; readonly weight: number }[];
  readonly phases: readonly Phase[];
  readonly supplies: readonly Supply[];
  readonly stores: readonly Store[];
  readonly rate: number;
  readonly objective: Objective;
  /** Of a year, each. */
  readonly limits: Readonly<Partial<Record<Sum, number>>>;
};

/** From a year on, for some years, with the loads of each hour of the typical days, kW. */
export type Phase = {
  readonly year: number;
  readonly years: number;
  readonly loads: ReadonlyMap<DemandKind, Float64Array>;
};

/** What a supply is worked out from, with every day of a year: its calendar, and the loads of all its hours by phase. */
export type WholeYear = Omit<Programme, 'days' | 'phases'> & { readonly calendar: YearDays; readonly phases: readonly YearPhase[] };

/** As `Phase`, with the loads of all hours of a year, each known. */
export type YearPhase = Omit<Phase, 'loads'> & { readonly totals: Totals };

/** What is summed over a year, and may be limited. */
export const sums = ['yuan', 'carbonKg', 'importKwh'] as const;

export type Sum = (typeof sums)[number];

export type PlannedPlant = {
  readonly code: string;
  /** What stands in the phase, kW; of a store kWh. */
  readonly size: number;
  readonly added: number;
  /** Given in a year. */
  readonly kwh: number;
  readonly yuan: number;
};

export type PlannedPhase = Readonly<Record<Sum, number>> & {
  readonly year: number;
  readonly years: number;
  readonly plants: readonly PlannedPlant[];
};

/** What one more unit of a limit would be worth: how much less of what is made least, over all years of the plan. */
export type LimitPrice = {
  readonly limit: Sum | 'mostKw' | 'mostKwh';
  /** The plant of such a limit; otherwise null. */
  readonly code: string | null;
  /** The phase; null for plants, whose limit holds in all. */
  readonly year: number | null;
  readonly amount: number;
  readonly used: number;
  /** Per unit of the limit; 0 if it does not bind. */
  readonly perUnit: number;
};

export type SupplyPlan = {
  /** `optimal`: nothing is better; `feasible`: time ran out before that was proven. */
  readonly status: 'optimal' | 'feasible';
  /** What was made least, over all years: yuan, kg or kWh. */
  readonly value: number;
  readonly bound: number;
  readonly phases: readonly PlannedPhase[];
  readonly prices: readonly LimitPrice[];
};

/** A plan with the days that it was worked out on. */
export type YearPlan = SupplyPlan & {
  readonly typicalDays: number;
  /** Days of the year that its sizes do not meet, in any phase, and what is lacking at most; null if they meet all. */
  readonly short: { readonly days: number; readonly kw: number } | null;
};
