import { dayText } from '#kernel/day.ts';
import { parseInstant } from '#kernel/instant.ts';
import { isKept, keptDays, keptYears } from '#kernel/kept-time.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { BuildingFacts, MeterFacts } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';

/** The calendar of questions that name no building. */
export const defaultZone = createZone('Asia/Shanghai') as Zone;

/** The instant itself, s UTC, if data can be stored for it. @throws Problem `time-not-kept` */
export function keptInstant(at: number, text = String(at)): number {
  if (isKept(at)) return at;
  throw new Problem('bad-input', 'time-not-kept', { text, first: `${keptYears.first}-01-01`, last: keptDays.last });
}

/** @throws Problem `bad-instant`, `time-not-kept` */
export function instantOf(text: string, zone: Zone): number {
  const at = parseInstant(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  return keptInstant(at, text);
}

/** The local day on which a stretch of time ends. @param to its end (s), not included */
export function lastDay(to: number, zone: Zone): string {
  return dayText(zone.dayOf(to - 1));
}

/** @throws Problem `no-such-building`, also if the scope does not see it */
export async function buildingOf(registry: Registry, scope: Scope, code: string, known: AsOf): Promise<BuildingFacts> {
  const [building] = await registry.buildingFacts(scope, { buildings: [code] }, known);
  if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  return building;
}

/** @throws Problem `no-such-meter`, also if the scope does not see it */
export async function meterOf(registry: Registry, scope: Scope, code: string, known: AsOf): Promise<MeterFacts> {
  const [meter] = await registry.meterFacts(scope, { meters: [code] }, known);
  if (meter === undefined) throw new Problem('not-found', 'no-such-meter', { meter: code });
  return meter;
}
