import { type AsOf, asOf } from '#kernel/as-of.ts';
import { type Carrier, carrierUnit, type Unit } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { figureId, type FigureQuestion } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { buildingNamed, dayNamed, type CommissioningNeeds } from './needs.ts';
import { adviceOf, type Holdings, morningOf, startDaysLeast } from './start-day.ts';

export type StartQuestion = {
  readonly building: string;
  /** Temperature in degrees that the rooms must have by opening, bounds included. */
  readonly low: number;
  readonly high: number;
  /** The local day of opening; default tomorrow. */
  readonly day?: string | undefined;
  readonly carrier: Carrier;
  readonly equipment?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly known?: AsOf | undefined;
};

/**
 * A similar day's morning; `need` null: not inside by opening. Minutes; `use` is from its start to the advised one, in the carrier's unit.
 */
export type StartDayShown = {
  readonly day: string;
  readonly opens: string;
  readonly started: string;
  readonly lead: number;
  readonly need: number | null;
  readonly use: number | null;
  /** The part of that use that exceeds the hour before the start. */
  readonly extra: number | null;
  readonly coverage: number;
  readonly figure: string | null;
};

export type StartAdvice = {
  readonly building: string;
  readonly day: string;
  readonly zone: string;
  readonly opens: string | null;
  readonly within: { readonly low: number; readonly high: number };
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly advised: { readonly start: string; readonly lead: number } | null;
  readonly usual: { readonly start: string; readonly lead: number } | null;
  /** Cost of the usual start per day: the median of the days listed. */
  readonly cost: { readonly use: number; readonly extra: number | null; readonly days: number } | null;
  readonly days: readonly StartDayShown[];
  readonly figure: string;
  readonly findings: readonly Finding[];
};

const hour = 3600;
const china = createZone('Asia/Shanghai') as Zone;
const warning = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'warning', evidence });

/**
 * The latest start with which the rooms were inside by opening on nine of the ten days most like a given day, and what the usual start
 * costs (issue 14, B5). By our own method: `docs/decisions/0064`.
 * @throws Problem `no-such-building`, `no-occupancy`, `start-band-bad`, `date-bad`, `time-not-kept`
 */
export async function startAdvice(needs: CommissioningNeeds, scope: Scope, asked: StartQuestion): Promise<StartAdvice> {
  const known = asked.known ?? asOf(needs.readings.now(), asked.knownAt);
  const building = await buildingNamed(needs, scope, asked.building, known);
  const zone = createZone(building.zone) ?? china;
  if (!(asked.low < asked.high)) throw new Problem('bad-input', 'start-band-bad', { low: asked.low, high: asked.high });
  const today = zone.dayOf(Math.floor(Math.min(known.received, needs.now()) / 1000));
  const day = asked.day === undefined ? today + 1 : dayNamed(asked.day);
  const opening = await openingOf(needs, scope, building, zone, day, known);
  const mornings = await morningsOf(needs, scope, { asked, building, zone, day, known });
  const told = mornings.days.map(({ opens, started, reached }) => ({ lead: opens - started, need: reached - started }));
  const advice = adviceOf(told);
  const days = await Promise.all(
    mornings.days.map((one) => dayShown(needs, scope, { ...one, asked, building, zone, known }, advice?.advised ?? null)),
  );
  const at = (lead: number | null) =>
    lead === null || opening === null ? null : { start: formatInstant(opening.opens - lead), lead: Math.round(lead / 6) / 10 };
  return {
    building: building.code,
    day: dayText(day),
    zone: zone.name,
    opens: opening === null ? null : formatInstant(opening.opens),
    within: { low: asked.low, high: asked.high },
    carrier: asked.carrier,
    unit: carrierUnit(asked.carrier),
    advised: at(advice?.advised ?? null),
    usual: at(advice?.usual ?? null),
    cost: costOf(days),
    days,
    figure: figureId(startFigure(asked, building.code, day, known)),
    findings: [
      ...mornings.findings,
      ...(opening === null ? [warning('start-day-closed', { day: dayText(day) })] : []),
      ...(advice === null ? [warning('start-too-few-days', { count: told.length, least: startDaysLeast })] : []),
      ...(advice !== null && advice.advised === null ? [warning('start-never-inside', { days: told.length })] : []),
      { code: 'start-own-method', severity: 'info', evidence: {} },
    ],
  };
}

export const startFigure = (
  { low, high, carrier, equipment }: StartQuestion,
  building: string,
  day: number,
  known: AsOf,
): FigureQuestion => ({
  kind: 'start-advice',
  building,
  day: dayText(day),
  low,
  high,
  carrier,
  ...(equipment !== undefined && { equipment }),
  ...known,
});

type Opening = { readonly opens: number; readonly earliest: number };

/** When a building opens on a local day, and when it had closed before; null: closed all day. Throws `no-occupancy`. */
async function openingOf(
  { occupancy }: CommissioningNeeds,
  scope: Scope,
  building: BuildingFacts,
  zone: Zone,
  day: number,
  known: AsOf,
): Promise<Opening | null> {
  const [start, end] = [zone.dayStart(day), zone.dayStart(day + 1)];
  const spans = await occupancy.spans(scope, building, { from: zone.dayStart(day - 1), to: end }, known);
  if (spans === null) throw new Problem('bad-input', 'no-occupancy', { building: building.code });
  const first = spans.find((span) => span.start >= start && span.start < end);
  if (first === undefined) return null;
  const before = spans.findLast((span) => span.end <= first.start);
  return { opens: first.start, earliest: before?.end ?? first.start - 12 * hour };
}

type MorningQuestion = { readonly asked: StartQuestion; readonly building: BuildingFacts; readonly zone: Zone; readonly known: AsOf };
type TellingDay = { readonly day: number; readonly opens: number; readonly started: number; readonly reached: number };

/** The mornings of similar days that are fully known. */
async function morningsOf(
  needs: CommissioningNeeds,
  scope: Scope,
  { asked, building, zone, day, known }: MorningQuestion & { readonly day: number },
): Promise<{ readonly days: TellingDay[]; readonly findings: Finding[] }> {
  const { point, expectation, readings } = needs;
  const all = await point.pointFacts(scope, { buildings: [building.code] }, known);
  const rooms = all.filter(({ tag, quantity }) => tag === 'zone-air' && quantity === 'temperature');
  const states = all.filter(({ tag, quantity }) => tag === 'running' && quantity === 'state');
  const running = asked.equipment === undefined ? states : states.filter(({ equipment }) => equipment === asked.equipment);
  const findings = [
    ...(rooms.length === 0 ? [warning('start-no-rooms', { building: building.code })] : []),
    ...(running.length === 0 ? [warning('start-no-running', { building: building.code })] : []),
  ];
  const of = { building: building.code, carrier: asked.carrier };
  const similar = (await expectation.expected(scope, { of, from: dayText(day), to: dayText(day + 1), known })).days[0]?.similar ?? [];
  if (findings.length > 0 || similar.length === 0) return { days: [], findings };
  const days: TellingDay[] = [];
  let untold = 0;
  for (const one of similar.map((each) => parseDay(each.day) as number).toSorted((a, b) => a - b)) {
    const opening = await openingOf(needs, scope, building, zone, one, known);
    if (opening === null) continue;
    const span = { from: opening.earliest, to: opening.opens };
    const [runs, warm] = await Promise.all([running, rooms].map((points) => holdingsOf(readings, scope, points, span, known)));
    const { started, reached } = morningOf(runs ?? [], warm ?? [], opening, { low: asked.low * 1e4, high: asked.high * 1e4 });
    if (started === null || reached === null) untold += 1;
    else days.push({ day: one, opens: opening.opens, started, reached });
  }
  return { days, findings: untold === 0 ? [] : [warning('start-days-untold', { count: untold })] };
}

/** What holds up to the end of a stretch. */
async function holdingsOf(
  readings: CommissioningNeeds['readings'],
  scope: Scope,
  points: readonly PointFacts[],
  span: { readonly from: number; readonly to: number },
  known: AsOf,
): Promise<Holdings[]> {
  const found: Holdings[] = [];
  await readings.holdings(scope, points, span, known, (_id, { n, from, to, value }) => {
    found.push({ n, from: from.slice(0, n), to: to.slice(0, n), value: value.slice(0, n) });
  });
  return found;
}

async function dayShown(
  { metering }: CommissioningNeeds,
  scope: Scope,
  { day, opens, started, reached, asked, building, zone, known }: MorningQuestion & TellingDay,
  advised: number | null,
): Promise<StartDayShown> {
  const cut = advised === null ? started : Math.max(started, opens - advised);
  const need = Number.isFinite(reached) ? (reached - started) / 60 : null;
  const shown = { day: dayText(day), opens: formatInstant(opens), started: formatInstant(started), lead: (opens - started) / 60, need };
  if (cut <= started) return { ...shown, use: advised === null ? null : 0, extra: advised === null ? null : 0, coverage: 1, figure: null };
  const { code } = building;
  const edges = Float64Array.of(started - hour, started, cut);
  const steps = await metering.buildingSteps(scope, { buildings: [code], carrier: asked.carrier, zone, edges, known });
  const { value = [], coverage = [] } = steps.get(code) ?? {};
  const [before = Number.NaN, use = Number.NaN] = value;
  const extra = use - (before * (cut - started)) / hour;
  return {
    ...shown,
    use: inUnit(use),
    extra: inUnit(extra),
    coverage: Math.min(coverage[0] ?? 0, coverage[1] ?? 0),
    figure: figureId({ kind: 'use', building: code, carrier: asked.carrier, from: started, to: cut, ...known }),
  };
}

const inUnit = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value * 1e4) / 1e4);

const leastCoverage = 0.98;

/** Median over the days with known use. */
function costOf(days: readonly StartDayShown[]): StartAdvice['cost'] {
  const counted = days.filter(({ use, coverage }) => use !== null && coverage >= leastCoverage);
  if (counted.length < startDaysLeast) return null;
  return {
    use: medianOf(counted.map(({ use }) => use ?? 0)),
    extra: medianOf(counted.map(({ extra }) => extra ?? 0)),
    days: counted.length,
  };
}

function medianOf(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  const middle = rising.length >> 1;
  const value = rising.length % 2 === 1 ? (rising[middle] as number) : ((rising[middle - 1] as number) + (rising[middle] as number)) / 2;
  return Math.round(value * 1e4) / 1e4;
}
