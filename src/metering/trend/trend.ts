import { asOf, type AsOf } from '#kernel/as-of.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import { stepCount, type Step, steps as stepEdges } from '#kernel/calendar.ts';
import { figureId, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import { isKept, keptDays, keptYears } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { explainTrend } from './explain.ts';
import { measurePoints, type StepsQuestion, type Spans } from './measure.ts';
import { between, measurePoint, pointOf, questionOf, spansOf, type During, type TrendNeeds, type TrendSpan } from './point-steps.ts';
import { shownStep, type PointSteps, type ShownStep } from './steps.ts';

export type TrendQuestion = {
  readonly point: string;
  readonly from: string;
  readonly to: string;
  readonly step: Step | 'raw';
  readonly within?: string | undefined;
  readonly during?: During | undefined;
  readonly knownAt?: string | undefined;
};

type StepsOptions = { readonly during?: During; readonly within?: StepsQuestion['limits']; readonly isMeansOnly?: boolean };

type Shown = ShownStep & { start: string; end: string };

export type Trend = {
  readonly facts: PointFacts;
  /** What held in each step; there is one more of `edges`. */
  readonly steps?: { readonly edges: Float64Array; readonly held: PointSteps };
  readonly values?: { at: string; until: string; value: number }[];
  readonly total: Shown & { figure: string };
  readonly findings: readonly Finding[];
};

const china = createZone('Asia/Shanghai') as Zone;
const mostRaw = 100_000;

/**
 * What held at points over time: means weighted by the time that values hold, least, greatest and last values, coverage, shares within
 * limits.
 * @example await trend.trend(scope, { point: 'T-301', from: '2026-03-01', to: '2026-03-02', step: 'hour' }) // { steps, total, findings }
 */
export function createTrend(needs: TrendNeeds) {
  return {
    trend: (scope: Scope, asked: TrendQuestion): Promise<Trend> => trend(needs, scope, asked),
    explain: (scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> => explainTrend(needs, scope, figure, question),
    /**
     * What held at many points in the same steps, by the number of each, as typed arrays (values in 0.0001 of the unit of each quantity).
     * @param points as returned by `point.pointFacts`, which has checked the scope
     * @param edges of the steps, whole seconds UTC, one more than the number of steps. Whole hours are answered immediately
     * @param asked `within` in 0.0001 of the unit; `during` of each point's building: without hours set, none of it is requested;
     * `isMeansOnly`: least, greatest and last values may stay unknown
     */
    steps: (
      scope: Scope,
      points: readonly PointFacts[],
      edges: Float64Array,
      known: AsOf,
      { during, within, isMeansOnly }: StepsOptions = {},
    ): Promise<Map<number, PointSteps>> => stepsOf(needs, scope, points, { edges, limits: within, isMeansOnly }, known, during),
    /** The values that hold from an instant of the stretch (s) on, in order, and until when each holds; by the number of each point. */
    values: (scope: Scope, points: readonly PointFacts[], span: { readonly from: number; readonly to: number }, known: AsOf) =>
      valuesOf(needs, scope, points, span, known),
  };
}

export type Trends = ReturnType<typeof createTrend>;

async function trend(needs: TrendNeeds, scope: Scope, asked: TrendQuestion): Promise<Trend> {
  const { point, readings } = needs;
  const known = asOf(readings.now(), asked.knownAt);
  const facts = await pointOf(point, scope, asked.point, known);
  const zone = zoneOf(facts);
  const [from, to] = [instantOf(asked.from, zone), instantOf(asked.to, zone)];
  if (to <= from) throw new Problem('bad-input', 'empty-range', { from: asked.from, to: asked.to });
  const { within, during, step } = asked;
  const span = { from, to, within, during };
  if (step !== 'raw') refuseManySteps(stepCount(zone, from, to, step));
  const edges = step === 'raw' ? Float64Array.of(from, to) : stepEdges(zone, from, to, step);
  const { steps, total } = await measurePoint(needs, scope, facts, span, edges, known);
  return {
    facts,
    ...(step === 'raw' ? { values: await rawValues(needs, scope, facts, span, known) } : { steps: { edges, held: steps } }),
    total: {
      start: formatInstant(from),
      end: formatInstant(to),
      ...shownStep(total, 0, within !== undefined),
      figure: figureId(questionOf(facts, span, known)),
    },
    findings: await readings.pointDoubts(scope, [facts], { from, to }, known, asked.knownAt !== undefined),
  };
}

async function stepsOf(
  needs: TrendNeeds,
  scope: Scope,
  points: readonly PointFacts[],
  asked: StepsQuestion,
  known: AsOf,
  during: During | undefined,
): Promise<Map<number, PointSteps>> {
  if (during === undefined) return measurePoints(needs, scope, points, asked, known);
  const span = { from: asked.edges[0] as number, to: asked.edges.at(-1) as number };
  const placed = new Map(
    points.flatMap(({ building, zone }) => (building === null ? [] : [[building, { code: building, zone }] as const])),
  );
  const hours = await needs.occupancy.ofBuildings(scope, [...placed.values()], known);
  const byBuilding = new Map<string, Spans>();
  for (const code of placed.keys()) {
    const occupied = hours.get(code)?.(span) ?? null;
    byBuilding.set(code, occupied === null ? [] : during === 'occupied' ? occupied : between(occupied, span));
  }
  return measurePoints(needs, scope, points, { ...asked, spansOf: ({ building }) => byBuilding.get(building ?? '') ?? [] }, known);
}

type Values = { readonly at: Float64Array; readonly until: Float64Array; readonly value: Float64Array };

const noValues: Values = { at: new Float64Array(0), until: new Float64Array(0), value: new Float64Array(0) };

async function valuesOf(
  { readings }: TrendNeeds,
  scope: Scope,
  points: readonly PointFacts[],
  span: { readonly from: number; readonly to: number },
  known: AsOf,
): Promise<Map<number, Values>> {
  const values = new Map<number, Values>();
  await readings.holdings(scope, points, span, known, (id, { from, to, value, n }) => {
    let [first, end] = [0, n];
    while (first < n && (from[first] as number) < span.from) first += 1;
    while (end > first && (from[end - 1] as number) >= span.to) end -= 1;
    values.set(id, { at: from.slice(first, end), until: to.slice(first, end), value: value.slice(first, end) });
  });
  return values;
}

async function rawValues(needs: TrendNeeds, scope: Scope, facts: PointFacts, span: TrendSpan, known: AsOf) {
  const { during } = span;
  const held = (await valuesOf(needs, scope, [facts], span, known)).get(facts.id);
  const spans = during === undefined ? null : await spansOf(needs, scope, facts, span, known, during);
  const isAsked = (at: number): boolean => spans === null || spans.some(({ start, end }) => start <= at && at < end);
  const { at: begin, until, value } = held ?? noValues;
  const values = Array.from(begin, (at, i) => ({ at, until: until[i] as number, value: (value[i] as number) / 1e4 })).filter(({ at }) =>
    isAsked(at),
  );
  if (values.length > mostRaw) throw new Problem('bad-input', 'raw-too-long', { values: values.length, most: mostRaw });
  return values.map((one) => ({ at: formatInstant(one.at), until: formatInstant(one.until), value: one.value }));
}

const zoneOf = ({ zone }: Pick<PointFacts, 'zone'>): Zone => createZone(zone) ?? china;

/** @throws Problem `bad-instant`, `time-not-kept` */
function instantOf(text: string, zone: Zone): number {
  const at = parseInstant(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  if (!isKept(at)) throw new Problem('bad-input', 'time-not-kept', { text, first: `${keptYears.first}-01-01`, last: keptDays.last });
  return at;
}
