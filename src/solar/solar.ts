import { refuseManyValues } from '#kernel/answer-size.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Metering } from '#metering/metering.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';
import type { Weather } from '#weather/weather.ts';
import type { Workers } from '#workers/workers.ts';
import { completed, isPlaced, level, type ListedArray, restsOnRecalled } from './array.ts';
import { evaluate, type EvaluateQuestion } from './evaluate.ts';
import { type HourGrid, observedGrid, typicalGrid } from './hour-grid.ts';
import { observedYear } from './observed-year.ts';
import { readArrays } from './read-arrays.ts';
import { type Fields, fieldsOf, hoursAt, keptPaths, type Paths, placeOf, type Sunlight, zoneOf } from './weather-hours.ts';
import { unknownYear } from './year-sums.ts';
import { type YieldAnswer, type YieldRequest, yieldsOf } from './yields-worker.ts';

export type SolarNeeds = {
  readonly weather: Pick<Weather, 'sunlightOf' | 'hours'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly resources: Pick<Resources, 'list' | 'get'>;
  readonly metering: Pick<Metering, 'useOfMeter'>;
  readonly workers: Pick<Workers, 'run'>;
  readonly now: Clock;
};

/** Of arrays of a file, or of those of a building; `hourly`: each hour as well. */
export type YieldQuestion = {
  /** JSON. */
  readonly text?: string | undefined;
  readonly building?: string | undefined;
  readonly station?: string | undefined;
  readonly hourly: boolean;
  readonly knownAt?: string | undefined;
};

/**
 * What arrays of photovoltaics yield under the weather of a station (`flexibility.md` 3).
 * @example await createSolar(needs).yieldOf(scope, { building: 'B001', hourly: false }) // { arrays: [{ year: 1200, … }] }
 */
export function createSolar(needs: SolarNeeds) {
  const paths = keptPaths();
  return {
    /**
     * Throws `yield-of-nothing`, `arrays-broken`, the first fault of an array, `station-without-place`, `no-radiation`, and where the scope
     * sees none.
     */
    yieldOf: (scope: Scope, asked: YieldQuestion) => yieldOf(needs, paths, scope, asked),
    /**
     * What an array gave against what it should have.
     * @throws Problem `no-such-resource`, `no-photovoltaics`, `array-without-meter`, `array-not-placed`, `meter-not-electric`,
     * `bad-instant`
     */
    evaluate: (scope: Scope, asked: EvaluateQuestion) => evaluate(needs, paths, scope, asked),
  };
}

async function yieldOf(needs: SolarNeeds, paths: Paths, scope: Scope, asked: YieldQuestion) {
  const known = asOf(needs.now(), asked.knownAt);
  const fields = asked.building === undefined ? undefined : await fieldsOf(needs.registry, scope, asked.building, known);
  const { arrays, findings } = await arraysOf(needs, scope, asked);
  const light = await needs.weather.sunlightOf(scope, { station: asked.station, building: fields, prefer: 'typical', known });
  const grid = await gridOf(needs, scope, light, fields, known);
  if (asked.hourly) refuseManyValues(grid.months.length, arrays.length);
  const place = placeOf(fields, light);
  const hours = await hoursAt(needs.weather, scope, { light, grid, place, path: paths(grid), known });
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

const unplaced = ({ code }: ListedArray): Finding => ({ code: 'array-not-placed', severity: 'warning', evidence: { array: code } });

async function arraysOf(
  { resources }: SolarNeeds,
  scope: Scope,
  { text, building, knownAt }: YieldQuestion,
): Promise<{ readonly arrays: readonly ListedArray[]; readonly findings: readonly Finding[] }> {
  if (text !== undefined) return readArrays(text);
  if (building === undefined) throw new Problem('bad-input', 'yield-of-nothing');
  const all = { sort: 'code', descending: false, limit: 1000, offset: 0 } as const;
  const { resources: listed } = await resources.list(scope, { ...all, building, kind: 'pv', state: 'in-use', knownAt });
  return {
    arrays: listed.map(level),
    findings: listed.length > 0 ? [] : [{ code: 'no-arrays', severity: 'info', evidence: { building } }],
  };
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

/** So many arrays are reckoned where the question is answered; more go to a thread. */
const fewArrays = 10;

function made({ workers }: SolarNeeds, asked: YieldRequest): Promise<YieldAnswer[]> {
  if (asked.arrays.length <= fewArrays) return Promise.resolve(yieldsOf(asked));
  return workers.run<typeof yieldsOf>(new URL('./yields-worker.ts', import.meta.url), 'yieldsOf', asked);
}

export type Solar = ReturnType<typeof createSolar>;
