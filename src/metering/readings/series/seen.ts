import type { MeasuredAsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';

/** Meters that the registry has found visible to a scope: the only key to their readings. */
export type Seen = { readonly scope: Scope; readonly meters: readonly number[] };
/** What may be read of a meter: instants (s) both included, what was known, and which imports are hidden. */
export type Window = {
  readonly from: number;
  readonly to: number;
  readonly known: MeasuredAsOf;
  readonly hidden: readonly number[];
  /** Most of what is stored there may not count for this question. */
  readonly mostHidden?: boolean;
  /** Starts each statement, with the imports that are hidden then; for reads that outlast the lock. */
  readonly begin?: <T>(statement: (hidden: readonly number[]) => Promise<T>) => Promise<T>;
};
