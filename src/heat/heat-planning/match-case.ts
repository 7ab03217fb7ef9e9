/** The input of a match: places on earth, what each gives or needs, and what it costs (`heat.md` 6). */
export type Spot = { readonly code: string; readonly latitude: number; readonly longitude: number; readonly temperature: number };

/** kW that it gives in each period. */
export type HeatSource = Spot & { readonly yuanPerGj: number; readonly kw: readonly number[] };

/** kW that it needs in each period. */
export type HeatDemand = Spot & { readonly kw: readonly number[] };

export type MatchCase = {
  readonly periods: readonly { readonly hours: number; readonly outdoor: number | null }[];
  readonly detour: number;
  readonly maxKm: number;
  readonly lossPerKm: number;
  /** K between the side that gives heat and the side that takes it. */
  readonly approach: number;
  /** The share of Carnot efficiency that heat pumps reach; null: no heat pumps. */
  readonly carnot: number | null;
  readonly yuanPerKmYear: number;
  readonly yuanPerKwh: number;
  readonly alternativeYuanPerGj: number;
  readonly sources: readonly HeatSource[];
  readonly demands: readonly HeatDemand[];
};

/** 1 kWh in GJ. */
export const gjPerKwh = 0.0036;
