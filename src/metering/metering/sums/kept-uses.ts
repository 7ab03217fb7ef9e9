/** The key that a list is cached by. */
type State = {
  /** The days, and the form of the question. */
  readonly name: string;
  /** The version of the sums that it was computed from; null if these are not cached. */
  readonly version: number | null;
  /** The question is pinned before a reading last moved. */
  readonly isPast: boolean;
};

type Kept<T> = { readonly version: number; readonly uses: readonly T[] };

/** The number of periods cached per list of groups. */
const mostKept = 4;

/** Caches answers per list of groups, which is replaced whenever the registry or the calorific value of gas changes, and per days. */
export function createKeptUses<T>() {
  const kept = new WeakMap<object, Map<string, Kept<T>>>();
  return {
    /** The earlier answer, as the same list object, if every sum is still the same. */
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
