import type { StandingResource } from '#registry/resources/resources.ts';
import type { GivenFacts } from './given-facts.ts';
import type { Outdoor } from './outdoor.ts';

/** What a kilowatt of the highest import costs from a step on, and what it has been so far. */
export type Demand = { readonly price: string; readonly soFarKw: number };

export type BuildingInputs = {
  readonly start: number;
  readonly prices: readonly { readonly import: string; readonly export: string }[];
  /** Null where the tariff has none. */
  readonly demand: Demand | null;
  /** The month that begins within the plan, and where (s): its highest import is paid anew. */
  readonly nextMonth: { readonly at: number; readonly price: string } | null;
  /** kW of each step, as it is expected to be without a plan. */
  readonly base: readonly number[];
  readonly resources: readonly StandingResource[];
  /** What is expected of photovoltaics with a meter, kW, by code; null where too little was measured to tell it. */
  readonly generation: ReadonlyMap<string, readonly number[] | null>;
  /** What of it the own meters of resources are expected to take, kW, by code. */
  readonly ownLoads: ReadonlyMap<string, readonly number[]>;
  /** Null where nothing tells it, or no room asks. */
  readonly outdoor: Outdoor | null;
  readonly given: GivenFacts;
};
