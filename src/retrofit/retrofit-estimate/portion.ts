import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Ahead } from '#metering/metering/metering.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Device } from './effects.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

/** The inputs of estimates of some buildings, each read once for all of them. */
export type Portion = {
  readonly ahead: Ahead;
  /** The devices of each building on the last day of the year, with their facts of that day. */
  readonly devices: ReadonlyMap<string, readonly Device[]>;
  /** The facts of each building that a person typed. */
  readonly typed: ReadonlyMap<string, readonly string[]>;
};

/** `knownAt`: as entered; if omitted, as known now. */
export type PortionQuestion = { readonly year: number; readonly known: AsOf; readonly knownAt?: string | undefined };

export async function readPortion(
  { metering, equipment, registry }: RetrofitEstimateNeeds,
  scope: Scope,
  { year, known, knownAt }: PortionQuestion,
  buildings: readonly string[],
): Promise<Portion> {
  const [ahead, standing, typed] = await Promise.all([
    metering.ahead(scope, { buildings, from: `${year}-01-01`, to: `${year + 1}-01-01`, known }),
    equipment.standingOn(scope, { buildings, on: `${year}-12-31`, knownAt }),
    registry.typedFields(scope, buildings),
  ]);
  return { ahead, devices: Map.groupBy(standing, ({ building }) => building), typed };
}

/** The registry's facts on a building, by any of its codes. Throws `no-such-building`. */
export async function factsOf(
  { registry }: Pick<RetrofitEstimateNeeds, 'registry'>,
  scope: Scope,
  building: string,
  known: AsOf,
): Promise<BuildingFacts> {
  const [facts] = await registry.buildingFacts(scope, { buildings: [building] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building });
  return facts;
}
