import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import { demolishedOn } from '#registry/registry/facts.ts';
import { hoursOver, stepsWithin } from './rule/clock-hours.ts';
import { expectedUse, paceShares } from './expected-sources.ts';
import type { Column, Grid } from './grid.ts';
import type { JudgeNeeds } from './needs.ts';
import { takenOfPoints } from './point-sources.ts';
import type { ClockHours, Source } from './rule/rule.ts';
import type { Subject } from './rule/subject.ts';

type SourceQuestion = { readonly subjects: readonly Subject[]; readonly grid: Grid; readonly known: AsOf };

/** The values that a rule reads for several subjects of one calendar, in order. */
export function readSource(needs: JudgeNeeds, scope: Scope, source: Source, asked: SourceQuestion): Promise<Column[]> {
  if ('use' in source)
    return source.use === true ? useOfMeters(needs, scope, source, asked) : useOfBuildings(needs, scope, source.use, source, asked);
  if ('weather' in source) return temperature(needs, asked);
  if ('quiet' in source) return quiet(needs, scope, asked);
  if ('expected' in source) return expectedUse(needs, scope, source, asked);
  if ('pace' in source) return paceShares(needs, scope, asked);
  return takenOfPoints(needs, scope, source, asked);
}

type Taken = { readonly hours?: ClockHours; readonly least: number };

/** The parts in which use is read, and for each step the parts that belong to it. */
type Parts = { readonly edges: Float64Array; readonly of: readonly (readonly number[])[] };

/** The steps themselves, or the part of each day within the given hours. */
function partsOf({ zone, edges }: Grid, hours: ClockHours | undefined): Parts {
  const many = edges.length - 1;
  if (hours === undefined) return { edges, of: Array.from({ length: many }, (_, at) => [at]) };
  const [first, last] = [edges[0] as number, edges[many] as number];
  const meant = hoursOver(zone, first, last, [hours]);
  const cuts = meant.flatMap(({ start, end }) => [start, end]).filter((at) => at > first && at < last);
  const bounds = Float64Array.from(new Set([...edges, ...cuts])).sort();
  const inside = stepsWithin(bounds, meant);
  const of: number[][] = Array.from({ length: many }, () => []);
  for (let part = 0, step = 0; part < inside.length; part++) {
    if ((bounds[part] as number) >= (edges[step + 1] as number)) step += 1;
    if (inside[part] === 1) of[step]?.push(part);
  }
  return { edges: bounds, of };
}

type Steps = { readonly value: Float64Array; readonly coverage: Float64Array };

/** The use of each step, if enough of its time is covered; to 0.0001. */
function taken({ value, coverage }: Steps, { edges, of }: Parts, least: number): Float64Array {
  return Float64Array.from(of, (parts) => {
    if (parts.length === 1 && (coverage[parts[0] as number] as number) >= least) return value[parts[0] as number] as number;
    let [sum, covered, length, isKnown] = [0, 0, 0, false];
    for (const part of parts) {
      const seconds = (edges[part + 1] as number) - (edges[part] as number);
      length += seconds;
      covered += seconds * (coverage[part] as number);
      if (Number.isNaN(value[part])) continue;
      sum += value[part] as number;
      isKnown = true;
    }
    return isKnown && covered >= least * length ? Math.round(sum * 1e4) / 1e4 : Number.NaN;
  });
}

async function useOfMeters(
  { metering }: JudgeNeeds,
  scope: Scope,
  { hours, least }: Taken,
  { subjects, grid, known }: SourceQuestion,
): Promise<Column[]> {
  const parts = partsOf(grid, hours);
  const meters = subjects.flatMap(({ meter }) => meter ?? []);
  const steps = await metering.meterSteps(scope, { meters, zone: grid.zone, edges: parts.edges, known });
  return steps.map((one) => taken(one, parts, least));
}

async function useOfBuildings(
  { metering }: JudgeNeeds,
  scope: Scope,
  carrier: Carrier,
  { hours, least }: Taken,
  { subjects, grid, known }: SourceQuestion,
): Promise<Column[]> {
  const parts = partsOf(grid, hours);
  const buildings = [...new Set(subjects.flatMap(({ building }) => building?.code ?? []))];
  const steps = await metering.buildingSteps(scope, { buildings, carrier, zone: grid.zone, edges: parts.edges, known });
  const columns = new Map([...steps].map(([code, one]) => [code, taken(one, parts, least)]));
  return subjects.map(({ building }) => (building === null ? null : (columns.get(building.code) ?? null)));
}

/** With less than this known, a step has no temperature. */
const leastOfWeather = 0.75;

async function temperature({ weather }: JudgeNeeds, { subjects, grid, known }: SourceQuestion): Promise<Column[]> {
  const buildings = [...new Map(subjects.flatMap(({ building }) => (building === null ? [] : [[building.code, building]]))).values()];
  const fields = buildings.map(({ code, region, fields: of }) => ({ ...of, code, region }));
  const means = await weather.temperatures({ buildings: fields, edges: grid.edges, known });
  const columns = new Map(
    buildings.map(({ code }, at) => [
      code,
      means[at]?.map(({ mean, coverage }) => (mean === null || coverage < leastOfWeather ? Number.NaN : mean)),
    ]),
  );
  return subjects.map(({ building }) => {
    const column = building === null ? undefined : columns.get(building.code);
    return column === undefined ? null : Float64Array.from(column);
  });
}

/** Hours from the last reading to the end of each step: of the subject's own series. Of a building that is gone nothing is expected. */
async function quiet(needs: JudgeNeeds, scope: Scope, { subjects, grid, known }: SourceQuestion): Promise<Column[]> {
  const own = await seriesOf(needs, scope, subjects, known);
  const all = [...new Map(own.flat().map((one) => [one.id, one])).values()];
  const heard = await needs.readings.lastHeard(scope, all, grid.edges, known);
  return own.map((series, place) => {
    const held = series.map(({ id }) => heard.get(id) as Float64Array);
    if (held.length === 0) return null;
    const until = standsUntil(subjects[place], grid);
    return Float64Array.from({ length: grid.edges.length - 1 }, (_, step) => {
      const last = held.reduce(
        (most, one) => (Number.isNaN(one[step]) ? most : Math.max(most, one[step] as number)),
        Number.NEGATIVE_INFINITY,
      );
      const end = grid.edges[step + 1] as number;
      return last === Number.NEGATIVE_INFINITY || end > until ? Number.NaN : (end - last) / 3600;
    });
  });
}

/** When the last day of a subject's building begins, s UTC; Infinity while it stands. */
function standsUntil(subject: Subject | undefined, { zone, edges }: Grid): number {
  const building = subject?.building ?? null;
  const gone = building === null ? null : demolishedOn(building, dayText(zone.dayOf(edges.at(-1) as number)));
  return gone === null ? Infinity : zone.dayStart(parseDay(gone) as number);
}

/** The series of a subject's readings: itself if it is a meter or a point, the points of equipment, the meters of a building. */
async function seriesOf(
  { registry, point }: JudgeNeeds,
  scope: Scope,
  subjects: readonly Subject[],
  known: AsOf,
): Promise<(readonly { readonly id: number }[])[]> {
  const codesOf = (some: readonly Subject[]): string[] => [...new Set(some.flatMap(({ building }) => building?.code ?? []))];
  const equipped = codesOf(subjects.filter(({ equipment }) => equipment !== undefined));
  const whole = codesOf(subjects.filter((one) => one.equipment === undefined && one.meter === undefined && one.point === undefined));
  const [meters, points] = await Promise.all([
    whole.length === 0 ? [] : registry.meterFacts(scope, { buildings: whole }, known),
    equipped.length === 0 ? [] : point.pointFacts(scope, { buildings: equipped }, known),
  ]);
  const byBuilding = Map.groupBy(meters, ({ building }) => building);
  const byEquipment = Map.groupBy(points, ({ building, equipment }) => `${building}/${equipment}`);
  return subjects.map(({ code, building, meter, point: one, equipment }) => {
    if (meter !== undefined) return [meter];
    if (one !== undefined) return [one];
    return (equipment === undefined ? byBuilding.get(building?.code ?? null) : byEquipment.get(code)) ?? [];
  });
}
