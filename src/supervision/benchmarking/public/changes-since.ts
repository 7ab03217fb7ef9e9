import { parseDay } from '#kernel/day.ts';
import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Which } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Cause, Change } from '#casework/statement/facts.ts';

type Needs = {
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'changedSince'>;
  readonly readings: Pick<Readings, 'changedSince'>;
};

type Buildings = Pick<Which, 'buildings' | 'region'>;

/**
 * What was received, decided or changed since: readings of some local days, decisions on them, the facts of the buildings and of their
 * meters; newest first. Throws `no-such-building`.
 * @param days half-open local days
 * @param since when the figures were known
 */
export async function changesSince(
  { registry, readings }: Needs,
  scope: Scope,
  which: Buildings,
  days: { readonly from: string; readonly to: string },
  since: AsOf,
): Promise<Change[]> {
  const buildings = await registry.buildingFacts(scope, which, asOfNow);
  const [first] = buildings;
  if (first === undefined) {
    if (which.buildings === undefined) return [];
    throw new Problem('not-found', 'no-such-building', { building: which.buildings[0] ?? '' });
  }
  const below = { ...which, withChildren: true };
  const known = [await registry.meterFacts(scope, below, since), await registry.meterFacts(scope, below, asOfNow)];
  const meters = [...new Map(known.flat().map((meter) => [meter.id, meter])).values()];
  const { from, to } = secondsOf(first.zone, days);
  const [came, changed] = await Promise.all([
    readings.changedSince(scope, meters, { from, to, since: since.recorded }),
    registry.changedSince(scope, { building: buildings.map(({ id }) => id), meters: meters.map(({ id }) => id) }, since.recorded),
  ]);
  const as = (cause: Cause, list: typeof changed): Change[] => list.map(({ at, ...one }) => ({ ...one, cause, at: at.toISOString() }));
  const all = [...as('readings', came.readings), ...as('decision', came.decisions), ...as('facts', changed)];
  return all.toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** The ends of local days, s UTC. */
function secondsOf(zone: string, days: { readonly from: string; readonly to: string }): { from: number; to: number } {
  const calendar = createZone(zone) ?? (createZone('Asia/Shanghai') as Zone);
  return { from: calendar.dayStart(parseDay(days.from) ?? 0), to: calendar.dayStart(parseDay(days.to) ?? 0) };
}
