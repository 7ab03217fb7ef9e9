import type { AsOf } from '#kernel/as-of.ts';
import type { FigureQuestion } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import { measurePoints, type Spans } from './measure.ts';
import { totalOf, type PointSteps } from './steps.ts';
import type { Limits } from '#metering/counter-line/counter-line.ts';

export type TrendNeeds = { readonly point: Points; readonly readings: Readings; readonly occupancy: Occupancy };

/** Which time of a building's points counts. */
export type During = 'occupied' | 'unoccupied';

/** The stretch of a trend and its restrictions; instants in s UTC. */
export type TrendSpan = {
  readonly from: number;
  readonly to: number;
  readonly within?: string | undefined;
  readonly during?: During | undefined;
};

/** What held at one point in steps and over all of them. Throws `no-occupancy`, `bad-within`. */
export async function measurePoint(
  needs: TrendNeeds,
  scope: Scope,
  facts: PointFacts,
  { from, to, within, during }: TrendSpan,
  edges: Float64Array,
  known: AsOf,
): Promise<{ steps: PointSteps; total: PointSteps }> {
  const limits = within === undefined ? undefined : readWithin(within);
  const spans = during === undefined ? undefined : await spansOf(needs, scope, facts, { from, to }, known, during);
  const asked = { edges, limits, ...(spans !== undefined && { spansOf: () => spans }) };
  const steps = (await measurePoints(needs, scope, [facts], asked, known)).get(facts.id) as PointSteps;
  return { steps, total: totalOf(steps) };
}

/** The question of a total, as encoded in its id. */
export function questionOf({ code }: Pick<PointFacts, 'code'>, { from, to, within, during }: TrendSpan, known: AsOf): FigureQuestion {
  return {
    kind: 'trend',
    point: code,
    from,
    to,
    ...(within !== undefined && { within }),
    ...(during !== undefined && { during }),
    ...known,
  };
}

/** The requested time of a point's building. Throws `no-occupancy` if no hours are set. */
export async function spansOf(
  { occupancy }: TrendNeeds,
  scope: Scope,
  { code, building, zone }: PointFacts,
  span: { readonly from: number; readonly to: number },
  known: AsOf,
  during: During,
): Promise<Spans> {
  const occupied = building === null ? null : await occupancy.spans(scope, { code: building, zone }, span, known);
  if (occupied === null) throw new Problem('bad-input', 'no-occupancy', { building: building ?? '—', point: code });
  return during === 'occupied' ? occupied : between(occupied, span);
}

/** The parts of a stretch that no span covers. */
export function between(spans: Spans, { from, to }: { readonly from: number; readonly to: number }): Spans {
  const left: { start: number; end: number }[] = [];
  let at = from;
  for (const { start, end } of spans) {
    if (start > at) left.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  return at < to ? [...left, { start: at, end: to }] : left;
}

/** @throws Problem `no-such-point`, also if the scope does not see it */
export async function pointOf(point: Points, scope: Scope, code: string, known: AsOf): Promise<PointFacts> {
  const [facts] = await point.pointFacts(scope, { points: [code] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-point', { point: code });
  return facts;
}

const form = /^\s*(-?\d{1,9}(?:\.\d{1,6})?)?\s*:\s*(-?\d{1,9}(?:\.\d{1,6})?)?\s*$/u;

/**
 * `LO:HI` in 0.0001 of the unit; either may be omitted. Throws `bad-within`.
 * @example readWithin('20:26') // { low: 200_000, high: 260_000 }
 */
function readWithin(text: string): Limits {
  const found = form.exec(text);
  const [, low, high] = found ?? [];
  if (found === null || (low === undefined && high === undefined)) throw new Problem('bad-input', 'bad-within', { text });
  const limits = { low: low === undefined ? -Infinity : Number(low) * 1e4, high: high === undefined ? Infinity : Number(high) * 1e4 };
  if (limits.low > limits.high) throw new Problem('bad-input', 'bad-within', { text });
  return limits;
}
