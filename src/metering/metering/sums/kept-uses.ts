/** By what a list is kept. */
type State = {
  /** The days, and how they were asked for. */
  readonly name: string;
  /** Of the sums that it was made of; null where these are not kept. */
  readonly version: number | null;
  /** The question is pinned before a reading last moved. */
  readonly isPast: boolean;
};

type Kept<T> = { readonly version: number; readonly uses: readonly T[] };

/** How many periods are kept of one list of groups. */
const mostKept = 4;

/** What was told of lists of groups, which are others as soon as the registry or the calorific value of gas is, and of days. */
export function createKeptUses<T>() {
  const kept = new WeakMap<object, Map<string, Kept<T>>>();
  return {
    /** What was told before, the very same list, where every sum is the same still. */
    of(groups: object, { name, version, isPast }: State): readonly T[] | undefined {
      if (version === null || isPast) return undefined;
      const before = kept.get(groups)?.get(name);
      return before?.version === version ? before.uses : undefined;
    },
    keep(groups: object, { name, version, isPast }: State, uses: readonly T[]): void {
      if (version === null || isPast) return;
      const periods = kept.get(groups) ?? new Map<string, Kept<T>>();
      kept.set(groups, periods);
      periods.delete(name);
      periods.set(name, { version, uses });
      const [oldest] = periods.keys();
      if (periods.size > mostKept && oldest !== undefined) periods.delete(oldest);
    },
  };
}
