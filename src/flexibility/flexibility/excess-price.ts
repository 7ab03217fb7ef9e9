import type { AsOf } from '#kernel/as-of.ts';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { isIndicative, programmeNamed } from './rules.ts';

/** What energy that nobody gave would have been paid with. */
export type ExcessPrice = {
  /**
   * Yuan of an event on one of these days, the mean of them; null where there is none, or nothing says a price. A day that comes to nothing
   * or less is paid nothing, as an event is (`flexibility.md` 5): it makes up for no other.
   * @param daily 0.0001 kWh of each tried day
   */
  readonly of: (daily: readonly number[]) => string | null;
  /** Whether the programme is not verified. */
  readonly indicative: boolean;
};

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
  if (programme === undefined) return { of: () => null, indicative: false };
  const entry = programmeNamed(needs, programme, on, known);
  const { pay } = entry;
  if (pay === undefined) throw new Problem('cannot-do', 'price-missing', { about: 'programme', programme });
  const per = exactOf(pay.unit === 'kW' ? hours : 1).mul(exact('10000'));
  return {
    of: (daily) => {
      if (daily.length === 0) return null;
      const paid = daily.reduce((all, units) => all + BigInt(Math.max(0, Math.round(units))), 0n);
      return moneyOf(
        centsOf(
          exact(paid)
            .mul(exact(pay.price))
            .div(per.mul(exact(BigInt(daily.length)))),
        ),
      );
    },
    indicative: isIndicative(entry),
  };
}
