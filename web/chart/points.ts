import { edgesOf, unrolled } from '#kernel/columns.ts';
import type { TimeColumns, UseColumns } from '#kernel/columns.ts';

/** One step of a line: its start (ms UTC), its value (null: not known, drawn as a gap), whether a part of it is estimated. */
export type Point = {
  readonly at: number;
  readonly value: number | null;
  readonly estimated?: boolean;
  /** Opens where the value comes from; available in the chart's table. */
  readonly figure?: string;
  /** The share of the step that is known, where it is shown too; available in the chart's table. */
  readonly coverage?: number | null;
};

export type Line = {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly Point[];
  /** `steps`: each value holds until the next point, without a line to it. */
  readonly shape?: 'line' | 'bar' | 'steps';
  /** In a panel of its own below, on the same time axis: temperature below use. */
  readonly beside?: boolean;
};

/** A doubtful stretch of time, ms UTC, half-open. */
export type Mark = { readonly from: number; readonly to: number; readonly text: string };

/** A highlighted stretch of time, such as when people are in; not doubtful. ms UTC, half-open. */
export type Shade = { readonly from: number; readonly to: number };

/** The range of acceptable values, in the unit of the first panel. */
export type Band = { readonly low: number; readonly high: number };

/** Highlighted single readings; `beside` if they have a scale of their own, such as what a counter showed. */
export type Dots = {
  readonly name: string;
  readonly unit: string;
  readonly beside: boolean;
  readonly points: readonly { readonly at: number; readonly value: number }[];
};

export type Pair = readonly [number, number | null];

/** The points of a response in columns. */
export function pointsOf(columns: TimeColumns & Partial<Pick<UseColumns, 'estimated'>>): Point[] {
  const [edges, guessed] = [edgesOf(columns), unrolled(columns.estimated ?? [])];
  return columns.values.map((value, step) => ({ at: edges[step] as number, value, ...(guessed[step] === true && { estimated: true }) }));
}

/** The steps as measured: estimated or unknown ones are gaps. */
export function measured(points: readonly Point[]): Pair[] {
  return points.map(({ at, value, estimated }) => [at, estimated === true ? null : value]);
}

/** Each value until the next point, also where no value follows: a gap starts at the end of what held. */
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

/** The estimated steps alone, each with its neighbours, so that the dashed line meets the solid one. Empty if nothing is estimated. */
export function estimated(points: readonly Point[]): Pair[] {
  const is = (index: number) => points[index]?.estimated === true && points[index].value !== null;
  if (!points.some((_, index) => is(index))) return [];
  return points.map(({ at, value }, index) => [at, is(index) || is(index - 1) || is(index + 1) ? value : null]);
}

/** The doubtful stretches that touch a step. @param end the start of the next one; the last step has none and is taken as an instant */
export function marksAt(marks: readonly Mark[], at: number, end: number | undefined): Mark[] {
  return marks.filter(({ from, to }) => from < (end ?? at + 1) && to > at);
}
