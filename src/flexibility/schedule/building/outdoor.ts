import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import { type Hours, typicalHourOf, typicalSpan } from '#metering/weather/facts.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { planSteps, quarter } from './plan-steps.ts';

export type OutdoorNeeds = { readonly weather: Pick<Weather, 'stationsOf' | 'observedHours' | 'sunlightOf' | 'hours'> };

export type OutdoorQuestion = {
  /** Its place, as the registry holds it. */
  readonly place: { readonly code: string; readonly region: string; readonly fields: Readonly<Record<string, unknown>> };
  readonly zone: Zone;
  /** Nothing measured after this is read, s UTC. */
  readonly asked: number;
  readonly start: number;
  readonly known: AsOf;
};

/** degC of each step, and what it is based on. */
export type Outdoor = { readonly degrees: number[]; readonly finding: Finding };

const hour = 3600;

/**
 * The outdoor temperature for the steps of a plan. Weather forecasts are not stored: the last 24 observed hours are repeated, hour by hour;
 * if they are incomplete, the typical year of the station is used. Null if there is neither.
 */
export async function outdoorAhead(needs: OutdoorNeeds, ask: OutdoorQuestion): Promise<Outdoor | null> {
  return (await lastDay(needs, ask)) ?? (await typicalDays(needs, ask));
}

const stepsFrom = (start: number): number[] => Array.from({ length: planSteps }, (_, at) => start + at * quarter);

async function lastDay({ weather }: OutdoorNeeds, { place, zone, asked, start, known }: OutdoorQuestion): Promise<Outdoor | null> {
  const station = (await weather.stationsOf([place], known)).get(place.code)?.station ?? null;
  if (station === null) return null;
  const end = Math.floor(asked / hour) * hour;
  const days = { from: zone.dayOf(end - 24 * hour), to: zone.dayOf(end) + 1 };
  const degrees = lastDayAgain(await weather.observedHours({ station: station.id, zone, ...days, known }), end, start);
  if (degrees === null) return null;
  return { degrees, finding: { code: 'outdoor-as-last-day', severity: 'info', evidence: { station: station.code } } };
}

/** The 24 hours before `end`, repeated for the steps of a plan; null if one of them is unknown. */
export function lastDayAgain({ at, value }: Hours, end: number, start: number): number[] | null {
  const known = new Map<number, number>();
  for (let row = 0; row < at.length; row += 1) known.set(at[row] as number, value[row] as number);
  const degrees = stepsFrom(start).map((step) => {
    const own = Math.floor(step / hour) * hour;
    return known.get(own - Math.max(0, Math.ceil((own - end + hour) / (24 * hour))) * 24 * hour) ?? Number.NaN;
  });
  return degrees.some((one) => Number.isNaN(one)) ? null : degrees;
}

async function typicalDays({ weather }: OutdoorNeeds, { place, zone, start, known }: OutdoorQuestion): Promise<Outdoor | null> {
  const building = { ...place.fields, code: place.code, region: place.region };
  const light = await weather.sunlightOf({ building, prefer: 'typical', known }).catch((problem: unknown) => {
    if (problem instanceof Problem && problem.code === 'no-radiation') return null;
    throw problem;
  });
  if (light === null || light.series !== 'typical') return null;
  const asked = { station: light.station.id, series: 'typical' as const, variable: 'temperature' as const, ...typicalSpan, known };
  const { at, value } = await weather.hours(asked);
  const hours = new Map(Array.from(at, (one, row) => [one, value[row] as number]));
  const degrees = stepsFrom(start).map((step) => hours.get(typicalHourOf(zone, step)) ?? Number.NaN);
  if (degrees.some((one) => Number.isNaN(one))) return null;
  return { degrees, finding: { code: 'outdoor-typical', severity: 'warning', evidence: { station: light.station.code } } };
}
