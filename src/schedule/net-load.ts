import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { meterPast, quartersOf } from '#forecast/facts.ts';
import type { Metering } from '#metering/metering.ts';
import type { Resources } from '#resources/resources.ts';
import { quarter } from './plan-steps.ts';

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

/** An array of photovoltaics with the days that it was there and the meter of each of them. */
type PvArray = { readonly code: string; readonly isThere: (day: number) => boolean; readonly meterOn: (day: number) => string | null };

/**
 * Load less what metered photovoltaics made, kW of quarter hours, by the facts of each day: NaN where either was not measured whole. An
 * array without a meter of the building's electricity is told (`resource-left-out`), and nothing is taken off for it.
 */
export async function netLoad(needs: NetLoadNeeds, scope: Scope, ask: NetLoadQuestion) {
  const { building, zone, from, to, known, knownAt } = ask;
  const span = { from: formatInstant(from), to: formatInstant(to), step: '15min' as const, knownAt };
  const [use, arrays] = await Promise.all([
    needs.metering.useOfBuilding(scope, { building, carrier: 'electricity', ...span }),
    arraysAlong(needs, scope, ask),
  ]);
  const { value, coverage, longest } = use.steps;
  // of the longest reading that each step is a share of, in quarter hours
  const lengths = Array.from(longest, quartersOf);
  const kw = Float64Array.from(value, (kwh, at) => (coverage[at] === 1 ? kwh * (3600 / quarter) : Number.NaN));
  const dayOfStep = Int32Array.from(kw, (_, at) => zone.dayOf(from + at * quarter));
  const lacking = new Set<string>();
  const taken = new Map<string, Set<number>>();
  for (const day of new Set(dayOfStep))
    for (const { code, isThere, meterOn } of arrays) {
      if (!isThere(day)) continue;
      const meter = meterOn(day);
      if (meter === null) lacking.add(code);
      // a meter counts once, however many arrays stand behind it
      else taken.set(meter, (taken.get(meter) ?? new Set()).add(day));
    }
  for (const [meter, days] of taken) {
    const made = await meterPast(needs, { building: use.building, meter }, zone, { from, to }, known);
    if (made === null) {
      for (const one of arrays) if ([...days].some((day) => one.isThere(day) && one.meterOn(day) === meter)) lacking.add(one.code);
      continue;
    }
    for (const [at, day] of dayOfStep.entries()) {
      if (!days.has(day)) continue;
      kw[at] = (kw[at] as number) - (made.kw[at] as number);
      lengths[at] = Math.max(lengths[at] as number, quartersOf(made.longest?.[at] ?? 0));
    }
  }
  const findings = [...lacking].map((resource): Finding => ({
    code: 'resource-left-out',
    severity: 'warning',
    evidence: { resource, missing: 'meter' },
  }));
  return { net: { from, kw }, lengths, findings, meters: [...taken.keys()] };
}

/** Photovoltaics that were there on any day from the first on. */
async function arraysAlong({ resources }: NetLoadNeeds, scope: Scope, { building, zone, from, knownAt }: NetLoadQuestion) {
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
