import { whoeverLeaves } from '#kernel/cancellation.ts';

/** The most facts of earlier times cached in total. */
const mostFacts = 100_000;

/**
 * Caches lists of facts as known earlier until the next write: one report queries the same list dozens of times, and each is folded from
 * all changes. A query for a list that is being read waits for it; failures are not cached.
 */
export function createPasts(most = mostFacts) {
  let lists = new Map<string, { readonly list: Promise<readonly unknown[]>; size: number }>();
  let size = 0;
  const drop = (name: string): void => {
    size -= lists.get(name)?.size ?? 0;
    lists.delete(name);
  };

  function begin(name: string, read: () => Promise<readonly unknown[]>): Promise<readonly unknown[]> {
    const [mine, one] = [lists, { list: whoeverLeaves(read), size: 0 }];
    lists.set(name, one);
    one.list.then(
      ({ length }) => {
        if (lists !== mine || lists.get(name) !== one) return;
        one.size = length;
        size += length;
        for (const oldest of lists.keys()) if (size > most) drop(oldest);
      },
      () => {
        if (lists === mine && lists.get(name) === one) drop(name);
      },
    );
    return one.list;
  }

  return {
    of<T>(name: string, read: () => Promise<readonly T[]>): Promise<readonly T[]> {
      const held = lists.get(name);
      if (held === undefined) return begin(name, read) as Promise<readonly T[]>;
      // the most recently used is evicted last
      lists.delete(name);
      lists.set(name, held);
      return held.list as Promise<readonly T[]>;
    },
    /** Something was written. */
    forget(): void {
      lists = new Map();
      size = 0;
    },
  };
}
