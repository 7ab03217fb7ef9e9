import type { HoldingSteps } from '#metering/counter-line/counter-line.ts';

/** What holds in each step, and the length of its requested part (s). Values in 0.0001 of the unit. */
export type PointSteps = HoldingSteps & { readonly time: Float64Array };

/**
 * Steps cut where the requested time begins and ends: `edges` of all pieces, one after another; the `step` of each, and whether it is
 * requested.
 */
export type Pieces = { readonly edges: Float64Array; readonly step: Int32Array; readonly isAsked: Uint8Array };

/** @param spans the requested time, in order; null: all of it */
export function cutAt(edges: Float64Array, spans: readonly { readonly start: number; readonly end: number }[] | null): Pieces {
  const [first, last] = [edges[0] as number, edges.at(-1) as number];
  const inner = (spans ?? []).flatMap(({ start, end }) => [start, end]).filter((at) => at > first && at < last);
  const all = Float64Array.from(new Set([...edges, ...inner])).toSorted();
  const size = Math.max(0, all.length - 1);
  const [step, isAsked] = [new Int32Array(size), new Uint8Array(size)];
  let [at, span] = [0, 0];
  for (let piece = 0; piece < size; piece++) {
    const begins = all[piece] as number;
    while (at + 2 < edges.length && (edges[at + 1] as number) <= begins) at += 1;
    step[piece] = at;
    if (spans === null) isAsked[piece] = 1;
    else {
      while (span < spans.length && (spans[span] as { end: number }).end <= begins) span += 1;
      isAsked[piece] = span < spans.length && (spans[span] as { start: number }).start <= begins ? 1 : 0;
    }
  }
  return { edges: all, step, isAsked };
}

/** Room for this many steps. */
export function emptyPointSteps(size: number): PointSteps {
  const zeros = () => new Float64Array(size);
  const unknown = () => new Float64Array(size).fill(Number.NaN);
  return { time: zeros(), seconds: zeros(), sum: zeros(), min: unknown(), max: unknown(), last: unknown(), within: zeros() };
}

/** Merges the requested pieces into steps; into a single step if only a total is requested. */
export function together(pieces: Pieces, held: HoldingSteps, size: number, stepOf: (piece: number) => number): PointSteps {
  const steps = emptyPointSteps(size);
  for (let piece = 0; piece < pieces.step.length; piece++) {
    if (pieces.isAsked[piece] === 0) continue;
    const time = (pieces.edges[piece + 1] as number) - (pieces.edges[piece] as number);
    addTo(steps, stepOf(piece), held, piece, time);
  }
  return steps;
}

/** Adds a later piece to a step. */
export function addTo(steps: PointSteps, at: number, held: HoldingSteps, piece: number, time: number): void {
  steps.time[at] = (steps.time[at] as number) + time;
  steps.seconds[at] = (steps.seconds[at] as number) + (held.seconds[piece] as number);
  steps.sum[at] = (steps.sum[at] as number) + (held.sum[piece] as number);
  steps.within[at] = (steps.within[at] as number) + (held.within[piece] as number);
  const [min, max] = [held.min[piece] as number, held.max[piece] as number];
  if (!((steps.min[at] as number) <= min) && !Number.isNaN(min)) steps.min[at] = min;
  if (!((steps.max[at] as number) >= max) && !Number.isNaN(max)) steps.max[at] = max;
  steps.last[at] = held.last[piece] as number;
}

/** All steps as one. */
export function totalOf(steps: PointSteps): PointSteps {
  const total = emptyPointSteps(1);
  for (let at = 0; at < steps.time.length; at++) if ((steps.time[at] as number) > 0) addTo(total, 0, steps, at, steps.time[at] as number);
  return total;
}

/** `num ÷ den` of whole numbers, rounded half away from zero. */
export function roundedQuotient(num: number, den: number): number {
  const size = Math.abs(num);
  const whole = Math.floor(size / den);
  const rounded = 2 * (size - whole * den) >= den ? whole + 1 : whole;
  return num < 0 && rounded !== 0 ? -rounded : rounded;
}

/** A step in the form of answers: values in the unit, to 0.0001; null where nothing holds. */
export type ShownStep = {
  mean: number | null;
  min: number | null;
  max: number | null;
  last: number | null;
  coverage: number | null;
  within?: number | null;
};

export function shownStep(steps: PointSteps, at: number, isWithin: boolean): ShownStep {
  const [time, seconds] = [steps.time[at] as number, steps.seconds[at] as number];
  const value = (number: number): number | null => (seconds === 0 || Number.isNaN(number) ? null : number / 1e4);
  return {
    mean: seconds === 0 ? null : roundedQuotient(steps.sum[at] as number, seconds) / 1e4,
    min: value(steps.min[at] as number),
    max: value(steps.max[at] as number),
    last: value(steps.last[at] as number),
    coverage: time === 0 ? null : roundedQuotient(seconds * 1e4, time) / 1e4,
    ...(isWithin && { within: seconds === 0 ? null : roundedQuotient((steps.within[at] as number) * 1e4, seconds) / 1e4 }),
  };
}
