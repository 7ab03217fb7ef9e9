import type { Clock } from '#kernel/request-context.ts';

/** A list calculated once, for paging through it. */
type Kept<T> = { readonly list: T; readonly weight: number; readonly key: string; readonly until: number };

/** How many rows are cached over all lists, and for how long each. */
const mostRows = 300_000;
const lifeMs = 10 * 60_000;

/**
 * Caches the most recent lists: paging, sorting and filtering need not recalculate them, and all pages come from one state. A list is found
 * by its name, and only for the identical question of a requester who sees the same.
 * @example const name = kept.keep(key, rows, rows.length); kept.find(name, key) // the rows, or undefined
 */
export function createKeptLists<T>(now: Clock) {
  const lists = new Map<string, Kept<T>>();
  let last = 0;
  const forget = (): void => {
    for (const [name, { until }] of lists) if (until < now()) lists.delete(name);
    let rows = [...lists.values()].reduce((sum, { weight }) => sum + weight, 0);
    for (const [name, { weight }] of lists) {
      if (rows <= mostRows || lists.size === 1) return;
      lists.delete(name);
      rows -= weight;
    }
  };
  return {
    /** Caches a list and names it. */
    keep(key: string, list: T, weight: number): string {
      last += 1;
      const name = `${now().toString(36)}-${last}`;
      lists.set(name, { list, weight, key, until: now() + lifeMs });
      forget();
      return name;
    },
    /** A list by its name; undefined if it has expired, or was the answer to another question. */
    find(name: string, key: string): T | undefined {
      const found = lists.get(name);
      if (found === undefined || found.key !== key || found.until < now()) return undefined;
      return found.list;
    },
  };
}

export type KeptLists<T> = ReturnType<typeof createKeptLists<T>>;
