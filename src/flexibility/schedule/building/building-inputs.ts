import type { StandingResource } from '#registry/resources/resources.ts';
import type { GivenFacts } from './given-facts.ts';
import type { Outdoor } from './outdoor.ts';

/** The price of a kilowatt of peak import from a step on, and the peak so far. */
export type Demand = { readonly price: string; readonly soFarKw: number };

export type BuildingInputs = {
  readonly start: number;
  readonly prices: readonly { readonly import: string; readonly export: string }[];
  /** Null if the tariff has none. */
  readonly demand: Demand | null;
  /** The month that begins within the plan, and where (s): its peak import is charged separately. */
  readonly nextMonth: { readonly at: number; readonly price: string } | null;
  /** kW of each step, as expected without a plan. */
  readonly base: readonly number[];
  readonly resources: readonly StandingResource[];
  /** The expected generation of photovoltaics with a meter, kW, by code; null if too little was measured to forecast it. */
  readonly generation: ReadonlyMap<string, readonly number[] | null>;
  /** The part of it that resources' own meters are expected to show, kW, by code. */
  readonly ownLoads: ReadonlyMap<string, readonly number[]>;
  /** Null if there is no source for it, or no room needs it. */
  readonly outdoor: Outdoor | null;
  readonly given: GivenFacts;
};
