import type { WrittenJson } from '#kernel/written.ts';
import { writtenColumns } from '#kernel/written-columns.ts';
import type { CombinedSteps } from './sums/combine.ts';

/** Steps as columns, `{start, seconds, values, coverage, estimated}`: the same content as `presentSteps`, see `useStepsOf`. */
export function presentColumns(edges: Float64Array, { value, coverage, estimated }: CombinedSteps): WrittenJson {
  return writtenColumns(edges, value, { coverage: (at) => coverage[at] as number, estimated: (at) => estimated[at] === 1 });
}
