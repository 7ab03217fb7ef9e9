import { comparesAlike, type HowCompared } from '#supervision/benchmarking/public/assess.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import type { HeatingKinds } from './heating-kind.ts';
import { stockRow, type StockRow } from './rows.ts';

type Way = {
  readonly how: HowCompared;
  readonly rows: WeakMap<YearBuilding, StockRow>;
  lists: { all: readonly YearBuilding[]; rows: readonly StockRow[] }[];
};

/** How many ways of comparison are cached, and how many lists of each. */
const most = { ways: 6, lists: 3 };

/**
 * Caches the rows of the list by the building's year that each is built from and by the way in which it is compared: if neither has
 * changed, the row is the identical object.
 */
export function createKeptRows() {
  let ways: Way[] = [];

  function wayOf(how: HowCompared): Way {
    const way = ways.find((one) => comparesAlike(one.how, how)) ?? { how, rows: new WeakMap(), lists: [] };
    ways = [way, ...ways.filter((one) => one !== way)].slice(0, most.ways);
    return way;
  }

  /** One row for each building, in order; identical buildings give the identical list. */
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
