import type { AsOf, MeasuredAsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { isChina, placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { DaySpan } from '#registry/portfolio/portfolio.ts';
import type { ForecastNeeds } from './needs.ts';
import { type Days, type Past, quarter, reach } from './past.ts';

/** The clock of a building that says none. */
export const zoneNamed = (name: string): Zone => createZone(name) ?? (createZone(placeZone) as Zone);

/** A stretch of time, s UTC, on quarter hours. */
export type Stretch = { readonly from: number; readonly to: number };

/** The same with nothing that ended after an instant, s UTC. */
export const measuredBy = (known: AsOf, at: number): MeasuredAsOf => ({ ...known, measured: at * 1000 });

/** What a forecast from an instant reads: quarter hours that ended by then, with two days more for clocks that are set. */
export function stretchBefore(at: number): Stretch {
  const to = Math.floor(at / quarter) * quarter;
  return { from: Math.min(to, Math.max(0, to - (reach + 2) * 86_400)), to };
}

const edgesOf = ({ from, to }: Stretch): Float64Array =>
  Float64Array.from({ length: (to - from) / quarter + 1 }, (_, at) => from + at * quarter);

type Steps = { readonly value: Float64Array; readonly coverage: Float64Array; readonly longest: Float64Array };

/** kWh of quarter hours as kW; what was not measured whole is not known. */
export const pastOf = (from: number, { value, coverage, longest }: Steps): Past => ({
  from,
  longest,
  kw: value.map((kwh, at) => (coverage[at] === 1 ? kwh * (3600 / quarter) : Number.NaN)),
});

/**
 * The electricity of buildings of one zone, by code, whoever sees them. Generation is no use of theirs. Those without a meter that counts
 * are not there.
 */
export async function loadsOf(
  { metering }: Pick<ForecastNeeds, 'metering'>,
  buildings: readonly string[],
  zone: Zone,
  stretch: Stretch,
  known: MeasuredAsOf,
): Promise<Map<string, Past>> {
  const steps = await metering.buildingSteps(programScope, { buildings, carrier: 'electricity', known, zone, edges: edgesOf(stretch) });
  return new Map([...steps].map(([code, one]) => [code, pastOf(stretch.from, one)]));
}

/** What a meter of electricity of a building counted, whoever sees it; null where it has none of that code, or it counts something else. */
export async function meterPast(
  { metering }: Pick<ForecastNeeds, 'metering'>,
  { building, meter }: { readonly building: string; readonly meter: string },
  zone: Zone,
  stretch: Stretch,
  known: MeasuredAsOf,
): Promise<Past | null> {
  const sum = await metering
    .boundary(programScope, { meters: [meter] }, { known, on: zone.dayOf(stretch.to - 1) })
    .catch((problem: unknown) => {
      if (problem instanceof Problem && problem.code === 'no-such-meter') return null;
      throw problem;
    });
  if (sum === null || sum.building !== building || sum.carrier !== 'electricity' || sum.unit !== 'kWh') return null;
  return pastOf(stretch.from, await metering.boundarySteps(programScope, { zone, sum: sum.sum }, { edges: edgesOf(stretch), known }));
}

/** The days of which a scope is told the electricity of a building. Throws `no-such-building` where it sees nothing of it. */
export async function seenDays(
  { portfolio }: Pick<ForecastNeeds, 'portfolio'>,
  scope: Scope,
  building: string,
): Promise<readonly DaySpan[]> {
  const days = await portfolio.seenDays(scope, building);
  if (days === null) throw new Problem('not-found', 'no-such-building', { building });
  return days;
}

/** The same past without what lies on other days. */
export function clipped(past: Past, zone: Zone, days: readonly DaySpan[]): Past {
  if (days.some((one) => one.from === -Infinity && one.to === Infinity)) return past;
  const { from, kw } = past;
  const isSeen = (at: number): boolean => {
    const day = zone.dayOf(from + at * quarter);
    return days.some((one) => day >= one.from && day < one.to);
  };
  return { ...past, kw: kw.map((one, at) => (isSeen(at) ? one : Number.NaN)) };
}

/** A past of which nothing was measured. */
export const nothing = ({ from, to }: Stretch): Past => ({ from, kw: new Float64Array((to - from) / quarter).fill(Number.NaN) });

const isWeekday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

/** Days of a zone: in China by the calendar as it was published by an instant and known then, else Monday to Friday are worked. */
export function daysAt({ workdays }: Pick<ForecastNeeds, 'workdays'>, zone: Zone, at: number, known: AsOf): Days {
  const then = { ...known, received: Math.min(known.received, at * 1000) };
  const calendar = isChina(zone.name) ? workdays.calendarNamed(programScope, 'china', then) : null;
  return { zone, isWorked: calendar === null ? isWeekday : calendar.isWorked };
}

/** Steps of a forecast that nothing says anything of. */
export const unknownSteps = (told: Float64Array): number => told.reduce((many, one) => (Number.isNaN(one) ? many + 1 : many), 0);
