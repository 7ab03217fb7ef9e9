import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { lessOnDays, meterPast, type Past, pastOf, quartersOf } from '#flexibility/forecast/facts.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Resources } from '#registry/resources/resources.ts';

/** Quarter hours of the longest reading whose shares count as measured: within an hour, prices are mostly constant. */
export const perHour = 4;

export type NetLoadNeeds = {
  readonly metering: Pick<Metering, 'useOfBuilding' | 'boundary' | 'boundarySteps' | 'buildingSteps' | 'knownAt'>;
  readonly resources: Pick<Resources, 'standingOn' | 'get'>;
};

export type NetLoadQuestion = {
  readonly building: string;
  readonly zone: Zone;
  /** Quarter hours, s UTC. */
  readonly from: number;
  readonly to: number;
  readonly known: AsOf;
  /** As it was written. */
  readonly knownAt: string | undefined;
};

/** An array of photovoltaics with the days on which it existed and its meter on each of them. */
type PvArray = { readonly code: string; readonly isThere: (day: number) => boolean; readonly meterOn: (day: number) => string | null };

/** The days of meters of photovoltaics, by code, and arrays that have no meter on one of them. */
type MeterDays = { readonly meters: ReadonlyMap<string, ReadonlySet<number>>; readonly lacking: ReadonlySet<string> };

/** Which meters of photovoltaics count on which local days of a span, by the facts of each day. */
export async function meterDays(needs: Pick<NetLoadNeeds, 'resources'>, scope: Scope, ask: NetLoadQuestion): Promise<MeterDays> {
  return daysOfMeters(await arraysAlong(needs, scope, ask), ask);
}

function daysOfMeters(arrays: readonly PvArray[], { zone, from, to }: Pick<NetLoadQuestion, 'zone' | 'from' | 'to'>): MeterDays {
  const lacking = new Set<string>();
  const meters = new Map<string, Set<number>>();
  for (let day = zone.dayOf(from); day <= zone.dayOf(to - 1); day += 1)
    for (const { code, isThere, meterOn } of arrays) {
      if (!isThere(day)) continue;
      const meter = meterOn(day);
      if (meter === null) lacking.add(code);
      // a meter counts once, however many arrays are behind it
      else meters.set(meter, (meters.get(meter) ?? new Set()).add(day));
    }
  return { meters, lacking };
}

/**
 * Load minus the generation of metered photovoltaics, kW of quarter hours, by the facts of each day: NaN if either was not fully measured.
 * `lengths`: the length of the longest reading that each is a share of, in quarter hours. An array without a meter of the building's
 * electricity is reported (`load-with-pv`), and nothing is subtracted for it.
 */
export async function netLoad(needs: NetLoadNeeds, scope: Scope, ask: NetLoadQuestion) {
  const { building, zone, from, to, known, knownAt } = ask;
  const span = { from: formatInstant(from), to: formatInstant(to), step: '15min' as const, knownAt };
  const [use, arrays] = await Promise.all([
    needs.metering.useOfBuilding(scope, { building, carrier: 'electricity', ...span }),
    arraysAlong(needs, scope, ask),
  ]);
  const { meters, lacking } = daysOfMeters(arrays, ask);
  const without = new Set(lacking);
  const made: { past: Past; days: ReadonlySet<number> }[] = [];
  for (const [meter, days] of meters) {
    const past = await meterPast(needs, { building: use.building, meter }, zone, { from, to }, known);
    if (past !== null) made.push({ past, days });
    else for (const one of arrays) if ([...days].some((day) => one.isThere(day) && one.meterOn(day) === meter)) without.add(one.code);
  }
  const net = lessOnDays(pastOf(from, use.steps), zone, made);
  const findings = [...without].map((resource): Finding => ({
    code: 'load-with-pv',
    severity: 'warning',
    evidence: { resource },
  }));
  return { net: { from, kw: net.kw }, lengths: Array.from(net.longest ?? [], quartersOf), findings, meters };
}

/** Photovoltaics that existed on any day from the first on. */
async function arraysAlong(
  { resources }: Pick<NetLoadNeeds, 'resources'>,
  scope: Scope,
  { building, zone, from, knownAt }: NetLoadQuestion,
) {
  const on = dayText(zone.dayOf(from));
  const there = await resources.standingOn(scope, { building, kind: 'pv', on, planned: true, knownAt });
  return Promise.all(
    there.map(async ({ code, installed, removed, meter }): Promise<PvArray> => {
      const { dated } = await resources.get(scope, code, { knownAt });
      const line = (dated['meter'] ?? []).map((one) => ({ from: one.from === null ? -Infinity : parseDay(one.from), value: one.value }));
      const [first, end] = [installed === null ? -Infinity : parseDay(installed), removed === null ? Infinity : parseDay(removed)];
      return {
        code,
        isThere: (day) => day >= (first ?? -Infinity) && day < (end ?? Infinity),
        meterOn: (day) => (line.length === 0 ? meter : ((line.findLast((one) => (one.from ?? -Infinity) <= day)?.value as string) ?? null)),
      };
    }),
  );
}
