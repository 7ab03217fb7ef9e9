import { comparesAlike, type HowCompared } from '#supervision/benchmarking/public/assess.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import type { HeatingKinds } from './heating-kind.ts';
import { stockRow, type StockRow } from './rows.ts';

type Way = {
  readonly how: HowCompared;
  readonly rows: WeakMap<YearBuilding, StockRow>;
  lists: { all: readonly YearBuilding[]; rows: readonly StockRow[] }[];
};

/** How many ways to compare are kept, and how many lists of each. */
const most = { ways: 6, lists: 3 };

/**
 * The rows of the list, kept by the building's year that each is made of and by the way in which it is compared: where neither is another,
 * the row is the very same.
 */
export function createKeptRows() {
  let ways: Way[] = [];

  function wayOf(how: HowCompared): Way {
    const way = ways.find((one) => comparesAlike(one.how, how)) ?? { how, rows: new WeakMap(), lists: [] };
    ways = [way, ...ways.filter((one) => one !== way)].slice(0, most.ways);
    return way;
  }

  /** One row for each building, in their order; for the very same buildings the very same list. */
  return (all: readonly YearBuilding[], how: HowCompared, kinds: HeatingKinds): readonly StockRow[] => {
    const way = wayOf(how);
    const before = way.lists.find((list) => list.all === all);
    if (before !== undefined) return before.rows;
    const rows = all.map((one) => {
      const held = way.rows.get(one);
      if (held !== undefined) return held;
      const row = stockRow(one, how, kinds);
      way.rows.set(one, row);
      return row;
    });
    way.lists = [{ all, rows }, ...way.lists].slice(0, most.lists);
    return rows;
  };
}

export type KeptRows = ReturnType<typeof createKeptRows>;
