import { WrittenJson } from '#kernel/written.ts';
import { writtenColumns } from '#kernel/written-columns.ts';
import type { Hours } from './degree-days.ts';
import type { MeanOfStep } from './temperature.ts';

const writtenNull = new WrittenJson((into) => into.text('null'));

/**
 * Means of steps as columns, `{start, seconds, values, coverage}`; null if there are no steps.
 * @param edges bounds of the steps, s UTC
 */
export function presentMeans(edges: Float64Array, steps: readonly MeanOfStep[]): WrittenJson {
  if (steps.length === 0) return writtenNull;
  const means = Float64Array.from(steps, ({ mean }) => mean ?? Number.NaN);
  return writtenColumns(edges, means, { coverage: (at) => (steps[at] as MeanOfStep).coverage });
}

/**
 * Hours as columns, `{start, seconds, values}`; a gap between hours with values is one step without a value. Null if there are no hours.
 */
export function presentHours({ at, value }: Hours): WrittenJson {
  const [edges, values]: [number[], number[]] = [[], []];
  for (let place = 0; place < at.length; place++) {
    const start = at[place] as number;
    const end = edges.at(-1);
    if (end === undefined) edges.push(start);
    else if (start > end) {
      edges.push(start);
      values.push(Number.NaN);
    }
    edges.push(start + 3600);
    values.push(value[place] as number);
  }
  if (edges.length === 0) return writtenNull;
  return writtenColumns(Float64Array.from(edges), Float64Array.from(values));
}
