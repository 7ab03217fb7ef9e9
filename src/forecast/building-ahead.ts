import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { type Forecast, forecast } from './ahead.ts';
import type { BuildingForecast } from './facts.ts';
import type { ForecastNeeds } from './needs.ts';
import { type Days, forecastSteps, lookedBack, type Past, perDay, quarter } from './past.ts';
import { clipped, daysAt, loadsOf, meterPast, nothing, seenDays, stretchBefore, unknownSteps, zoneNamed } from './pasts.ts';

/** The building with its clock. Throws `no-such-building`. */
export async function zoneOfBuilding({ registry }: Pick<ForecastNeeds, 'registry'>, building: string, known: AsOf): Promise<Zone> {
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building });
  return zoneNamed(facts.zone);
}

export type AheadQuestion = {
  readonly building: string;
  /** s UTC: nothing that was measured after it is read; the first step begins at the next whole quarter hour. */
  readonly at: number;
  readonly known: AsOf;
  /** As it was written, for what is known of resources. */
  readonly knownAt?: string | undefined;
};

/** Load and generation of a building for 48 hours from what was measured before, as known then. Throws `no-such-building`. */
export async function buildingAhead(
  needs: ForecastNeeds,
  scope: Scope,
  { building, at, known, knownAt }: AheadQuestion,
): Promise<BuildingForecast> {
  const seen = await seenDays(needs, scope, building);
  const zone = await zoneOfBuilding(needs, building, known);
  const start = stepAt(at);
  const stretch = stretchBefore(at);
  const days = daysAt(needs, zone, at, known);
  const [loads, there] = await Promise.all([
    loadsOf(needs, [building], zone, stretch, known),
    needs.resources.standingOn(scope, { building, kind: 'pv', on: dayText(zone.dayOf(start)), knownAt }),
  ]);
  const past = clipped(loads.get(building) ?? nothing(stretch), zone, seen);
  const load = forecast(past, start, days, forecastSteps);
  const read = async (meter: string | null): Promise<Past | null> => {
    const found = meter === null ? null : await meterPast(needs, { building, meter }, zone, stretch, known);
    return found === null ? null : clipped(found, zone, seen);
  };
  // a meter counts once, however many arrays stand behind it; what each of them makes is not known
  const shared = new Set(there.flatMap(({ meter }, at) => (there.some((one, i) => i !== at && one.meter === meter) ? [meter] : [])));
  const pasts = await Promise.all(
    there.map(async ({ code, meter }) => ({ code, meter, past: shared.has(meter) ? null : await read(meter) })),
  );
  const together = await Promise.all([...shared].map(read));
  const sun: Days = { zone, isWorked: () => true };
  const pv = pasts.map(({ code, meter, past: made }) => ({
    code,
    meter,
    coverage: made === null ? 0 : coverageOf(made),
    forecast: made === null ? null : forecast(made, start, sun, forecastSteps),
  }));
  const all = [...pasts.map(({ past: made }) => made), ...together].filter((made) => made !== null);
  const total = all.length === 0 ? null : sumOf(all);
  const pvTotal = total === null ? null : { forecast: forecast(total, start, sun, forecastSteps), coverage: coverageOf(total) };
  return {
    zone,
    start,
    load,
    coverage: coverageOf(past),
    pv,
    pvTotal,
    findings: [...lacking(building, load), ...pv.flatMap((one) => lackingOf(one, shared.has(one.meter)))],
  };
}

/** The sum of what several made; not known where one of them is not. */
function sumOf([first, ...others]: readonly Past[]): Past {
  const { from, kw } = first as Past;
  return { from, kw: others.reduce((sum, other) => sum.map((one, at) => one + (other.kw[at] as number)), kw) };
}

/** Part of the quarter hours of the four weeks before that were measured whole. */
function coverageOf({ kw }: Past): number {
  const last = kw.subarray(Math.max(0, kw.length - lookedBack * perDay));
  return last.length === 0 ? 0 : 1 - unknownSteps(last) / last.length;
}

const lacking = (of: string, { p50 }: Forecast): Finding[] => {
  const steps = unknownSteps(p50);
  return steps === 0 ? [] : [{ code: 'forecast-steps-unknown', severity: 'warning', evidence: { of, steps, days: lookedBack } }];
};

const lackingOf = ({ code, meter, forecast: told }: BuildingForecast['pv'][number], isShared: boolean): Finding[] => {
  if (told !== null) return lacking(code, told);
  if (isShared && meter !== null) return [{ code: 'pv-meter-shared', severity: 'warning', evidence: { resource: code, meter } }];
  return [{ code: 'pv-not-metered', severity: 'warning', evidence: { resource: code } }];
};

/** The first whole quarter hour at or after an instant. */
export const stepAt = (at: number): number => Math.ceil(at / quarter) * quarter;
