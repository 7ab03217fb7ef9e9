import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { type HourGrid, middles, onGrid, outsideOf } from './hour-grid.ts';
import { parted } from './radiation.ts';
import { type SunPath, sunPath, sunSeen } from './sun.ts';
import type { SolarHours } from './yield.ts';

/** A building's fields by their contract names. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * A building's fields as known then, including its code.
 * @throws Problem `no-such-building` if the scope sees none, or none was known by then
 */
export async function fieldsOf(registry: Pick<Registry, 'buildingFacts'>, scope: Scope, building: string, known: AsOf): Promise<Fields> {
  const [facts] = await registry.buildingFacts(scope, { buildings: [building] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building });
  return { ...facts.fields, code: facts.code };
}

export type Sunlight = Awaited<ReturnType<Weather['sunlightOf']>>;

/** The building's place, otherwise the station's. Throws `station-without-place`. */
export function placeOf(fields: Fields | undefined, { station }: Sunlight): { readonly latitude: number; readonly longitude: number } {
  const { latitude, longitude } = fields ?? {};
  if (typeof latitude === 'number' && typeof longitude === 'number') return { latitude, longitude };
  if (station.latitude === null || station.longitude === null)
    throw new Problem('cannot-do', 'station-without-place', { station: station.code });
  return { latitude: station.latitude, longitude: station.longitude };
}

/** The time zone of a building, otherwise that of its station; for a typical year always the station's. */
export function zoneOf({ series, station }: Sunlight, fields: Fields | undefined): Zone {
  const own = fields?.['zone'];
  const name = series === 'observed' && typeof own === 'string' && own !== '' ? own : station.zone;
  return createZone(name) ?? (createZone('Asia/Shanghai') as Zone);
}

export type HoursQuestion = {
  readonly light: Sunlight;
  readonly grid: HourGrid;
  readonly place: { readonly latitude: number; readonly longitude: number };
  readonly path: SunPath;
  readonly known: AsOf;
};

type WeatherHours = Pick<SolarHours, 'global' | 'direct' | 'diffuse' | 'temperature' | 'wind'>;

/** A station's weather for the hours of a grid. */
export async function weatherOf(
  { hours }: Pick<Weather, 'hours'>,
  { light, grid, known }: Pick<HoursQuestion, 'light' | 'grid' | 'known'>,
): Promise<WeatherHours> {
  const span = { from: grid.kept, to: grid.kept + grid.months.length * 3600, after: ((grid.kept % 3600) + 3600) % 3600 };
  const told = async (variable: Parameters<Weather['hours']>[0]['variable']) =>
    onGrid(grid, await hours({ station: light.station.id, series: light.series, variable, ...span, known }));
  const [global, direct, diffuse, temperature, wind] = await Promise.all([
    told('globalRadiation'),
    told('directRadiation'),
    told('diffuseRadiation'),
    told('temperature'),
    told('windSpeed'),
  ]);
  return { global, direct, diffuse, temperature, wind: wind.map((speed) => (Number.isNaN(speed) ? 0 : speed)) };
}

/** The same with the sun as seen from a place. */
export function underSun(told: WeatherHours, { light, grid, place, path }: Omit<HoursQuestion, 'known'>): SolarHours {
  const [sun, outside] = [sunSeen(path, place.latitude, place.longitude), outsideOf(grid)];
  return { ...told, ...(light.globalAlone && parted(told.global, sun, outside)), sun, outside };
}

/** Radiation, air and sun of each hour at a place. */
export const hoursAt = async (weather: Pick<Weather, 'hours'>, asked: HoursQuestion): Promise<SolarHours> =>
  underSun(await weatherOf(weather, asked), asked);

/** Many buildings of a place are near one station, so repeated queries for its hours are read once. For a single request only. */
export function readOnce(hours: Weather['hours']): Weather['hours'] {
  const read = new Map<string, ReturnType<Weather['hours']>>();
  return (asked) => {
    const name = JSON.stringify(asked);
    const found = read.get(name) ?? hours(asked);
    read.set(name, found);
    return found;
  };
}

/** Which stations have radiation, read once. For a single request only. */
export function sunlightOnce(weather: Pick<Weather, 'sunlightOf' | 'radiationStations'>): Weather['sunlightOf'] {
  const read = new Map<string, ReturnType<Weather['radiationStations']>>();
  return async (asked) => {
    const name = JSON.stringify(asked.known);
    const found = read.get(name) ?? weather.radiationStations(asked.known);
    read.set(name, found);
    return weather.sunlightOf({ ...asked, held: await found });
  };
}

export type Paths = (grid: HourGrid) => SunPath;

/** The sun's position does not depend on the requester, so the last few stretches are cached. */
export function keptPaths(most = 8): Paths {
  const kept = new Map<string, SunPath>();
  return (grid) => {
    const name = `${grid.start} ${grid.months.length}`;
    const path = kept.get(name) ?? sunPath(middles(grid));
    kept.delete(name);
    kept.set(name, path);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return path;
  };
}
