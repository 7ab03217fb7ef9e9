import { exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import type { OwnHours } from './own-use.ts';

/** The price of a kilowatt-hour in an hour, and its revenue; null if the tariff states no export price. Yuan, as text. */
export type HourPrice = { readonly import: string; readonly export: string | null };

/** Yuan. */
export type Saving = {
  /** The cost of electricity not bought. */
  readonly own: string;
  /** The revenue from export; null, and not counted, if the tariff states no price. */
  readonly export: string | null;
  readonly total: string;
};

/** The saving of a year, to the cent. @param prices of each hour of the stretch */
export function savingOf(hours: OwnHours, prices: readonly HourPrice[]): Saving {
  const [bought, sold] = [new Map<string, bigint>(), new Map<string, bigint>()];
  let unpriced = false;
  for (const [place, at] of hours.at.entries()) {
    const price = prices[at] as HourPrice;
    add(bought, price.import, hours.own[place] as number);
    if (price.export === null) unpriced = true;
    else add(sold, price.export, hours.surplus[place] as number);
  }
  const own = cents(bought);
  const exported = unpriced ? null : cents(sold);
  return { own: moneyOf(own), export: exported === null ? null : moneyOf(exported), total: moneyOf(own + (exported ?? 0n)) };
}

function add(sums: Map<string, bigint>, price: string, wh: number): void {
  sums.set(price, (sums.get(price) ?? 0n) + BigInt(wh));
}

/** Sums by price are exact; only the total is rounded. */
function cents(sums: ReadonlyMap<string, bigint>): bigint {
  let yuan = exact(0n);
  for (const [price, wh] of sums) yuan = yuan.add(exact(price).mul(exact(wh)));
  return centsOf(yuan.div(exact(1000n)));
}
