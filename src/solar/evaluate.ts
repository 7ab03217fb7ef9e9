import { refuseManySteps } from '#kernel/answer-size.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { civil, dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Metering } from '#metering/metering.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';
import { completed, isPlaced, level, restsOnRecalled } from './array.ts';
import { type Doubt, doubtFindings, doubtsOf, doubtsWithin, type JudgedHours, type MonthDoubt } from './doubts.ts';
import { type Compared, comparedOf, type EvaluatedHours } from './evaluation.ts';
import { gridFrom, type HourGrid, typicalGrid, typicalPlace } from './hour-grid.ts';
import type { Weather } from '#weather/weather.ts';
import { fieldsOf, type HoursQuestion, type Paths, placeOf, type Sunlight, weatherOf, underSun } from './weather-hours.ts';
import { arrayYield } from './yield.ts';

export type EvaluateNeeds = {
  readonly weather: Pick<Weather, 'sunlightOf' | 'hours'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly now: Clock;
  readonly resources: Pick<Resources, 'get'>;
  readonly metering: Pick<Metering, 'useOfMeter'>;
};

/** Times as people write them, local to the building. */
export type EvaluateQuestion = {
  readonly resource: string;
  readonly from: string;
  readonly to: string;
  readonly station?: string | undefined;
  readonly knownAt?: string | undefined;
};

/** `2026-03` */
export type EvaluatedMonth = Compared & { readonly month: string; readonly doubts: readonly MonthDoubt[] };

export type Evaluation = Compared & {
  readonly station: string;
  readonly series: Sunlight['series'];
  readonly months: readonly EvaluatedMonth[];
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/** What an array gave, hour by hour, against what it should have under the weather of those hours, or of a typical year. */
export async function evaluate(needs: EvaluateNeeds, paths: Paths, scope: Scope, asked: EvaluateQuestion): Promise<Evaluation> {
  const { weather, registry, resources, metering, now } = needs;
  const known = asOf(now(), asked.knownAt);
  const resource = await resources.get(scope, asked.resource, { knownAt: asked.knownAt });
  const fields = await fieldsOf(registry, scope, resource.building, known);
  const zoneName = fields['zone'];
  const zone = createZone(typeof zoneName === 'string' ? zoneName : '') ?? (createZone('Asia/Shanghai') as Zone);
  refuseManySteps((instantIn(asked.to, zone) - instantIn(asked.from, zone)) / 3600);
  const { meter, array } = measurable(resource);
  const { from, to, knownAt } = asked;
  const use = await metering.useOfMeter(scope, { meter, from, to, step: 'hour', knownAt });
  if (use.unit !== 'kWh') throw new Problem('cannot-do', 'meter-not-electric', { meter, resource: resource.code });
  const light = await weather.sunlightOf(scope, { station: asked.station, building: fields, prefer: 'observed', known });
  const grid = gridFrom(use.edges, zone);
  const sunlit = await weatherOn(needs, scope, { light, grid, place: placeOf(fields, light), path: paths(grid), known });
  const days = Int32Array.from(grid.months, (_, at) => zone.dayOf(grid.start + at * 3600));
  const own = completed(array);
  const hours = thereOnly(daysThere(resource), {
    measured: use.steps.value.map((kwh, at) => (use.steps.coverage[at] === 1 && isWhole(use.edges, at) ? kwh : Number.NaN)),
    estimated: use.steps.estimated,
    expected: arrayYield(own, sunlit).ac,
    unlimited: arrayYield({ ...own, inverterKw: Math.max(own.inverterKw, own.kw * unlimiting) }, sunlit).ac,
    up: sunlit.sun.up,
    days,
    observed: light.series === 'observed',
  });
  const until = use.edges.findIndex((edge, at) => at > 0 && edge > Math.min(now(), known.received) / 1000);
  const doubts = doubtsOf(hours, until === -1 ? undefined : until - 1);
  return {
    station: light.station.code,
    series: light.series,
    ...comparedOf(hours),
    months: byMonth(hours, doubts),
    indicative: light.series === 'typical' || restsOnRecalled(array),
    findings: [
      ...light.findings,
      ...use.findings,
      ...doubtFindings(doubts, days, resource.code, dayText),
      ...notJudged(hours, resource.code),
    ],
  };
}

/** An inverter so many times the modules never is at its limit. */
const unlimiting = 1.25;

/** Of days on which the array was not there nothing is expected. */
function thereOnly(there: (day: number) => boolean, hours: JudgedHours): JudgedHours {
  const of = (values: Float64Array): Float64Array => values.map((kwh, at) => (there(hours.days[at] as number) ? kwh : Number.NaN));
  return { ...hours, measured: of(hours.measured), expected: of(hours.expected), unlimited: of(hours.unlimited) };
}

const notJudged = ({ observed }: JudgedHours, array: string): Finding[] =>
  observed ? [] : [{ code: 'doubts-need-observed-weather', severity: 'info', evidence: { array } }];

/** @throws Problem `bad-instant` */
function instantIn(text: string, zone: Zone): number {
  const at = parseInstant(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  return at;
}

/** A step that is cut is no hour. */
const isWhole = (edges: Float64Array, at: number): boolean => (edges[at + 1] as number) - (edges[at] as number) === 3600;

/** @throws Problem `no-photovoltaics`, `array-without-meter`, `array-not-placed` */
function measurable(resource: Awaited<ReturnType<Resources['get']>>) {
  const { code, kind, meter } = resource;
  if (kind !== 'pv') throw new Problem('cannot-do', 'no-photovoltaics', { resource: code });
  if (meter === null) throw new Problem('cannot-do', 'array-without-meter', { resource: code });
  const array = level(resource);
  if (!isPlaced(array)) throw new Problem('cannot-do', 'array-not-placed', { array: code });
  return { meter, array };
}

/** Whether an array was there on a local day, as far as the list knows. */
function daysThere({ installed, removed }: { readonly installed: string | null; readonly removed: string | null }) {
  const [first, end] = [parseDay(installed ?? '') ?? -Infinity, parseDay(removed ?? '') ?? Infinity];
  return (day: number): boolean => day >= first && day < end;
}

/** Weather and sun of hours that were: as observed, or those of a typical year by date and hour. */
export async function weatherOn(
  { weather }: Pick<EvaluateNeeds, 'weather'>,
  scope: Scope,
  asked: HoursQuestion & { readonly known: AsOf },
) {
  const { light, grid } = asked;
  if (light.series === 'observed') return underSun(await weatherOf(weather, scope, asked), asked);
  const zone = createZone(light.station.zone) as Zone;
  const year: HourGrid = typicalGrid(zone);
  const told = await weatherOf(weather, scope, { ...asked, grid: year });
  const place = typicalPlace(grid, zone);
  const of = (values: Float64Array): Float64Array => Float64Array.from(place, (at) => values[at] as number);
  const { global, direct, diffuse, temperature, wind } = told;
  return underSun({ global: of(global), direct: of(direct), diffuse: of(diffuse), temperature: of(temperature), wind: of(wind) }, asked);
}

function byMonth(hours: EvaluatedHours, doubts: readonly Doubt[]): EvaluatedMonth[] {
  const names = Array.from(hours.days, (day) => {
    const { year, month } = civil(day);
    return `${year}-${String(month).padStart(2, '0')}`;
  });
  return [...new Set(names)].map((month) => {
    const isOf = (at: number): boolean => names[at] === month;
    return { month, ...comparedOf(hours, isOf), doubts: doubtsWithin(doubts, isOf) };
  });
}
