import { refuseManySteps, refuseManyValues } from '#kernel/answer-size.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { stepCount, steps as stepEdges } from '#kernel/calendar.ts';
import { dayText } from '#kernel/day.ts';
import { figureId, type FigureQuestion } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { isFormal } from '#platform/knowledge/facts.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { type Stretch, stretchOf, type SpanText } from './stretch.ts';
import {
  type IndoorAnswer,
  type IndoorLimit,
  indoorQuantities,
  type IndoorQuantity,
  type IndoorShown,
  type TemperatureSeason,
} from './facts.ts';
import { shareFloor } from './share-floor.ts';
import { type Bounds, type HourPlaces, indoorSteps, type IndoorStep, type PointHours } from './indoor.ts';
import type { ComfortNeeds } from './needs.ts';
import { seasonOfDay } from './season-days.ts';
import type { createSeasons } from './seasons.ts';

type Seasons = Pick<ReturnType<typeof createSeasons>, 'seasonsOf'>;

export type IndoorQuestion = SpanText & {
  readonly building: string;
  readonly step: 'day' | 'month' | 'year';
  /** Only this room. */
  readonly space?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly known?: AsOf | undefined;
};

const china = createZone('Asia/Shanghai') as Zone;
const hour = 3600;

/** Maximum hours of points held in memory: a building of a hundred rooms, a year. */
const mostHours = 4_000_000;

/** Measurements in the rooms of a building, in its occupied time, against the limits of the standards. */
export function createIndoor(needs: ComfortNeeds, seasons: Seasons) {
  return {
    /** Throws `no-such-building`, `bad-instant`, `time-not-kept`, `empty-range`, `too-many-steps`, `too-many-values`. */
    indoor: (scope: Scope, asked: IndoorQuestion): Promise<IndoorAnswer> => indoor(needs, seasons, scope, asked),
  };
}

type HoursTime = {
  readonly zone: Zone;
  readonly span: Stretch;
  readonly edges: Float64Array;
  readonly spans: Spans | null;
  readonly known: AsOf;
  /** The coverage below which no share is shown. */
  readonly floor: number;
};
type Spans = readonly { readonly start: number; readonly end: number }[];

async function indoor(needs: ComfortNeeds, seasons: Seasons, scope: Scope, asked: IndoorQuestion): Promise<IndoorAnswer> {
  const known = asked.known ?? asOf(needs.now(), asked.knownAt);
  const [building] = await needs.registry.buildingFacts(scope, { buildings: [asked.building] }, known);
  if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: asked.building });
  const zone = createZone(building.zone) ?? china;
  const span = stretchOf(zone, asked);
  refuseManySteps(stepCount(zone, span.from, span.to, asked.step));
  const all = (await needs.point.pointFacts(scope, { buildings: [building.code] }, known)).filter(isOfRoom);
  const points = asked.space === undefined ? all : all.filter(({ space }) => space === asked.space);
  const spans = (await needs.occupancy.ofBuildings(scope, [building], known)).get(building.code)?.(span) ?? null;
  const floor = shareFloor(needs, zone.dayOf(span.to - 1), known);
  const stretch = { zone, span, edges: stepEdges(zone, span.from, span.to, 'hour'), spans, known, floor };
  refuseManyValues(stretch.edges.length, points.length, mostHours);
  const season = (await seasons.seasonsOf([building.region], known)).get(building.region) ?? null;
  const held = await hoursOf(needs, scope, points, stretch);
  const limits = limitsBy(needs, season, stretch);
  const quantities = indoorQuantities.flatMap((quantity) => {
    const own = points.filter((one) => one.quantity === quantity);
    return own.length === 0 ? [] : [quantityShown(asked, quantity, own, held, limits(quantity), stretch)];
  });
  return {
    building: building.code,
    zone: building.zone,
    rooms: [...new Set(all.flatMap(({ space }) => space ?? []))].toSorted(),
    quantities,
    occupied: spans !== null,
    indicative: quantities.some((one) => one.limits.some(({ indicative }) => indicative)),
    findings: await findingsOf(needs, scope, building, points, season, stretch, asked.knownAt !== undefined),
  };
}

/**
 * Whether a point measures in a room, not in a machine or outside: it is tagged so, or has no equipment and is either in a space or
 * untagged.
 */
const isOfRoom = ({ quantity, tag, equipment, space }: PointFacts): boolean =>
  (indoorQuantities as readonly string[]).includes(quantity) &&
  (tag === 'zone-air' || (equipment === null && (tag === null || space !== null)));

/** What held in each local hour of the occupied time. */
async function hoursOf(
  { trend }: ComfortNeeds,
  scope: Scope,
  points: readonly PointFacts[],
  { edges, spans, known }: HoursTime,
): Promise<ReadonlyMap<number, PointHours>> {
  if (points.length === 0) return new Map();
  if (spans === null) return trend.steps(scope, points, edges, known);
  const isWhole = [...edges, ...spans.flatMap(({ start, end }) => [start, end])].every((at) => at % hour === 0);
  if (!isWhole) return trend.steps(scope, points, edges, known, { during: 'occupied' });
  // occupied time that splits no hour only excludes whole hours, so the values need not be looked at
  const asked = occupiedHours(edges, spans);
  const held = await trend.steps(scope, points, edges, known);
  for (const one of held.values())
    asked.forEach((isAsked, at) => {
      if (isAsked === 0) [one.time[at], one.seconds[at], one.sum[at]] = [0, 0, 0];
    });
  return held;
}

function occupiedHours(edges: Float64Array, spans: Spans): Uint8Array {
  const asked = new Uint8Array(Math.max(0, edges.length - 1));
  let span = 0;
  for (let at = 0; at < asked.length; at++) {
    const begins = edges[at] as number;
    while (span < spans.length && (spans[span] as { end: number }).end <= begins) span += 1;
    asked[at] = span < spans.length && (spans[span] as { start: number }).start <= begins ? 1 : 0;
  }
  return asked;
}

/** The limit of a quantity on a local day (since 1970-01-01); null if none is in force. */
type LimitOn = (day: number) => IndoorLimit | null;

function limitsBy(
  { knowledge }: ComfortNeeds,
  season: TemperatureSeason | null,
  { known }: HoursTime,
): (quantity: IndoorQuantity) => LimitOn {
  type Found = ReturnType<typeof inForce>[number];
  const days = new Map<number, readonly Found[]>();
  const onDay = (day: number): readonly Found[] => {
    const had = days.get(day) ?? inForce(day);
    days.set(day, had);
    return had;
  };
  const shown = new Map<string, IndoorLimit>();
  return (quantity) => (day) => {
    const kind = season === null ? null : seasonOfDay(season, day);
    const found = onDay(day).findLast((one) => one.quantity === quantity && (one.season === undefined || one.season === kind));
    if (found === undefined) return null;
    const name = `${found.id} ${found.version}`;
    const limit = shown.get(name) ?? limitShown(found);
    shown.set(name, limit);
    return limit;
  };

  function inForce(day: number) {
    return knowledge.inForce('indoor-limit', { on: dayText(day), ...known });
  }
}

type FoundLimit = ReturnType<ComfortNeeds['knowledge']['inForce']>[number] & {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly per: 'hour' | 'day';
  readonly season?: 'heating' | 'cooling' | undefined;
};

function limitShown(found: FoundLimit): IndoorLimit {
  const { id, version, low = null, high = null, per, season = null, source, status } = found;
  return {
    id,
    version,
    low,
    high,
    per,
    season,
    source: { document: source.document, clause: source.clause },
    status,
    indicative: !isFormal(found),
  };
}

function quantityShown(
  { building, space, step }: IndoorQuestion,
  quantity: IndoorQuantity,
  points: readonly PointFacts[],
  held: ReadonlyMap<number, PointHours>,
  limitOn: LimitOn,
  stretch: HoursTime,
): IndoorAnswer['quantities'][number] {
  const { zone, span, edges, known, floor } = stretch;
  const ends = stepEdges(zone, span.from, span.to, step);
  const { places, limits } = placesOf(edges, ends, zone, limitOn);
  const told = indoorSteps(
    points.map(({ id }) => held.get(id) as PointHours),
    places,
    (period) => boundsOf(limits[period] ?? null),
    floor,
  );
  const used = [...new Set(limits.filter((one) => one !== null))];
  const total = told.at(-1) as IndoorStep;
  return {
    quantity,
    unit: (points[0] as PointFacts).unit,
    limit: used.length === 1 ? (used[0] as IndoorLimit) : null,
    limits: used,
    spaces: [...new Set(points.flatMap(({ space }) => space ?? []))].toSorted(),
    points: points.map(({ code }) => code),
    steps: told.slice(0, -1).map((one, at) => shown(one, ends[at] as number, ends[at + 1] as number)),
    total: { ...shown(total, span.from, span.to), figure: figureId(indoorQuestion({ building, space }, quantity, span, known)) },
  };
}

/** The question behind the id of a quantity's mean. */
const indoorQuestion = (
  { building, space }: Pick<IndoorQuestion, 'building' | 'space'>,
  quantity: IndoorQuantity,
  { from, to }: Stretch,
  known: AsOf,
): FigureQuestion => ({
  kind: 'indoor',
  building,
  ...(space !== undefined && { space }),
  quantity,
  from,
  to,
  ...known,
});

const shown = (step: IndoorStep, from: number, to: number): IndoorShown => ({
  start: formatInstant(from),
  end: formatInstant(to),
  ...step,
});

const inSteps = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4));

const boundsOf = (limit: IndoorLimit | null): Bounds | null =>
  limit === null ? null : { low: inSteps(limit.low), high: inSteps(limit.high) };

/** The step and the period of each hour, and the limit of each period: a day if the limit applies to a day, otherwise an hour. */
function placesOf(
  edges: Float64Array,
  ends: Float64Array,
  zone: Zone,
  limitOn: LimitOn,
): { places: HourPlaces; limits: (IndoorLimit | null)[] } {
  const size = Math.max(0, edges.length - 1);
  const [stepOf, periodOf] = [new Int32Array(size), new Int32Array(size)];
  const limits: (IndoorLimit | null)[] = [];
  let [step, last]: [number, number | null] = [0, null];
  for (let at = 0; at < size; at++) {
    const begins = edges[at] as number;
    while ((ends[step + 1] as number) <= begins) step += 1;
    stepOf[at] = step;
    const day = zone.dayOf(begins);
    const limit = limitOn(day);
    const isSame = limit?.per === 'day' && day === last;
    if (!isSame) limits.push(limit);
    last = day;
    periodOf[at] = limits.length - 1;
  }
  return { places: { stepOf, steps: ends.length - 1, periodOf, periods: limits.length }, limits };
}

async function findingsOf(
  needs: ComfortNeeds,
  scope: Scope,
  { code, region }: BuildingFacts,
  points: readonly PointFacts[],
  season: TemperatureSeason | null,
  { zone, span, spans, known }: HoursTime,
  past: boolean,
): Promise<Finding[]> {
  const warning = (name: string, evidence: Finding['evidence']): Finding => ({ code: name, severity: 'warning', evidence });
  if (points.length === 0) return [warning('no-indoor-points', { building: code })];
  const isSeasonal = points.some(({ quantity }) => quantity === 'temperature' || quantity === 'humidity');
  return [
    ...(season === null && isSeasonal ? [warning('season-not-set', { region })] : []),
    ...(spans === null ? [warning('no-occupancy', { building: code })] : needs.occupancy.calendarFindings(programScope, zone, span, known)),
    ...(await needs.readings.pointDoubts(scope, points, span, known, past)),
  ];
}
