import { refuseManySteps } from '#kernel/answer-size.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { civil, dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import type { SolarArray } from './array.ts';
import { type Doubt, doubtFindings, doubtsOf, doubtsWithin, type JudgedHours, type MonthDoubt } from './doubts.ts';
import { type Compared, comparedOf, type EvaluatedHours } from './evaluation.ts';
import { gridFrom, type HourGrid, typicalGrid, typicalPlace } from './hour-grid.ts';
import { type ArraySpell, givenTogether, meterOfHours, spellsOf } from './measured-arrays.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { type Fields, fieldsOf, type HoursQuestion, type Paths, placeOf, type Sunlight, weatherOf, underSun } from './weather-hours.ts';
import { arrayYield, type SolarHours } from './yield.ts';

export type EvaluateNeeds = {
  readonly weather: Pick<Weather, 'sunlightOf' | 'hours'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'buildingsServed' | 'activeVisible'>;
  readonly now: Clock;
  readonly resources: Pick<Resources, 'get' | 'inDays' | 'measuredBy'>;
  readonly metering: Pick<Metering, 'useOfMeter'>;
};

/** Times as people write them, in the building's local time. */
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

/**
 * What an array generated, hour by hour, compared with what it should have under the weather of those hours, or of a typical year: each
 * hour by the facts of its day. If its meter also counts other arrays, they are all compared together.
 */
export async function evaluate(needs: EvaluateNeeds, paths: Paths, scope: Scope, asked: EvaluateQuestion): Promise<Evaluation> {
  const { weather, registry, resources, now } = needs;
  const known = asOf(now(), asked.knownAt);
  const resource = await resources.get(scope, asked.resource, { knownAt: asked.knownAt });
  const { code } = resource;
  if (resource.kind !== 'pv') throw new Problem('cannot-do', 'no-photovoltaics', { resource: code });
  const fields = await fieldsOf(registry, scope, resource.building, known);
  const zoneName = fields['zone'];
  const zone = createZone(typeof zoneName === 'string' ? zoneName : '') ?? (createZone('Asia/Shanghai') as Zone);
  const [from, to] = [instantIn(asked.from, zone), instantIn(asked.to, zone)];
  refuseManySteps((to - from) / 3600);
  const own = measurable(code, spellsOf(await resources.inDays(scope, code, asked.knownAt)), zone.dayOf(from), zone.dayOf(to - 1));
  const uses = await usesOf(needs, scope, code, own, asked);
  const [first] = uses as [MeterUse];
  const light = await weather.sunlightOf({ station: asked.station, building: fields, prefer: 'observed', known });
  const grid = gridFrom(first.edges, zone);
  const sky = await skyOn(needs, { light, grid, known });
  const path = paths(grid);
  const sunAt = (place: ReturnType<typeof placeOf>): SolarHours => underSun(sky, { light, grid, place, path });
  const days = Int32Array.from(grid.months, (_, at) => zone.dayOf(grid.start + at * 3600));
  const meters = uses.map(({ meter }) => meter);
  const { all, seen } = await countedBy(needs, scope, code, meters, asked.knownAt);
  const sunlit = sunAt(placeOf(fields, light));
  const places = await placesOf(registry, [...all, ...own], known);
  const suns = new Map([...places].map(([building, there]) => [building, sunAt(placeOf(there, light))]));
  const hours: JudgedHours = {
    ...hoursTogether({ own, all, uses, days, sunOf: (building) => suns.get(building) ?? sunlit }),
    up: sunlit.sun.up,
    days,
    observed: light.series === 'observed',
  };
  const until = first.edges.findIndex((edge, at) => at > 0 && edge > Math.min(now(), known.received) / 1000);
  const doubts = doubtsOf(hours, until === -1 ? undefined : until - 1);
  const counted = all.filter((one) => isWithin(one, days) && meters.includes(one.meter ?? ''));
  return {
    station: light.station.code,
    series: light.series,
    ...comparedOf(hours),
    months: byMonth(hours, doubts),
    indicative: light.series === 'typical' || counted.some(({ recalled }) => recalled),
    findings: [
      ...light.findings,
      ...uses.flatMap(({ findings }) => findings),
      ...sharedMeters(code, meters, counted, seen),
      ...[...new Set(counted.flatMap((one) => (one.array === null && seen.has(one.code) ? one.code : [])))].map((array): Finding => ({
        code: 'array-not-placed',
        severity: 'warning',
        evidence: { array },
      })),
      ...doubtFindings(doubts, days, code, dayText),
      ...notJudged(hours, code),
    ],
  };
}

type MeterUse = {
  readonly meter: string;
  readonly edges: Float64Array;
  readonly kwh: Float64Array;
  readonly estimated: Uint8Array;
  readonly findings: readonly Finding[];
};

/** What the meters of an array counted in each hour. @throws Problem `meter-not-electric` */
async function usesOf(
  { metering }: EvaluateNeeds,
  scope: Scope,
  resource: string,
  own: readonly ArraySpell[],
  { from, to, knownAt }: EvaluateQuestion,
): Promise<MeterUse[]> {
  const meters = [...new Set(own.flatMap(({ meter }) => meter ?? []))];
  const unseen: unknown[] = [];
  const uses = await Promise.all(
    meters.map(async (meter) => {
      const use = await metering.useOfMeter(scope, { meter, from, to, step: 'hour', knownAt }).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.kind !== 'not-found') throw error;
        unseen.push(error);
        return null;
      });
      if (use === null) return [];
      if (use.unit !== 'kWh') throw new Problem('cannot-do', 'meter-not-electric', { meter, resource });
      const { edges, steps, findings } = use;
      const kwh = steps.value.map((value, at) => (steps.coverage[at] === 1 && isWhole(edges, at) ? value : Number.NaN));
      return [{ meter, edges, kwh, estimated: steps.estimated, findings }];
    }),
  );
  // hours of a meter that is not visible are not compared; if no other counted, no evaluation is possible
  if (uses.every((some) => some.length === 0)) throw unseen[0];
  return uses.flat();
}

/**
 * What these meters count, regardless of scope: arrays in buildings that they serve, including those of other owners, because a meter
 * counts them together; and which of them may be named: the requested array and those in buildings that the scope sees.
 */
async function countedBy(
  { registry, resources }: EvaluateNeeds,
  scope: Scope,
  code: string,
  meters: readonly string[],
  knownAt: string | undefined,
): Promise<{ readonly all: readonly ArraySpell[]; readonly seen: ReadonlySet<string> }> {
  const [served, measured] = await Promise.all([registry.buildingsServed(meters), resources.measuredBy(programScope, meters, knownAt)]);
  const all = measured.flatMap(spellsOf).filter(({ meter, building }) => served.get(meter ?? '')?.has(building) === true);
  const sight = await registry.activeVisible(scope, [...new Set(all.map(({ building }) => building))]);
  return { all, seen: new Set([code, ...all.flatMap((one) => (sight.get(one.building) === true ? one.code : []))]) };
}

/**
 * The places of arrays, by the codes of their buildings, regardless of scope: an array that has moved generated under the sun of its
 * earlier place.
 */
async function placesOf(registry: EvaluateNeeds['registry'], spells: readonly ArraySpell[], known: AsOf): Promise<Map<string, Fields>> {
  const buildings = [...new Set(spells.map(({ building }) => building))];
  const facts = await registry.buildingFacts(programScope, { buildings }, known);
  return new Map(facts.map(({ code, fields }) => [code, fields]));
}

type MeasuredHours = {
  readonly own: readonly ArraySpell[];
  readonly all: readonly ArraySpell[];
  readonly uses: readonly MeterUse[];
  readonly days: Int32Array;
  /** For a building. */
  readonly sunOf: (building: string) => SolarHours;
};

/** For each hour, what the meter of its day counted, and what all arrays behind it should have generated. */
function hoursTogether({
  own,
  all,
  uses,
  days,
  sunOf,
}: MeasuredHours): Pick<JudgedHours, 'measured' | 'expected' | 'unlimited' | 'estimated'> {
  const { meters, at: meterAt } = meterOfHours(own, days);
  const made = meters.map((meter) => {
    const of = (change: (array: SolarArray) => SolarArray): Float64Array =>
      givenTogether(all, meter, days, (array, building) => arrayYield(change(array), sunOf(building)).ac);
    return {
      use: uses.find((one) => one.meter === meter),
      expected: of((array) => array),
      unlimited: of((array) => ({ ...array, inverterKw: Math.max(array.inverterKw, array.kw * unlimiting) })),
    };
  });
  const pick = (value: (one: (typeof made)[number], hour: number) => number): Float64Array =>
    Float64Array.from(days, (_, hour) => {
      const one = made[meterAt[hour] as number];
      return one === undefined ? Number.NaN : value(one, hour);
    });
  return {
    measured: pick(({ use }, hour) => use?.kwh[hour] ?? Number.NaN),
    estimated: Uint8Array.from(pick(({ use }, hour) => use?.estimated[hour] ?? 0)),
    expected: pick(({ expected }, hour) => expected[hour] as number),
    unlimited: pick(({ unlimited }, hour) => unlimited[hour] as number),
  };
}

const isWithin = ({ from, to }: ArraySpell, days: Int32Array): boolean => days.some((day) => day >= from && day < to);

/** Meters that count other arrays too. */
const sharedMeters = (code: string, meters: readonly string[], counted: readonly ArraySpell[], seen: ReadonlySet<string>): Finding[] =>
  meters.flatMap((meter) => {
    const arrays = [...new Set(counted.filter((one) => one.meter === meter).map((one) => one.code))].toSorted();
    const evidence = { resource: code, meter, arrays: arrays.filter((one) => seen.has(one)).join('、'), count: arrays.length };
    return arrays.length < 2 ? [] : [{ code: 'meter-of-several-arrays', severity: 'info', evidence } as const];
  });

/** An inverter this many times the size of the modules is never at its limit. */
const unlimiting = 1.25;

const notJudged = ({ observed }: JudgedHours, array: string): Finding[] =>
  observed ? [] : [{ code: 'doubts-need-observed-weather', severity: 'info', evidence: { array } }];

/** @throws Problem `bad-instant` */
function instantIn(text: string, zone: Zone): number {
  const at = parseInstant(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  return at;
}

/** A partial step is not an hour. */
const isWhole = (edges: Float64Array, at: number): boolean => (edges[at + 1] as number) - (edges[at] as number) === 3600;

/**
 * The stretches of an array between two local days. @param last inclusive
 * @throws Problem `array-without-meter`, `array-not-placed` if none of them can be evaluated
 */
function measurable(code: string, spells: readonly ArraySpell[], first: number, last: number): ArraySpell[] {
  const within = spells.filter(({ from, to }) => from <= last && to > first);
  // nothing is expected before installation: the first facts then give the meter
  const meant = within.length > 0 ? within : spells;
  const metered = meant.filter(({ meter }) => meter !== null);
  if (metered.length === 0) throw new Problem('cannot-do', 'array-without-meter', { resource: code });
  if (metered.every(({ array }) => array === null)) throw new Problem('cannot-do', 'array-not-placed', { array: code });
  return metered;
}

/** Weather and sun of past hours: as observed, or those of a typical year by date and hour. */
export async function weatherOn({ weather }: Pick<EvaluateNeeds, 'weather'>, asked: HoursQuestion & { readonly known: AsOf }) {
  return underSun(await skyOn({ weather }, asked), asked);
}

/** The weather of past hours, independent of the place under it. */
async function skyOn(
  { weather }: Pick<EvaluateNeeds, 'weather'>,
  asked: Pick<HoursQuestion, 'light' | 'grid' | 'known'>,
): ReturnType<typeof weatherOf> {
  const { light, grid } = asked;
  if (light.series === 'observed') return weatherOf(weather, asked);
  const zone = createZone(light.station.zone) as Zone;
  const year: HourGrid = typicalGrid(zone);
  const told = await weatherOf(weather, { ...asked, grid: year });
  const place = typicalPlace(grid, zone);
  const of = (values: Float64Array): Float64Array => Float64Array.from(place, (at) => values[at] as number);
  const { global, direct, diffuse, temperature, wind } = told;
  return { global: of(global), direct: of(direct), diffuse: of(diffuse), temperature: of(temperature), wind: of(wind) };
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
