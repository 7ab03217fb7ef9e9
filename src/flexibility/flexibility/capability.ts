import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { StandingResource } from '#registry/resources/resources.ts';
import { instantIn } from './baseline-of.ts';
import type { Capability } from './capability-of.ts';
import { capabilitiesOver, type CapableResource, typicalStep as step } from './capable.ts';
import { defaultZone, seenDays, zoneNamed, zoneOfMembers } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';

export type CapabilityQuestion = {
  readonly region?: string | undefined;
  readonly portfolio?: string | undefined;
  readonly building?: string | undefined;
  /** As people write it, in the buildings' local time. */
  readonly at: string;
  readonly hours: number;
  readonly knownAt?: string | undefined;
};

/** What resources can lower and raise over some hours, each as far as known. */
export async function capability(needs: FlexibilityNeeds, scope: Scope, ask: CapabilityQuestion) {
  const known = needs.metering.knownAt(ask.knownAt);
  const zone = await zoneMeant(needs, scope, ask, ask.at, known);
  const from = instantIn(zone, ask.at);
  if (!(ask.hours > 0 && ask.hours <= 48) || !Number.isInteger((ask.hours * 3600) / step) || (from + zone.offsetAt(from)) % step !== 0)
    throw new Problem('bad-input', 'event-off-step', { minutes: step / 60 });
  const resources = await standing(needs, scope, ask, dayText(zone.dayOf(from)), known);
  const over = await capabilitiesOver(needs, scope, resources, [{ from, to: from + ask.hours * 3600 }], known);
  const told = over.map(({ code, building, kind, able: [able] }): CapableResource => ({ code, building, kind, ...(able as Capability) }));
  const kinds = Map.groupBy(told, ({ kind }) => kind);
  return {
    resources: told,
    byKind: [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([kind, some]) => ({ kind, ...sumOf(some) })),
    total: sumOf(told),
    indicative: over.some(({ indicative }) => indicative),
    unknown: told.filter(({ downKw, upKw }) => downKw === null && upKw === null).map(({ code }) => code),
  };
}

/** The time zone of the request: of a building its own, of a portfolio that of its members. @param at as people write it, in that zone */
export async function zoneMeant(
  needs: FlexibilityNeeds,
  scope: Scope,
  { building, portfolio }: Pick<CapabilityQuestion, 'building' | 'portfolio'>,
  at: string,
  known: AsOf,
): Promise<Zone> {
  if (building !== undefined) return zoneOf(needs, building, known);
  if (portfolio === undefined) return defaultZone;
  await needs.portfolio.facts(scope, portfolio, known);
  return zoneOfMembers(needs, scope, portfolio, at, known);
}

async function zoneOf({ registry }: Pick<FlexibilityNeeds, 'registry'>, building: string, known: AsOf): Promise<Zone> {
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, known);
  return zoneNamed(facts?.zone ?? '');
}

/** The requested resources that the scope sees, in their state on that day. */
export async function standing(
  needs: FlexibilityNeeds,
  scope: Scope,
  { region, portfolio, building, knownAt }: Omit<CapabilityQuestion, 'at' | 'hours'>,
  on: string,
  known: AsOf,
): Promise<StandingResource[]> {
  if (building !== undefined) await seenDays(needs, scope, building);
  if (portfolio === undefined && building === undefined)
    return needs.resources.standingOn(scope, { ...(region !== undefined && { region }), on, knownAt });
  if (portfolio !== undefined) await needs.portfolio.facts(scope, portfolio, known);
  const members =
    portfolio === undefined ? [] : (await needs.portfolio.membersOn(scope, portfolio, [on], known)).map((one) => one.building);
  const buildings = building === undefined ? members : portfolio === undefined ? [building] : members.filter((one) => one === building);
  return buildings.length === 0 ? [] : needs.resources.standingOn(programScope, { buildings, on, knownAt });
}

/** The sum over the known capabilities; null if there are none. */
export const sumOf = (some: readonly Capability[]): Capability => ({
  downKw: total(some.map(({ downKw }) => downKw)),
  upKw: total(some.map(({ upKw }) => upKw)),
});

/** The sum of the known values; null if there are none. */
function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null);
  return known.length === 0 ? null : Math.round(known.reduce((all, one) => all + one, 0) * 1e4) / 1e4;
}
