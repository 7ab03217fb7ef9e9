import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { coverageToRank } from '#supervision/benchmarking/public/ranking.ts';
import type { PlaceYear, YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import type { HeatingDegrees } from './key-figures.ts';

/** What this needs of the weather. */
export type WeatherOf = {
  nearest(scope: Scope, asked: { latitude: number; longitude: number }): Promise<{ readonly station: { readonly code: string } } | null>;
  stations(): Promise<readonly { readonly code: string }[]>;
  degrees(asked: {
    station: string;
    series: 'observed';
    from: string;
    to: string;
    step: 'year';
    heatingBase: number;
    coolingBase: number;
    method: 'daily-mean';
    known: AsOf;
  }): Promise<{ readonly steps: readonly { readonly heating: number | null; readonly coverage: number }[] }>;
};

/** Heating degree days below 18 °C and cooling above 26 °C, by daily means (JGJ 26, GB 50176). */
const bases = { heatingBase: 18, coolingBase: 26, method: 'daily-mean' } as const;

/**
 * Heating degree days of the year and of the one before, at the station nearest to the centre of the buildings; if no building has
 * coordinates, at the only station there is. Null if either year is not observed well.
 */
export async function heatingDegrees(
  { weather }: { readonly weather: WeatherOf },
  scope: Scope,
  { year, known }: Pick<PlaceYear, 'year' | 'known'>,
  buildings: readonly YearBuilding[],
): Promise<HeatingDegrees> {
  const station = await stationFor(weather, scope, buildings);
  if (station === null) return null;
  const span = { from: `${year - 1}-01-01`, to: `${year + 1}-01-01` };
  const { steps } = await weather.degrees({ station, series: 'observed', ...span, step: 'year', ...bases, known });
  const [before, now] = steps.map(({ heating, coverage }) => (coverage < coverageToRank ? null : heating));
  return now === undefined || now === null || before === undefined || before === null || before <= 0 ? null : { now, before };
}

/** The station nearest to the centre of some buildings; if none of them has coordinates, the only one there is; otherwise null. */
export async function stationFor(
  weather: Pick<WeatherOf, 'nearest' | 'stations'>,
  scope: Scope,
  buildings: readonly Pick<YearBuilding, 'building'>[],
): Promise<string | null> {
  const middle = middleOf(buildings);
  const nearest = middle === null ? null : await weather.nearest(scope, middle);
  if (nearest !== null) return nearest.station.code;
  const [only, ...others] = await weather.stations();
  return only === undefined || others.length > 0 ? null : only.code;
}

function middleOf(buildings: readonly Pick<YearBuilding, 'building'>[]): { latitude: number; longitude: number } | null {
  let [latitude, longitude, count] = [0, 0, 0];
  for (const { building } of buildings) {
    const { latitude: north, longitude: east } = building.fields;
    if (typeof north !== 'number' || typeof east !== 'number') continue;
    latitude += north;
    longitude += east;
    count += 1;
  }
  return count === 0 ? null : { latitude: latitude / count, longitude: longitude / count };
}
