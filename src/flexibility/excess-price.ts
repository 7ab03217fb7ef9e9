import type { AsOf } from '#kernel/as-of.ts';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { programmeNamed } from './rules.ts';

/** What energy that nobody gave would have been paid with, yuan; null where it is not known, or nothing says a price. */
export type ExcessPrice = (excessKwh: number | null) => string | null;

/**
 * The pay price of a programme for so much a day; no yuan without a programme. Floor, ceiling and penalty are of a commitment, and here
 * is none.
 * @param hours how long the tried hours of a day are: what pays by kW pays the mean power. Throws `no-such-programme`, `price-missing`.
 */
export function excessPriceOf(
  needs: Pick<FlexibilityNeeds, 'knowledge'>,
  programme: string | undefined,
  { on, hours, known }: { readonly on: string; readonly hours: number; readonly known: AsOf },
): ExcessPrice {
  if (programme === undefined) return () => null;
  const { pay } = programmeNamed(needs, programme, on, known);
  if (pay === undefined) throw new Problem('cannot-do', 'price-missing', { about: 'programme', programme });
  const per = exactOf(pay.unit === 'kW' ? hours : 1);
  return (excessKwh) => (excessKwh === null ? null : moneyOf(centsOf(exactOf(excessKwh).mul(exact(pay.price)).div(per))));
}
