import { whoeverLeaves } from '#kernel/cancellation.ts';

/** So many facts of earlier times are remembered in all. */
const mostFacts = 100_000;

/**
 * Lists of facts as they were known earlier, until the next write: one report asks for the same list dozens of times, and each is folded
 * from all changes. Who asks while a list is being read waits for that; what failed is not remembered.
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
      // what was asked for last goes last
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
