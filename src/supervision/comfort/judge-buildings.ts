import type { AsOf } from '#kernel/as-of.ts';
import { steps as stepEdges } from '#kernel/calendar.ts';
import { dayText } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Stretch } from './stretch.ts';
import { judgePoint, type HourSums, type PointJudged } from './control.ts';
import type { TemperatureRule, TemperatureSeason, NotJudged } from './facts.ts';
import { judgedHours, type JudgedHours, wholeHours } from './judged-hours.ts';
import type { ComfortNeeds } from './needs.ts';
import { reasonOutside, ruleOn } from './rules.ts';

/** A temperature point of a building, and the points that say whether its heating or cooling ran. */
type Judged = { readonly point: PointFacts; readonly runs: readonly PointFacts[] };

export type PointOutcome = PointJudged & { readonly point: PointFacts; readonly isRunningKnown: boolean };

/** The result for a building; `reason`: why nothing of it was judged. */
export type BuildingOutcome = {
  readonly building: BuildingFacts;
  readonly reason: NotJudged | null;
  readonly rule: TemperatureRule;
  readonly season: TemperatureSeason | null;
  readonly hasOccupiedTime: boolean;
  readonly points: readonly PointOutcome[];
};

export type JudgeQuestion = {
  readonly buildings: readonly BuildingFacts[];
  readonly seasons: ReadonlyMap<string, TemperatureSeason>;
  readonly points: { readonly air: readonly PointFacts[]; readonly running: readonly PointFacts[] };
  readonly spanOf: (zone: Zone) => Stretch;
  readonly known: AsOf;
};

/** How many hours of points are held in memory. */
const heldAtOnce = 500_000;

const china = createZone('Asia/Shanghai') as Zone;

type Placed = Omit<BuildingOutcome, 'points'> & { readonly hours: JudgedHours | null; readonly judged: readonly Judged[] };

/**
 * Judges the measured temperatures of many buildings by the rule, hour by hour (`live.md` 7). Hours of points are read in bulk, zone by
 * zone, as many at a time as fit.
 */
export async function judgeBuildings(needs: ComfortNeeds, scope: Scope, asked: JudgeQuestion): Promise<BuildingOutcome[]> {
  const outcomes: BuildingOutcome[] = [];
  for (const [name, buildings] of Map.groupBy(asked.buildings, ({ zone }) => zone)) {
    const zone = createZone(name) ?? china;
    const span = wholeHours(zone, ...both(asked.spanOf(zone)));
    const placed = await placedIn(needs, scope, asked, buildings, zone, span);
    const edges = span === null ? null : stepEdges(zone, span.from, span.to, 'hour');
    let before: Promise<BuildingOutcome[]> = Promise.resolve([]);
    for (const batch of batches(placed, edges?.length ?? 1)) {
      // the store reads the hours of the next batch while those of one are judged
      const next = outcomesOf(needs, scope, batch, edges, asked.known);
      next.catch(() => {});
      outcomes.push(...(await before));
      before = next;
    }
    outcomes.push(...(await before));
  }
  return outcomes;
}

const both = ({ from, to }: Stretch): [number, number] => [from, to];

async function placedIn(
  needs: ComfortNeeds,
  scope: Scope,
  { seasons, points, known, spanOf }: JudgeQuestion,
  buildings: readonly BuildingFacts[],
  zone: Zone,
  span: Stretch | null,
): Promise<Placed[]> {
  const rule = ruleOn(needs, dayText(zone.dayOf(spanOf(zone).to - 1)), known);
  const occupied = await needs.occupancy.ofBuildings(scope, buildings, known);
  const [air, running] = [points.air, points.running].map((some) => Map.groupBy(some, ({ building }) => building ?? ''));
  return buildings.map((building) => {
    const season = seasons.get(building.region) ?? null;
    const own = air?.get(building.code) ?? [];
    const reason = reasonOutside(rule, building) ?? (own.length === 0 ? 'no-points' : season === null ? 'season-not-set' : null);
    const spans = span === null ? null : (occupied.get(building.code)?.(span) ?? null);
    const isJudged = reason === null && season !== null && span !== null;
    return {
      building,
      reason,
      rule,
      season,
      hasOccupiedTime: spans !== null,
      hours: isJudged ? judgedHours(zone, span.from, span.to, season, spans) : null,
      judged: own.map((point) => ({ point, runs: runsOf(point, running?.get(building.code) ?? []) })),
    };
  });
}

/**
 * The points that say whether a point's heating or cooling runs: those of its equipment, otherwise those of the building without equipment.
 */
function runsOf({ equipment }: PointFacts, running: readonly PointFacts[]): PointFacts[] {
  const own = equipment === null ? [] : running.filter((one) => one.equipment === equipment);
  return own.length > 0 ? own : running.filter((one) => one.equipment === null);
}

function* batches(placed: readonly Placed[], hours: number): Generator<Placed[]> {
  let [batch, held]: [Placed[], number] = [[], 0];
  for (const one of placed) {
    const more = one.hours === null ? 0 : one.judged.length * 2 * hours;
    if (held > 0 && held + more > heldAtOnce) {
      yield batch;
      [batch, held] = [[], 0];
    }
    batch.push(one);
    held += more;
  }
  if (batch.length > 0) yield batch;
}

async function outcomesOf(
  { trend }: ComfortNeeds,
  scope: Scope,
  batch: readonly Placed[],
  edges: Float64Array | null,
  known: AsOf,
): Promise<BuildingOutcome[]> {
  const points = batch.flatMap(({ hours, judged }) => (hours === null ? [] : judged.flatMap(({ point, runs }) => [point, ...runs])));
  const asked = [...new Map(points.map((one) => [one.id, one])).values()];
  const held =
    edges === null || asked.length === 0
      ? new Map<number, HourSums>()
      : await trend.steps(scope, asked, edges, known, { isMeansOnly: true });
  return batch.map(({ hours, judged, ...told }) => ({
    ...told,
    points: judged.map(({ point, runs }) => ({
      point,
      isRunningKnown: runs.length > 0,
      ...(hours === null || told.season === null
        ? nothing
        : judgePoint(hours, sumsOf(point), runs.map(sumsOf), { ...told.rule, ...tolerance(told.season) })),
    })),
  }));

  function sumsOf({ id }: PointFacts): HourSums {
    return held.get(id) as HourSums;
  }
}

const tolerance = ({ tolerance: kelvin }: TemperatureSeason) => ({ tolerance: kelvin });

const nothing: PointJudged = { due: 0, measured: 0, hours: 0, outside: 0, sum: 0 };
