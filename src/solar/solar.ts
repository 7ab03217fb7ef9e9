import { refuseManyValues } from '#kernel/answer-size.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';
import type { Weather } from '#weather/weather.ts';
import type { Workers } from '#workers/workers.ts';
import { type ArrayFacts, completed, restsOnRecalled } from './array.ts';
import { type HourGrid, middles, observedGrid, onGrid, outsideOf, typicalGrid } from './hour-grid.ts';
import { observedYear } from './observed-year.ts';
import { parted } from './radiation.ts';
import { readArrays } from './read-arrays.ts';
import { type SunPath, sunPath, sunSeen } from './sun.ts';
import { unknownYear } from './year-sums.ts';
import type { SolarHours } from './yield.ts';
import { type YieldAnswer, type YieldRequest, yieldsOf } from './yields-worker.ts';

export type SolarNeeds = {
  readonly weather: Pick<Weather, 'sunlightOf' | 'hours'>;
  readonly registry: Pick<Registry, 'building'>;
  readonly resources: Pick<Resources, 'list'>;
  readonly workers: Pick<Workers, 'run'>;
  readonly now: Clock;
};

/** Of arrays that are told, or of those of a building; `hourly`: each hour as well. */
export type YieldQuestion = {
  readonly arrays?: readonly unknown[] | undefined;
  readonly building?: string | undefined;
  readonly station?: string | undefined;
  readonly hourly: boolean;
  readonly knownAt?: string | undefined;
};

type Fields = Readonly<Record<string, unknown>>;
type Sunlight = Awaited<ReturnType<Weather['sunlightOf']>>;

/**
 * What arrays of photovoltaics yield under the weather of a station (`flexibility.md` 3).
 * @example await createSolar(needs).yieldOf(scope, { building: 'B001', hourly: false }) // { arrays: [{ year: 1200, … }] }
 */
export function createSolar(needs: SolarNeeds) {
  const paths = keptPaths();
  return {
    /** @throws Problem `yield-of-nothing`, `arrays-bad`, `no-such-building`, `station-without-place`, and what `weather.sunlightOf` does */
    yieldOf: (scope: Scope, asked: YieldQuestion) => yieldOf(needs, paths, scope, asked),
  };
}

async function yieldOf(needs: SolarNeeds, paths: Paths, scope: Scope, asked: YieldQuestion) {
  const known = asOf(needs.now(), asked.knownAt);
  const fields = asked.building === undefined ? undefined : await needs.registry.building(scope, asked.building);
  const { arrays, findings } = await arraysOf(needs, scope, asked);
  const light = await needs.weather.sunlightOf(scope, { station: asked.station, building: fields, prefer: 'typical', known });
  const grid = await gridOf(needs, scope, light, fields, known);
  if (asked.hourly) refuseManyValues(grid.months.length, arrays.length);
  const place = placeOf(fields, light);
  const hours = await hoursAt(needs, scope, { light, grid, place, path: paths(grid), known });
  const placed = arrays.filter(isPlaced);
  const yields = await made(needs, { arrays: placed.map(completed), hours, months: grid.months, hourly: asked.hourly });
  const byCode = new Map(placed.map(({ code }, at) => [code, yields[at] as YieldAnswer]));
  return {
    station: light.station.code,
    stationName: light.station.name,
    distanceKm: light.distanceKm === null ? null : Math.round(light.distanceKm * 10) / 10,
    series: light.series,
    from: light.series === 'typical' ? null : dayText(zoneOf(light, fields).dayOf(grid.start)),
    to: light.series === 'typical' ? null : dayText(zoneOf(light, fields).dayOf(grid.start + grid.months.length * 3600)),
    arrays: arrays.map(({ code, kw }) => ({ code, kw, ...(byCode.get(code) ?? (unknownYear as YieldAnswer)) })),
    indicative: light.series === 'typical' || placed.some(restsOnRecalled),
    findings: [...light.findings, ...findings, ...arrays.filter((one) => !isPlaced(one)).map(unplaced)],
  };
}

/** An array of the register of which may not be known how it stands. */
type Listed = Omit<ArrayFacts, 'tilt' | 'azimuth'> & { readonly tilt: number | null; readonly azimuth: number | null };

/** What lies level faces no side. */
const isPlaced = (one: Listed): one is ArrayFacts => one.tilt !== null && one.azimuth !== null;

const unplaced = ({ code }: Listed): Finding => ({ code: 'array-not-placed', severity: 'warning', evidence: { array: code } });

async function arraysOf(
  { resources }: SolarNeeds,
  scope: Scope,
  { arrays, building, knownAt }: YieldQuestion,
): Promise<{ readonly arrays: readonly Listed[]; readonly findings: readonly Finding[] }> {
  if (arrays !== undefined) return readArrays(arrays);
  if (building === undefined) throw new Problem('bad-input', 'yield-of-nothing');
  const all = { sort: 'code', descending: false, limit: 1000, offset: 0 } as const;
  const { resources: listed } = await resources.list(scope, { ...all, building, kind: 'pv', state: 'in-use', knownAt });
  const level = listed.map((one) => (one.tilt === 0 ? { ...one, azimuth: one.azimuth ?? 180 } : one));
  return { arrays: level, findings: level.length > 0 ? [] : [{ code: 'no-arrays', severity: 'info', evidence: { building } }] };
}

function zoneOf({ series, station }: Sunlight, fields: Fields | undefined): Zone {
  const own = fields?.['zone'];
  const name = series === 'observed' && typeof own === 'string' && own !== '' ? own : station.zone;
  return createZone(name) ?? (createZone('Asia/Shanghai') as Zone);
}

/** The hours that a year is told of. @throws Problem `no-radiation` where nothing was observed by then */
async function gridOf({ weather }: SolarNeeds, scope: Scope, light: Sunlight, fields: Fields | undefined, known: AsOf): Promise<HourGrid> {
  const zone = zoneOf(light, fields);
  if (light.series === 'typical') return typicalGrid(zone);
  const all = { station: light.station.id, series: 'observed', variable: 'globalRadiation', from: 0, to: 4_294_967_295, known } as const;
  const year = observedYear(await weather.hours(scope, all), zone);
  if (year === null) throw new Problem('cannot-do', 'no-radiation', { stations: 0 });
  return observedGrid(zone, year.from, year.to);
}

/** The building's, else the station's. Throws `station-without-place`. */
function placeOf(fields: Fields | undefined, { station }: Sunlight): { readonly latitude: number; readonly longitude: number } {
  const { latitude, longitude } = fields ?? {};
  if (typeof latitude === 'number' && typeof longitude === 'number') return { latitude, longitude };
  if (station.latitude === null || station.longitude === null)
    throw new Problem('cannot-do', 'station-without-place', { station: station.code });
  return { latitude: station.latitude, longitude: station.longitude };
}

type HoursQuestion = {
  readonly light: Sunlight;
  readonly grid: HourGrid;
  readonly place: { readonly latitude: number; readonly longitude: number };
  readonly path: SunPath;
  readonly known: AsOf;
};

/** Radiation, air and sun of each hour at a place. */
async function hoursAt({ weather }: SolarNeeds, scope: Scope, { light, grid, place, path, known }: HoursQuestion): Promise<SolarHours> {
  const span = { from: grid.kept, to: grid.kept + grid.months.length * 3600, after: ((grid.kept % 3600) + 3600) % 3600 };
  const told = async (variable: Parameters<Weather['hours']>[1]['variable']) =>
    onGrid(grid, await weather.hours(scope, { station: light.station.id, series: light.series, variable, ...span, known }));
  const [global, direct, diffuse, temperature, wind] = await Promise.all([
    told('globalRadiation'),
    told('directRadiation'),
    told('diffuseRadiation'),
    told('temperature'),
    told('windSpeed'),
  ]);
  const [sun, outside] = [sunSeen(path, place.latitude, place.longitude), outsideOf(grid)];
  const radiation = light.globalAlone ? parted(global, sun, outside) : { global, direct, diffuse };
  return { ...radiation, sun, outside, temperature, wind: wind.map((speed) => (Number.isNaN(speed) ? 0 : speed)) };
}

/** So many arrays are reckoned where the question is answered; more go to a thread. */
const fewArrays = 10;

function made({ workers }: SolarNeeds, asked: YieldRequest): Promise<YieldAnswer[]> {
  if (asked.arrays.length <= fewArrays) return Promise.resolve(yieldsOf(asked));
  return workers.run<typeof yieldsOf>(new URL('./yields-worker.ts', import.meta.url), 'yieldsOf', asked);
}

type Paths = (grid: HourGrid) => SunPath;

/** Where the sun stands does not depend on who asks: the last few years are kept. */
function keptPaths(most = 8): Paths {
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

export type Solar = ReturnType<typeof createSolar>;
