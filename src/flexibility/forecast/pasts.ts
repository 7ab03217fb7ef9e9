import type { AsOf, MeasuredAsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { isChina, placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { DaySpan } from '#registry/portfolio/portfolio.ts';
import type { ForecastNeeds } from './needs.ts';
import { type Days, type Past, quarter, reach } from './past.ts';

/** The time zone of a building that states none. */
export const zoneNamed = (name: string): Zone => createZone(name) ?? (createZone(placeZone) as Zone);

/** A stretch of time, s UTC, aligned to quarter hours. */
export type Stretch = { readonly from: number; readonly to: number };

/** The same without anything that ended after an instant, s UTC. */
export const measuredBy = (known: AsOf, at: number): MeasuredAsOf => ({ ...known, measured: at * 1000 });

/** What a forecast from an instant reads: quarter hours that ended by then, with two extra days to allow for clock changes. */
export function stretchBefore(at: number): Stretch {
  const to = Math.floor(at / quarter) * quarter;
  return { from: Math.min(to, Math.max(0, to - (reach + 2) * 86_400)), to };
}

const edgesOf = ({ from, to }: Stretch): Float64Array =>
  Float64Array.from({ length: (to - from) / quarter + 1 }, (_, at) => from + at * quarter);

type Steps = { readonly value: Float64Array; readonly coverage: Float64Array; readonly longest: Float64Array };

/** kWh of quarter hours as kW; what was not fully measured is unknown. */
export const pastOf = (from: number, { value, coverage, longest }: Steps): Past => ({
  from,
  longest,
  kw: value.map((kwh, at) => (coverage[at] === 1 ? kwh * (3600 / quarter) : Number.NaN)),
});

/**
 * The electricity of buildings in one time zone, by code, regardless of scope. Generation does not count as their use. Buildings without a
 * meter that counts are left out.
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

/**
 * What an electricity meter of a building counted, regardless of scope; null if the building has no meter with that code, or it measures
 * something else.
 */
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

/** The days for which a scope may see the electricity of a building. Throws `no-such-building` if it sees nothing of it. */
export async function seenDays(
  { portfolio }: Pick<ForecastNeeds, 'portfolio'>,
  scope: Scope,
  building: string,
): Promise<readonly DaySpan[]> {
  const days = await portfolio.seenDays(scope, building);
  if (days === null) throw new Problem('not-found', 'no-such-building', { building });
  return days;
}

/** The same past, restricted to these days. */
export function clipped(past: Past, zone: Zone, days: readonly DaySpan[]): Past {
  if (days.some((one) => one.from === -Infinity && one.to === Infinity)) return past;
  const { from, kw } = past;
  const isSeen = (at: number): boolean => {
    const day = zone.dayOf(from + at * quarter);
    return days.some((one) => day >= one.from && day < one.to);
  };
  return { ...past, kw: kw.map((one, at) => (isSeen(at) ? one : Number.NaN)) };
}

/** A past with nothing measured. */
export const nothing = ({ from, to }: Stretch): Past => ({ from, kw: new Float64Array((to - from) / quarter).fill(Number.NaN) });

const isWeekday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

/**
 * Days of a time zone: in China workdays follow the calendar as published by an instant and known then, otherwise Monday to Friday are
 * workdays.
 */
export function daysAt({ workdays }: Pick<ForecastNeeds, 'workdays'>, zone: Zone, at: number, known: AsOf): Days {
  const then = { ...known, received: Math.min(known.received, at * 1000) };
  const calendar = isChina(zone.name) ? workdays.calendarNamed(programScope, 'china', then) : null;
  return { zone, isWorked: calendar === null ? isWeekday : calendar.isWorked };
}

/** The number of forecast steps without a value. */
export const unknownSteps = (told: Float64Array): number => told.reduce((many, one) => (Number.isNaN(one) ? many + 1 : many), 0);
