import { formatInstant } from './instant.ts';

/** The forms of a long list: an object for each step, or columns. */
export const forms = ['list', 'columns'] as const;

export type Form = (typeof forms)[number];

/** A number of equal values in a row: `[96, 1]`. */
export type Run<T> = readonly [many: number, value: T];

/**
 * Consecutive steps of time: the first begins at `start`, each lasts its `seconds`. Columns in runs have one value for each of `values`.
 */
export type TimeColumns = {
  readonly start: string;
  readonly seconds: readonly Run<number>[];
  /** Null if unknown. */
  readonly values: readonly (number | null)[];
};

export type CoveredColumns = TimeColumns & { readonly coverage: readonly Run<number>[] };

export type UseColumns = CoveredColumns & { readonly estimated: readonly Run<boolean>[] };

/** A step as in the list of objects. */
export type UseStep = {
  start: string;
  end: string;
  value: number | null;
  coverage: number;
  estimated?: boolean;
};

/** `[7, 7, 8]` in runs: `[[2, 7], [1, 8]]`. @param at returns the value at an index; compared by `===` */
export function runsOf<T>(many: number, at: (place: number) => T): Run<T>[] {
  const runs: Run<T>[] = [];
  for (let first = 0, end = 0; first < many; first = end) {
    const value = at(first);
    while (end < many && at(end) === value) end += 1;
    runs.push([end - first, value]);
  }
  return runs;
}

/** The value at each index: `[[2, 7], [1, 8]]` is `[7, 7, 8]`. */
export function unrolled<T>(runs: readonly Run<T>[]): T[] {
  return runs.flatMap(([many, value]) => Array.from({ length: many }, () => value));
}

/**
 * The start of each step, ms UTC, followed by the end of the last one.
 * @example edgesOf({ start: '2025-01-01T00:00:00Z', seconds: [[2, 900]], values: [1, null] }) // [1735689600000, 1735690500000,
 * 1735691400000]
 */
export function edgesOf({ start, seconds }: Pick<TimeColumns, 'start' | 'seconds'>): number[] {
  let at = Date.parse(start);
  const edges = [at];
  for (const [many, length] of seconds) for (let step = 0; step < many; step++) edges.push((at += length * 1000));
  return edges;
}

/** The same objects that the list would have contained. */
export function useStepsOf(columns: UseColumns): UseStep[] {
  const [edges, coverage, estimated] = [edgesOf(columns), unrolled(columns.coverage), unrolled(columns.estimated)];
  return columns.values.map((value, at) => ({
    start: formatInstant((edges[at] as number) / 1000),
    end: formatInstant((edges[at + 1] as number) / 1000),
    value,
    coverage: coverage[at] as number,
    ...(estimated[at] === true && { estimated: true }),
  }));
}
