import type { Finding } from '#kernel/finding.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { OccupiedSpan } from '#metering/occupancy/facts.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { type Holdings, morningOf } from '../start-day.ts';
import type { Band, Ground, Subject } from './ground.ts';
import { nothingTried } from './hours.ts';
import { type StartMorning, startTime, type StartTrial, startTrials, type StartUse } from './start-time.ts';
import { noHours } from './units.ts';

const hour = 3600;
const china = createZone('Asia/Shanghai') as Zone;

/** The starts of a building's plant, each tried with the start that the mornings before it advised. */
export async function startSubjects(ground: Ground): Promise<Subject[]> {
  const { building, points } = ground;
  const rooms = points.filter(({ tag, quantity }) => tag === 'zone-air' && quantity === 'temperature');
  const running = points.filter(({ tag, quantity }) => tag === 'running' && quantity === 'state');
  const findings = missing(ground, rooms, running);
  const codes = [...running, ...rooms].map(({ code }) => code);
  const subject = {
    subject: building.code,
    name: null,
    equipment: null,
    points: codes,
    meters: [],
    carrier: 'electricity',
    unit: 'kWh',
  } as const;
  if (findings.length > 0 || ground.band === null) return [{ ...subject, tried: nothingTried(...findings) }];
  const rule = ground.ruleOf('start-time');
  const mornings = await morningsOf(ground, { rooms, running, band: ground.band, history: rule.of('history') });
  // plant that was on longer ran through the night: that is running outside the hours, and its hours are counted there
  const isStart = ({ opens, started }: StartMorning): boolean => opens - started <= rule.of('lead') * hour;
  const trials = startTrials(mornings.filter(isStart), ground.from, { early: rule.of('early') });
  const { uses, findings: unmetered } = await usesOf(ground, trials);
  const tried = startTime(trials, uses);
  const through = mornings.filter((one) => one.day >= ground.from && !isStart(one)).length;
  const passed: Finding[] =
    through === 0 ? [] : [{ code: 'strategy-ran-through', severity: 'info', evidence: { count: through, lead: rule.of('lead') } }];
  return [{ ...subject, tried: { ...tried, findings: [...tried.findings, ...passed, ...unmetered] } }];
}

function missing({ building, band, occupied }: Ground, rooms: readonly PointFacts[], running: readonly PointFacts[]): Finding[] {
  const warning = (code: string): Finding => ({ code, severity: 'warning', evidence: { building: building.code } });
  return [
    ...(occupied === null ? [noHours(building.code)] : []),
    ...(rooms.length === 0 ? [warning('start-no-rooms')] : []),
    ...(running.length === 0 ? [warning('start-no-running')] : []),
    ...(band === null ? [warning('strategy-needs-band')] : []),
  ];
}

type MorningsQuestion = {
  readonly rooms: readonly PointFacts[];
  readonly running: readonly PointFacts[];
  readonly band: Band;
  /** Days before the period. */
  readonly history: number;
};

/** The mornings of the period and of the days before it of which start and rooms are known. */
async function morningsOf(ground: Ground, { rooms, running, band, history }: MorningsQuestion): Promise<StartMorning[]> {
  const { needs, scope, building, zone, from, to, known } = ground;
  const first = from - history;
  const stretch = { from: zone.dayStart(first - 1), to: zone.dayStart(to) };
  const [spans, ran, warm, degrees] = await Promise.all([
    needs.occupancy.spans(scope, building, stretch, known),
    holdingsOf(ground, running, stretch),
    holdingsOf(ground, rooms, stretch),
    degreesOf(ground, first),
  ]);
  const dayType = needs.occupancy.dayTypes(scope, known);
  const limits = { low: band.low * 1e4, high: band.high * 1e4 };
  return openingsOf(spans ?? [], zone, first, to).flatMap(({ day, opens, earliest }) => {
    const span = { from: earliest, to: opens };
    const { started, reached } = morningOf(within(ran, span), within(warm, span), { opens, earliest }, limits);
    if (started === null || reached === null) return [];
    const mean = degrees[day - first] ?? Number.NaN;
    return [{ day, rest: dayType(zone.name, day) === 'rest', degrees: Number.isNaN(mean) ? null : mean, opens, started, reached }];
  });
}

/** The first opening of each day, and from when on a start is looked for: the end of use before it, half a day before at most. */
function openingsOf(spans: readonly OccupiedSpan[], zone: Zone, first: number, to: number) {
  const openings: { day: number; opens: number; earliest: number }[] = [];
  for (const [at, { start }] of spans.entries()) {
    const day = zone.dayOf(start);
    if (day < first || day >= to || openings.at(-1)?.day === day) continue;
    const before = spans[at - 1];
    openings.push({ day, opens: start, earliest: before?.end ?? start - 12 * hour });
  }
  return openings;
}

async function holdingsOf(
  { needs, scope, known }: Ground,
  points: readonly PointFacts[],
  span: { from: number; to: number },
): Promise<Holdings[]> {
  const found: Holdings[] = [];
  await needs.readings.holdings(scope, points, span, known, (_id, { n, from, to, value }) => {
    found.push({ n, from: from.slice(0, n), to: to.slice(0, n), value: value.slice(0, n) });
  });
  return found;
}

/** The part of what holds that reaches into a stretch. */
function within(holdings: readonly Holdings[], span: { readonly from: number; readonly to: number }): Holdings[] {
  return holdings.map(({ n, from, to, value }) => {
    const first = firstAfter(to, n, span.from);
    let end = first;
    while (end < n && (from[end] as number) < span.to) end += 1;
    const cut = (column: ArrayLike<number>): ArrayLike<number> => Array.prototype.slice.call(column, first, end) as number[];
    return { n: end - first, from: cut(from), to: cut(to), value: cut(value) };
  });
}

/** The first row that ends after an instant. */
function firstAfter(to: ArrayLike<number>, n: number, at: number): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((to[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The mean temperature of each local day, degC; NaN where it is not known. */
async function degreesOf({ needs, building, zone, to, known }: Ground, first: number): Promise<Float64Array> {
  const { code, region, fields } = building;
  const { station } = (await needs.weather.stationsOf([{ code, region, fields }], known)).get(code) ?? { station: null };
  if (station === null) return new Float64Array(to - first).fill(Number.NaN);
  return needs.weather.observedMeans({ station: station.id, zone: createZone(zone.name) ?? china, from: first, to, known });
}

const leastCoverage = 0.98;

/** What the building used between each start and the advised one, and in the hour before the start. */
async function usesOf(ground: Ground, trials: readonly StartTrial[]): Promise<{ readonly uses: StartUse[]; readonly findings: Finding[] }> {
  const { needs, scope, building, zone, known, from, to } = ground;
  const early = trials.filter(({ cut }) => cut !== null);
  if (early.length === 0) return { uses: trials.map(() => ({ use: null, before: null })), findings: [] };
  const midnights = Array.from({ length: to - from + 1 }, (_, at) => zone.dayStart(from + at));
  const marks = [...midnights, ...early.flatMap(({ started, cut }) => [started - hour, started, cut as number])];
  const edges = Float64Array.from(new Set(marks)).toSorted();
  const steps = (await needs.metering.buildingSteps(scope, { buildings: [building.code], carrier: 'electricity', zone, edges, known })).get(
    building.code,
  );
  if (steps === undefined)
    return {
      uses: trials.map(() => ({ use: null, before: null })),
      findings: [{ code: 'no-meter-counts', severity: 'warning', evidence: { carrier: 'electricity' } }],
    };
  const between = (start: number, end: number): number | null => {
    let sum = 0;
    for (let at = edges.indexOf(start); (edges[at] as number) < end; at += 1) {
      const isKnown = (steps.coverage[at] as number) >= leastCoverage && (steps.longest[at] as number) <= hour;
      if (!isKnown) return null;
      sum += steps.value[at] as number;
    }
    return sum;
  };
  const uses = trials.map(({ started, cut }) =>
    cut === null ? { use: null, before: null } : { use: between(started, cut), before: between(started - hour, started) },
  );
  return { uses, findings: [] };
}
