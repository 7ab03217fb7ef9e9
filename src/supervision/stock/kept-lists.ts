import type { Clock } from '#kernel/request-context.ts';

/** A list as it was worked out once, for whoever turns its pages. */
type Kept<T> = { readonly list: T; readonly weight: number; readonly key: string; readonly until: number };

/** How many rows are kept together, of all lists, and how long each. */
const mostRows = 300_000;
const lifeMs = 10 * 60_000;

/**
 * Keeps the lists that were worked out last: turning a page, sorting and filtering need not work them out again, and all pages are of one
 * state. A list is found by its name and only for the very same question of somebody who sees the same.
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
    /** Keeps a list and names it. */
    keep(key: string, list: T, weight: number): string {
      last += 1;
      const name = `${now().toString(36)}-${last}`;
      lists.set(name, { list, weight, key, until: now() + lifeMs });
      forget();
      return name;
    },
    /** A list by its name; undefined where it is gone, or was the answer to another question. */
    find(name: string, key: string): T | undefined {
      const found = lists.get(name);
      if (found === undefined || found.key !== key || found.until < now()) return undefined;
      return found.list;
    },
  };
}

export type KeptLists<T> = ReturnType<typeof createKeptLists<T>>;
