import { apportion } from '#kernel/apportion.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';

/** What a member may lower or raise. `price` is decimal text, yuan per kWh; 0 if the member asks for nothing. */
export type Offer = {
  readonly building: string;
  /** Whole 0.1 kW. */
  readonly capability: bigint;
  /** Its exact calculated capability, 0.0001 kW: equal prices are shared in proportion to it. */
  readonly weight: bigint;
  /** Its own limit, whole 0.1 kW; null if it has none. */
  readonly most: bigint | null;
  readonly price: string | null;
};

export type Dispatch = { readonly committed: ReadonlyMap<string, bigint>; readonly short: bigint };

/**
 * Allocates a request to members (`flexibility.md` 5): cheapest first; equal prices are shared in proportion to capability, by largest
 * remainder; no member gets more than its capability or its own limit; what cannot be allocated is the shortfall. Allocations are whole 0.1
 * kW.
 */
export function dispatch(wanted: bigint, offers: readonly Offer[]): Dispatch {
  const committed = new Map(offers.map(({ building }) => [building, 0n]));
  let left = wanted;
  const byPrice = Map.groupBy(
    offers.toSorted((a, b) => priceOf(a).compare(priceOf(b))),
    (offer) => keyOf(priceOf(offer)),
  );
  for (const some of byPrice.values()) {
    for (const [building, kw] of fill(left, some)) {
      committed.set(building, kw);
      left -= kw;
    }
  }
  return { committed, short: left };
}

const priceOf = ({ price }: Offer): Exact => exact(price ?? '0');
const keyOf = ({ s, n, d }: Exact): string => `${s * n}/${d}`;

const limitOf = ({ capability, most }: Offer): bigint => (most !== null && most < capability ? most : capability);

/** Shares in proportion to capability; a member whose share exceeds its maximum gets the maximum, and the others share the rest. */
function fill(wanted: bigint, offers: readonly Offer[]): Map<string, bigint> {
  const given = new Map<string, bigint>();
  let [left, open] = [wanted, offers.filter((one) => limitOf(one) > 0n)];
  while (open.length > 0 && left > 0n) {
    const parts = apportion(
      left,
      open.map(({ building, weight }) => ({ key: building, weight: exact(weight) })),
    );
    const full = open.filter((one, at) => (parts[at] as bigint) >= limitOf(one));
    if (full.length === 0) {
      open.forEach(({ building }, at) => given.set(building, parts[at] as bigint));
      break;
    }
    for (const one of full) {
      given.set(one.building, limitOf(one));
      left -= limitOf(one);
    }
    const taken = new Set(full.map(({ building }) => building));
    open = open.filter(({ building }) => !taken.has(building));
  }
  return given;
}
