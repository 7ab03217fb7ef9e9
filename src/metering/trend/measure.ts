import { cutHolding, emptySteps, type Holding, type Limits } from '#metering/counter-line/counter-line.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import type { Readings } from '#metering/readings/readings.ts';
import { cutAt, emptyPointSteps, together, type PointSteps } from './steps.ts';

const hour = 3600;

type HourBlock = Parameters<Parameters<Readings['pointHours']>[4]>[0];
type HourMeans = Parameters<Parameters<Readings['pointHourMeans']>[4]>[0];

export type Spans = readonly { readonly start: number; readonly end: number }[];

/** A question about points. @param edges of the steps (s UTC) */
export type StepsQuestion = {
  readonly edges: Float64Array;
  readonly limits?: Limits | undefined;
  /** Least, greatest and last values are not requested, and may be left unknown. */
  readonly isMeansOnly?: boolean | undefined;
  /** The requested time of a point; null: all of it. */
  readonly spansOf?: ((point: PointFacts) => Spans | null) | undefined;
};

type Needs = { readonly readings: Pick<Readings, 'pointHours' | 'pointHourMeans' | 'holdings'> };

/**
 * What holds at each point in each step. Answered from hours where no step cuts one and nothing moved in them after the question's time;
 * otherwise drawn from the values.
 */
export async function measurePoints(
  { readings }: Needs,
  scope: Scope,
  points: readonly PointFacts[],
  asked: StepsQuestion,
  known: AsOf,
): Promise<Map<number, PointSteps>> {
  const { edges, limits, spansOf, isMeansOnly = false } = asked;
  const measured = new Map(points.map(({ id }) => [id, emptyPointSteps(edges.length - 1)]));
  const isWhole = limits === undefined && spansOf === undefined && edges.every((at) => at % hour === 0);
  const late = isWhole ? await fromHours(readings, scope, measured, edges, known, isMeansOnly) : null;
  const drawn = late === null ? points : points.filter(({ id }) => late.has(id));
  await fromValues(readings, scope, drawn, asked, known, measured);
  return measured;
}

/** Fills in what hours can answer; returns the points in whose hours something moved later. */
async function fromHours(
  readings: Needs['readings'],
  scope: Scope,
  measured: ReadonlyMap<number, PointSteps>,
  edges: Float64Array,
  known: AsOf,
  isMeansOnly: boolean,
): Promise<Set<number>> {
  const late = new Set<number>();
  const [first, last] = [(edges[0] as number) / hour, (edges.at(-1) as number) / hour];
  const before = Math.min(known.received, known.recorded);
  const stepOf = stepOfHours(edges, first, last);
  for (const steps of measured.values())
    for (let at = 0; at + 1 < edges.length; at++) steps.time[at] = (edges[at + 1] as number) - (edges[at] as number);
  let [id, held]: [number, PointSteps | undefined] = [-1, undefined];
  const eachRow = (block: HourMeans, more: (steps: PointSteps, at: number, row: number) => void): void => {
    for (let row = 0; row < block.rows; row++) {
      if (block.meter[row] !== id) [id, held] = [block.meter[row] as number, measured.get(block.meter[row] as number)];
      if (held === undefined) continue;
      if ((block.since[row] as number) > before) late.add(id);
      const seconds = block.seconds[row] as number;
      if (seconds === 0) continue;
      const at = stepOf[(block.hour[row] as number) - first] as number;
      held.seconds[at] = (held.seconds[at] as number) + seconds;
      held.sum[at] = (held.sum[at] as number) + (block.sum[row] as number);
      more(held, at, row);
    }
  };
  const ids = [...measured.keys()];
  if (isMeansOnly) await readings.pointHourMeans(scope, ids, first, last, (block) => eachRow(block, () => {}));
  else
    await readings.pointHours(scope, ids, first, last, (block) =>
      eachRow(block, (steps, at, row) => addEnds(block, row, steps, at, (edges[at + 1] as number) / hour)),
    );
  return late;
}

/** Merges the least and greatest of an hour into its step, and its last value if it is the step's last hour. @param end hours since 1970 */
function addEnds(block: HourBlock, row: number, steps: PointSteps, at: number, end: number): void {
  const [min, max] = [block.min[row] as number, block.max[row] as number];
  if (!((steps.min[at] as number) <= min)) steps.min[at] = min;
  if (!((steps.max[at] as number) >= max)) steps.max[at] = max;
  if ((block.hour[row] as number) + 1 === end && block.ends[row] === 1) steps.last[at] = block.last[row] as number;
}

/** The step of each hour. */
function stepOfHours(edges: Float64Array, first: number, last: number): Int32Array {
  const steps = new Int32Array(Math.max(0, last - first));
  for (let at = 0; at + 1 < edges.length; at++)
    steps.fill(at, (edges[at] as number) / hour - first, (edges[at + 1] as number) / hour - first);
  return steps;
}

async function fromValues(
  readings: Needs['readings'],
  scope: Scope,
  points: readonly PointFacts[],
  { edges, limits, spansOf }: StepsQuestion,
  known: AsOf,
  measured: Map<number, PointSteps>,
): Promise<void> {
  if (points.length === 0) return;
  const size = edges.length - 1;
  const all = cutAt(edges, null);
  const piecesOf = new Map(points.map((point) => [point.id, spansOf === undefined ? all : cutAt(edges, spansOf(point))]));
  const lay = (id: number, holding: Holding): void => {
    const pieces = piecesOf.get(id) ?? all;
    const held = emptySteps(pieces.step.length);
    cutHolding(holding, pieces.edges, held, limits);
    measured.set(
      id,
      together(pieces, held, size, (piece) => pieces.step[piece] as number),
    );
  };
  const none = { n: 0, from: new Float64Array(0), to: new Float64Array(0), value: new Float64Array(0) };
  for (const { id } of points) lay(id, none);
  await readings.holdings(scope, points, { from: edges[0] as number, to: edges.at(-1) as number }, known, lay);
}
