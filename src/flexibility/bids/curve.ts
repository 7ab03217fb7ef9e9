import { decimalText, exact, type Exact, rounded } from '#kernel/exact-number.ts';

/** What a member offers in a period. */
export type BidOffer = {
  readonly building: string;
  /** Whole 0.1 kW. */
  readonly kw: bigint;
  /** What the member asks, decimal text, yuan a kWh. */
  readonly price: string;
};

/** What the aggregator puts on what its members ask, decimal text, yuan a kWh; nothing where it names nothing. */
export type BidTerms = { readonly margin?: string | undefined; readonly floor?: string | undefined };

/** A step 价格段: so much at a price, and from whom. kW and prices are decimal text. */
export type BidStep = {
  readonly price: string;
  readonly kw: string;
  /** With all that is cheaper. */
  readonly upToKw: string;
  readonly members: readonly { readonly building: string; readonly kw: string; readonly price: string }[];
};

/**
 * The steps of a period, the cheapest first: a member stands at what it asks and the margin, no lower than the floor; those of one price
 * are one step, by code. Who has nothing to offer stands in none.
 * @example stepsOf([{ building: 'B1', kw: 105n, price: '0.3' }], { margin: '0.05' }) // [{ price: '0.35', kw: '10.5', upToKw: '10.5', … }]
 */
export function stepsOf(offers: readonly BidOffer[], { margin = '0', floor = '0' }: BidTerms): BidStep[] {
  const least = exact(floor);
  const at = ({ price }: BidOffer): Exact => {
    const own = exact(price).add(exact(margin));
    return own.compare(least) < 0 ? least : own;
  };
  const steps = Map.groupBy(
    offers.filter(({ kw }) => kw > 0n),
    (one) => priceText(at(one)),
  );
  let all = 0n;
  return [...steps]
    .toSorted(([a], [b]) => exact(a).compare(exact(b)))
    .map(([price, some]) => {
      const kw = some.reduce((sum, one) => sum + one.kw, 0n);
      all += kw;
      const members = some.toSorted((a, b) => (a.building < b.building ? -1 : 1));
      return {
        price,
        kw: decimalText(kw, 1),
        upToKw: decimalText(all, 1),
        members: members.map((one) => ({ building: one.building, kw: decimalText(one.kw, 1), price: one.price })),
      };
    });
}

/** Yuan a kWh to 0.000001, without needless zeros, two decimals at least. */
export function priceText(price: Exact): string {
  const text = rounded(price, 6);
  return text.replace(/(\.\d{2}\d*?)0+$/u, '$1');
}

/** The step that so much power reaches, the cheapest first; null where the steps do not reach so far. @param kw decimal text */
export function stepReached(steps: readonly BidStep[], kw: string): BidStep | null {
  return steps.find(({ upToKw }) => exact(upToKw).compare(exact(kw)) >= 0) ?? null;
}
