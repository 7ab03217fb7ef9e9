import type { MeasuredAsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';

/** Meters that a scope has been let see by the registry: the only key to their readings. */
export type Seen = { readonly scope: Scope; readonly meters: readonly number[] };
/** What may be read of a meter: instants (s) both included, what was known, and which imports are hidden. */
export type Window = {
  readonly from: number;
  readonly to: number;
  readonly known: MeasuredAsOf;
  readonly hidden: readonly number[];
  /** Most of what is stored there may not count for this question. */
  readonly mostHidden?: boolean;
  /** Lets each statement begin, with the imports that are hidden then; for reading that outlasts the lock. */
  readonly begin?: <T>(statement: (hidden: readonly number[]) => Promise<T>) => Promise<T>;
};
