import { edgesOf, unrolled } from '#kernel/columns.ts';
import type { TimeColumns, UseColumns } from '#kernel/columns.ts';

/** One step of a line: its beginning (ms UTC), its value (null: not known, drawn as a gap), whether a part of it is estimated. */
export type Point = {
  readonly at: number;
  readonly value: number | null;
  readonly estimated?: boolean;
  /** Opens where the value comes from; the chart's table has it. */
  readonly figure?: string;
  /** The share of the step that is known, where that is told beside; the chart's table has it. */
  readonly coverage?: number | null;
};

export type Line = {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly Point[];
  /** `steps`: each value holds until the next point, and draws no line to it. */
  readonly shape?: 'line' | 'bar' | 'steps';
  /** A panel of its own beneath, under the same time: temperature below use. */
  readonly beside?: boolean;
};

/** A stretch of time that is doubtful, ms UTC, half-open. */
export type Mark = { readonly from: number; readonly to: number; readonly text: string };

/** A stretch of time that is told apart from others, as when people are in; no doubt. ms UTC, half-open. */
export type Shade = { readonly from: number; readonly to: number };

/** Values between which all is well, in the unit of the first panel. */
export type Band = { readonly low: number; readonly high: number };

/** Single readings that are pointed at; `beside` where they have a scale of their own, as what a counter showed. */
export type Dots = {
  readonly name: string;
  readonly unit: string;
  readonly beside: boolean;
  readonly points: readonly { readonly at: number; readonly value: number }[];
};

export type Pair = readonly [number, number | null];

/** The points of an answer that came as columns. */
export function pointsOf(columns: TimeColumns & Partial<Pick<UseColumns, 'estimated'>>): Point[] {
  const [edges, guessed] = [edgesOf(columns), unrolled(columns.estimated ?? [])];
  return columns.values.map((value, step) => ({ at: edges[step] as number, value, ...(guessed[step] === true && { estimated: true }) }));
}

/** The steps as measured: what is estimated or not known is a gap. */
export function measured(points: readonly Point[]): Pair[] {
  return points.map(({ at, value, estimated }) => [at, estimated === true ? null : value]);
}

/** Each value until the next point, where nothing holds from then on too: a gap begins at the end of what held. */
export function stepPairs(points: readonly Point[]): Pair[] {
  return points.flatMap(({ at, value }, index): Pair[] => {
    const before = points[index - 1]?.value ?? null;
    return value === null && before !== null
      ? [
          [at, before],
          [at, null],
        ]
      : [[at, value]];
  });
}

/** The estimated steps alone, each with its neighbours, so that the dashed line meets the whole one. Empty where nothing is estimated. */
export function estimated(points: readonly Point[]): Pair[] {
  const is = (index: number) => points[index]?.estimated === true && points[index].value !== null;
  if (!points.some((_, index) => is(index))) return [];
  return points.map(({ at, value }, index) => [at, is(index) || is(index - 1) || is(index + 1) ? value : null]);
}

/** The doubtful stretches that touch a step. @param end where the next one begins; the last step has none and is taken as an instant */
export function marksAt(marks: readonly Mark[], at: number, end: number | undefined): Mark[] {
  return marks.filter(({ from, to }) => from < (end ?? at + 1) && to > at);
}
