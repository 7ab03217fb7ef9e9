import { exact, type Exact } from '#kernel/exact-number.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';

/** Units of heat per gigajoule: 1 kWh is 0.0036 GJ. */
const perGj = { GJ: exact('1'), MWh: exact('1').div(exact('3.6')), kWh: exact('1').div(exact('0.0036')) } as const;

/**
 * The price of a gigajoule behind a point by its tariff: the metered prices of the classes there, weighted by area. Null if a class has
 * none.
 */
export function priceOf(
  { classes }: Pick<HeatTariff, 'classes'>,
  shares: readonly { readonly class: string; readonly area: Exact }[],
): Exact | null {
  let [sum, area] = [exact(0n), exact(0n)];
  for (const share of shares) {
    if (share.area.n === 0n) continue;
    const priced = classes[share.class];
    if (priced?.metered === undefined) return null;
    sum = sum.add(exact(priced.metered).mul(perGj[priced.per]).mul(share.area));
    area = area.add(share.area);
  }
  return area.n === 0n ? null : sum.div(area);
}
