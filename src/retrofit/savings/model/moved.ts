import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Base } from './base-of.ts';
import type { SavingsNeeds } from '../needs.ts';

type Needs = Pick<SavingsNeeds, 'knowledge' | 'readings' | 'registry' | 'weather'>;

/** Whether savings by a base of days before `until` (since 1970-01-01) may have changed. */
export type MayHaveMoved = (base: Pick<Base, 'asked' | 'zone'>, until: number) => boolean;

/** Writes take a while to become visible: the search starts this much earlier, ms. */
const slack = 15_000;

/**
 * What moved after an instant (ms) among all inputs of savings: readings, facts of meters and buildings, weather, calendars and
 * coefficients. Errs on the side of yes.
 */
export async function movedSince({ knowledge, readings, registry, weather }: Needs, scope: Scope, since: number): Promise<MayHaveMoved> {
  const after = since - slack;
  if (knowledge.versions(null).some(({ firstSeen }) => firstSeen > after)) return () => true;
  const [days, hours, changes] = await Promise.all([readings.movedSince(after), weather.movedSince(after), registry.lastChanges(after)]);
  const changed = changes.flatMap(({ meter }) => meter ?? []);
  const ids = [...new Set([...days.keys(), ...changed])];
  const facts = ids.length === 0 ? [] : await registry.meterFacts(scope, { ids }, asOfNow);
  const first = earliestBy(facts, new Map([...days, ...changed.map((id) => [id, 0] as const)]), await parentsOf(registry, scope, facts));
  for (const { buildings } of changes) for (const code of buildings) first.buildings.set(code, 0);
  const weatherFrom = hours.length === 0 ? Infinity : Math.min(...hours);
  return ({ asked: { boundary }, zone }, until) => {
    if (weatherFrom < zone.dayStart(until)) return true;
    const own =
      'building' in boundary ? [first.buildings.get(boundary.building)] : metersOf(boundary).map((code) => first.meters.get(code));
    return own.some((day) => day !== undefined && day < until);
  };
}

const metersOf = ({ meters, minus = [] }: { readonly meters: readonly string[]; readonly minus?: readonly string[] | undefined }) => [
  ...meters,
  ...minus,
];

async function parentsOf(registry: Needs['registry'], scope: Scope, facts: readonly MeterFacts[]): Promise<Map<number, MeterFacts>> {
  const ids = [...new Set(facts.flatMap(({ parent }) => parent ?? []))];
  const found = ids.length === 0 ? [] : await registry.meterFacts(scope, { ids }, asOfNow);
  return new Map(found.map((one) => [one.id, one]));
}

/** The first day that moved, by meter and by building; a building's use depends on the meters in it, on their parents, and on shares. */
function earliestBy(facts: readonly MeterFacts[], days: ReadonlyMap<number, number>, parents: ReadonlyMap<number, MeterFacts>) {
  const meters = new Map<string, number>();
  const buildings = new Map<string, number>();
  const put = (into: Map<string, number>, code: string, day: number): void => void into.set(code, Math.min(day, into.get(code) ?? day));
  for (const meter of facts) {
    const day = days.get(meter.id) ?? 0;
    put(meters, meter.code, day);
    const parent = meter.parent === null ? undefined : parents.get(meter.parent);
    for (const one of parent === undefined ? [meter] : [meter, parent])
      for (const building of [one.building, ...one.shares.map((share) => share.building)])
        if (building !== null) put(buildings, building, day);
  }
  return { meters, buildings };
}
