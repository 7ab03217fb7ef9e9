import { type Carrier, carriers } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import type { Band } from './ground.ts';

/** `18:24` as bounds. */
export function readBand(text: string): Band {
  const [low = Number.NaN, high = Number.NaN] = text.split(':').map(Number);
  return { low, high };
}

/** `electricity=0.62,heat=35` as prices by carrier. Throws `strategy-price-bad`. */
export function readPrices(text: string | undefined): ReadonlyMap<Carrier, string> {
  const prices = new Map<Carrier, string>();
  for (const one of text === undefined ? [] : text.split(',')) {
    const [name = '', price = ''] = one.split('=');
    const carrier = carriers.find((known) => known === name);
    if (carrier === undefined || prices.has(carrier)) throw new Problem('bad-input', 'strategy-price-bad', { price: one });
    prices.set(carrier, price);
  }
  return prices;
}
