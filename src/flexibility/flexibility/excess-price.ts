import type { AsOf } from '#kernel/as-of.ts';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { isIndicative, programmeNamed } from './rules.ts';

/** What a programme would have paid for energy that no one provided. */
export type ExcessPrice = {
  /**
   * Mean yuan of an event on one of these days; null if there is none, or no price is known. A day with a total of zero or less is paid
   * nothing, as an event is (`flexibility.md` 5), and does not offset other days.
   * @param daily 0.0001 kWh of each tried day
   */
  readonly of: (daily: readonly number[]) => string | null;
  /** Whether the programme is not verified. */
  readonly indicative: boolean;
};

/**
 * The programme's payment for an amount per day; no yuan without a programme. Floor, ceiling and penalty apply to a commitment, and there
 * is none here.
 * @param hours the length of the tried hours of a day: a programme that pays by kW pays for the mean power. Throws `no-such-programme`,
 * `price-missing`.
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
