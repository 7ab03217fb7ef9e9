import { decimalText, exact, type Exact, rounded } from '#kernel/exact-number.ts';

/** What a member offers in a period. */
export type BidOffer = {
  readonly building: string;
  /** Whole 0.1 kW. */
  readonly kw: bigint;
  /** The member's price, decimal text, yuan per kWh. */
  readonly price: string;
};

/** The aggregator's terms on top of its members' prices, decimal text, yuan per kWh; absent if it sets none. */
export type BidTerms = { readonly margin?: string | undefined; readonly floor?: string | undefined };

/** A step 价格段: an amount at a price, and the members behind it. kW and prices are decimal text. */
export type BidStep = {
  readonly price: string;
  readonly kw: string;
  /** Including all cheaper steps. */
  readonly upToKw: string;
  readonly members: readonly { readonly building: string; readonly kw: string; readonly price: string }[];
};

/**
 * The steps of a period, cheapest first: each member is placed at its price plus the margin, but no lower than the floor; equal prices
 * share one step, with members by code. Members with nothing to offer are in no step.
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

/** Yuan per kWh to 0.000001, without trailing zeros but with at least two decimals. */
export function priceText(price: Exact): string {
  const text = rounded(price, 6);
  return text.replace(/(\.\d{2}\d*?)0+$/u, '$1');
}

/** The step that an amount of power reaches, counting from the cheapest; null if the steps do not reach it. @param kw decimal text */
export function stepReached(steps: readonly BidStep[], kw: string): BidStep | null {
  return steps.find(({ upToKw }) => exact(upToKw).compare(exact(kw)) >= 0) ?? null;
}
