import { refuseManyValues } from '#kernel/answer-size.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { dayText, civil, dayNumber } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { arraysInUse, type ArraysNeeds } from './arrays-in-use.ts';
import { type ArrayFacts, completed, isPlaced, level, type ListedArray, restsOnRecalled } from './array.ts';
import type { Placement } from './best-placement.ts';
import { evaluate, type EvaluateQuestion, weatherOn } from './evaluate.ts';
import { gridFrom, type HourGrid, observedGrid, typicalGrid } from './hour-grid.ts';
import type { placementsOf } from './placements-worker.ts';
import { readArrays } from './read-arrays.ts';
import {
  type Fields,
  fieldsOf,
  hoursAt,
  keptPaths,
  type Paths,
  placeOf,
  readOnce,
  sunlightOnce,
  type Sunlight,
  zoneOf,
} from './weather-hours.ts';
import { unknownYear } from './year-sums.ts';
import { arrayYield } from './yield.ts';
import type { YieldQuestion } from './yield-question.ts';
import { rankedArrays, type SheetQuestion, type YieldSheet, yieldSheet } from './yield-sheet.ts';
import { type YieldAnswer, type YieldRequest, yieldsOf } from './yields-worker.ts';
import type { Hours } from '#metering/weather/facts.ts';

export type SolarNeeds = Pick<ArraysNeeds, 'solarSafety'> & {
  readonly weather: Pick<Weather, 'sunlightOf' | 'radiationStations' | 'hours'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'buildingsServed' | 'activeVisible'>;
  readonly resources: Pick<Resources, 'get' | 'inDays' | 'measuredBy' | 'standingOn'>;
  readonly place: Pick<Place, 'get'>;
  readonly metering: Pick<Metering, 'useOfMeter'>;
  readonly workers: Pick<Workers, 'run'>;
  readonly now: Clock;
};

/** Hypothetical arrays: their location, if known, and the direction they have to face. */
export type PlacementQuestion = {
  readonly arrays: readonly ArrayFacts[];
  /** They already have an orientation, which is returned along with the alternatives. */
  readonly given: boolean;
  readonly azimuth?: number | undefined;
  readonly building?: string | undefined;
  readonly station?: string | undefined;
  readonly knownAt?: string | undefined;
};

export type HourlyQuestion = {
  readonly arrays: readonly ArrayFacts[];
  readonly building: string;
  readonly station?: string | undefined;
  /** The edges of the hours, s UTC. */
  readonly edges: Float64Array;
  readonly zone: Zone;
  readonly knownAt?: string | undefined;
};

/**
 * Yields of photovoltaic arrays under the weather of a station (`flexibility.md` 3).
 * @example await createSolar(needs).yieldOf(scope, { building: 'B001', hourly: false }) // { arrays: [{ year: 1200, … }] }
 */
export function createSolar(needs: SolarNeeds) {
  const paths = keptPaths();
  return {
    /**
     * Throws `yield-of-nothing`, `arrays-broken`, the first fault of an array, `station-without-place`, `no-radiation`, and not-found
     * problems if the scope sees none.
     */
    yieldOf: (scope: Scope, asked: YieldQuestion) => yieldOf(needs, paths, scope, asked),
    /**
     * What an array generated compared with what it should have.
     * @throws Problem `no-such-resource`, `no-photovoltaics`, `array-without-meter`, `array-not-placed`, `meter-not-electric`,
     * `bad-instant`
     */
    evaluate: (scope: Scope, asked: EvaluateQuestion) => evaluate(needs, paths, scope, asked),
    /** Arrays of a place by yield. Throws `no-such-place`. */
    ranking: (scope: Scope, asked: { readonly region: string; readonly knownAt?: string | undefined }) =>
      rankedArrays(manyOf(needs, paths), scope, asked),
    /** The expected yield of the photovoltaics of a building or a place, what they generated, and doubts. Throws as `yieldSheet`. */
    sheet: (scope: Scope, asked: SheetQuestion): Promise<YieldSheet> => yieldSheet(manyOf(needs, paths), scope, asked),
    /**
     * The possible placements of arrays and their yields: best, level, tilted by the latitude, as given.
     * @throws Problem `no-such-building`, `station-without-place`, `no-radiation`
     */
    placements: (scope: Scope, asked: PlacementQuestion) => placements(needs, paths, scope, asked),
    /** kWh of each hour between edges. Throws as `placements`. */
    hourly: (scope: Scope, asked: HourlyQuestion) => hourly(needs, paths, scope, asked),
    /** Arrays of a file. @throws Problem `arrays-broken`, the first fault of an array */
    arraysIn: readArrays,
  };
}

/** For queries over many buildings: all as known at one moment, and the hours of a station read once for all buildings near it. */
function manyOf(needs: SolarNeeds, paths: Paths) {
  const at = needs.now();
  const own: SolarNeeds = {
    ...needs,
    now: () => at,
    weather: { ...needs.weather, hours: readOnce(needs.weather.hours), sunlightOf: sunlightOnce(needs.weather) },
  };
  return {
    ...own,
    yieldOf: (scope: Scope, asked: YieldQuestion) => yieldOf(own, paths, scope, asked),
    evaluate: (scope: Scope, asked: EvaluateQuestion) => evaluate(own, paths, scope, asked),
  };
}

async function yieldOf(needs: SolarNeeds, paths: Paths, scope: Scope, asked: YieldQuestion) {
  const known = asOf(needs.now(), asked.knownAt);
  const fields = asked.building === undefined ? undefined : await fieldsOf(needs.registry, scope, asked.building, known);
  const { arrays, findings } = await arraysOf(needs, scope, asked);
  const { light, grid, hours, span } = await yearOfSun(needs, paths, { fields, station: asked.station, known });
  if (asked.hourly) refuseManyValues(grid.months.length, arrays.length);
  const placed = arrays.filter(isPlaced);
  const yields = await made(needs, { arrays: placed.map(completed), hours, months: grid.months, hourly: asked.hourly });
  const byCode = new Map(placed.map(({ code }, at) => [code, yields[at] as YieldAnswer]));
  return {
    ...span,
    arrays: arrays.map(({ code, kw }) => ({ code, kw, ...(byCode.get(code) ?? (unknownYear as YieldAnswer)) })),
    indicative: light.series === 'typical' || placed.some(restsOnRecalled),
    findings: [...light.findings, ...findings, ...arrays.filter((one) => !isPlaced(one)).map(unplaced)],
  };
}

type SunQuestion = { readonly fields: Fields | undefined; readonly station: string | undefined; readonly known: AsOf };

/** The hours of the year used for yields, and their station. */
async function yearOfSun(needs: SolarNeeds, paths: Paths, { fields, station, known }: SunQuestion) {
  const light = await needs.weather.sunlightOf({ station, building: fields, prefer: 'typical', known });
  const grid = await gridOf(needs, light, fields, known);
  const place = placeOf(fields, light);
  const hours = await hoursAt(needs.weather, { light, grid, place, path: paths(grid), known });
  const day = (at: number): string | null => (light.series === 'typical' ? null : dayText(zoneOf(light, fields).dayOf(at)));
  const span = {
    station: light.station.code,
    stationName: light.station.name,
    distanceKm: light.distanceKm === null ? null : Math.round(light.distanceKm * 10) / 10,
    series: light.series,
    from: day(grid.start),
    to: day(grid.start + grid.months.length * 3600),
  };
  return { light, grid, place, hours, span };
}

/** The possible placements of arrays. */
async function placements(needs: SolarNeeds, paths: Paths, scope: Scope, asked: PlacementQuestion) {
  const known = asOf(needs.now(), asked.knownAt);
  const fields = asked.building === undefined ? undefined : await fieldsOf(needs.registry, scope, asked.building, known);
  const { light, grid, place, hours, span } = await yearOfSun(needs, paths, { fields, station: asked.station, known });
  const { arrays, azimuth } = asked;
  const request = { arrays: arrays.map(completed), hours, months: grid.months, latitude: place.latitude, azimuth, given: asked.given };
  const found = await needs.workers.run<typeof placementsOf>(new URL('./placements-worker.ts', import.meta.url), 'placementsOf', request);
  return {
    ...span,
    arrays: arrays.map(({ code, kw }, at) => ({ code, kw, placements: found[at] as readonly Placement[] })),
    indicative: light.series === 'typical' || arrays.some(restsOnRecalled),
    findings: light.findings,
  };
}

/** The total generation of arrays in each hour between edges; NaN if the weather is unknown. */
async function hourly(needs: SolarNeeds, paths: Paths, scope: Scope, asked: HourlyQuestion): Promise<Float64Array> {
  const known = asOf(needs.now(), asked.knownAt);
  const fields = await fieldsOf(needs.registry, scope, asked.building, known);
  const light = await needs.weather.sunlightOf({ station: asked.station, building: fields, prefer: 'typical', known });
  const grid = gridFrom(asked.edges, asked.zone);
  const hours = await weatherOn(needs, { light, grid, place: placeOf(fields, light), path: paths(grid), known });
  const sum = new Float64Array(grid.months.length);
  for (const array of asked.arrays)
    for (const [at, kwh] of arrayYield(completed(array), hours).ac.entries()) sum[at] = (sum[at] as number) + kwh;
  return sum;
}

const unplaced = ({ code }: ListedArray): Finding => ({ code: 'array-not-placed', severity: 'warning', evidence: { array: code } });

async function arraysOf(
  needs: SolarNeeds,
  scope: Scope,
  { text, building, knownAt }: YieldQuestion,
): Promise<{ readonly arrays: readonly ListedArray[]; readonly findings: readonly Finding[] }> {
  if (text !== undefined) return readArrays(text);
  if (building === undefined) throw new Problem('bad-input', 'yield-of-nothing');
  const listed = await arraysInUse(needs, scope, { building, knownAt });
  return {
    arrays: listed.map(level),
    findings: listed.length > 0 ? [] : [{ code: 'no-arrays', severity: 'info', evidence: { building } }],
  };
}

/** The hours used for a year. @throws Problem `no-radiation` if nothing was observed by then */
async function gridOf({ weather }: SolarNeeds, light: Sunlight, fields: Fields | undefined, known: AsOf): Promise<HourGrid> {
  const zone = zoneOf(light, fields);
  if (light.series === 'typical') return typicalGrid(zone);
  const all = { station: light.station.id, series: 'observed', variable: 'globalRadiation', from: 0, to: 4_294_967_295, known } as const;
  const year = observedYear(await weather.hours(all), zone);
  if (year === null) throw new Problem('cannot-do', 'no-radiation', { stations: 0 });
  return observedGrid(zone, year.from, year.to);
}

/** Up to this many arrays are calculated in the request itself; more go to a thread. */
const fewArrays = 10;

function made({ workers }: SolarNeeds, asked: YieldRequest): Promise<YieldAnswer[]> {
  if (asked.arrays.length <= fewArrays) return Promise.resolve(yieldsOf(asked));
  return workers.run<typeof yieldsOf>(new URL('./yields-worker.ts', import.meta.url), 'yieldsOf', asked);
}

export type Solar = ReturnType<typeof createSolar>;

/**
 * The year of observations used for yields: twelve whole local months, ending with the month of the last value or the one before it,
 * whichever has more hours; the later if equal. Days since 1970-01-01, half-open; null if there is no data.
 */
function observedYear(hours: Hours, zone: Zone): { readonly from: number; readonly to: number } | null {
  const last = hours.at[hours.at.length - 1];
  if (last === undefined) return null;
  const { year, month } = civil(zone.dayOf(last));
  const yearTo = (end: number) => ({ from: dayNumber(year, end - 12, 1), to: dayNumber(year, end, 1) });
  const [whole, before] = [yearTo(month + 1), yearTo(month)];
  const count = ({ from, to }: typeof whole): number => hoursWithin(hours, zone.dayStart(from), zone.dayStart(to));
  return count(before) > count(whole) ? before : whole;
}

function hoursWithin({ at }: Hours, from: number, to: number): number {
  let count = 0;
  for (let place = 0; place < at.length; place += 1) if ((at[place] as number) >= from && (at[place] as number) < to) count += 1;
  return count;
}
