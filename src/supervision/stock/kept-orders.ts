import { sortRows } from './choose.ts';
import type { Sort } from './facts.ts';
import { placeRows, withoutPlaces, type Among, type Placed } from './peers.ts';
import type { StockRow } from './rows.ts';

type Order = 'asc' | 'desc';
type PlacedRow = StockRow & Placed;

/** How many orders are cached per list. */
const mostOrders = 6;

const places = new WeakMap<readonly StockRow[], Map<Among | 'none', readonly PlacedRow[]>>();
const orders = new WeakMap<readonly StockRow[], Map<string, readonly StockRow[]>>();

/**
 * All rows with the rank of each among its peers; identical rows give the identical list. `none`: the requester does not see the others.
 */
export function placed(rows: readonly StockRow[], among: Among | 'none'): readonly PlacedRow[] {
  const held = places.get(rows) ?? new Map<Among | 'none', readonly PlacedRow[]>();
  places.set(rows, held);
  const found = held.get(among) ?? (among === 'none' ? withoutPlaces(rows) : placeRows(rows, among));
  held.set(among, found);
  return found;
}

/** All rows in an order; identical rows give the identical list. A filtered subset keeps that order. */
export function ordered<T extends StockRow & { readonly percentile?: number | null }>(
  rows: readonly T[],
  sort: Sort,
  order: Order,
): readonly T[] {
  const held = orders.get(rows) ?? new Map<string, readonly StockRow[]>();
  orders.set(rows, held);
  const name = `${sort} ${order}`;
  const found = (held.get(name) as readonly T[] | undefined) ?? sortRows(rows, sort, order);
  held.delete(name);
  held.set(name, found);
  const [oldest] = held.keys();
  if (held.size > mostOrders && oldest !== undefined) held.delete(oldest);
  return found;
}
