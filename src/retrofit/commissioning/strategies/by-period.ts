import { exact, exactOf } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import type { StrategyHour } from './hours.ts';

/** A step of a tariff; `start` in s UTC, `import` in yuan per kWh as the tariff writes it. */
export type TariffStep = { readonly start: number; readonly period: string; readonly import: string };

/** What would have been saved in a period of a tariff: kWh, and yuan to the cent. */
export type PeriodSaved = { readonly period: string; readonly price: string; readonly saved: number; readonly yuan: string };

/**
 * The known savings of a strategy by the periods of a tariff; one with two prices in the time is listed with each. A stretch across two
 * periods is divided by time.
 * @param steps in order, without gaps over all stretches @param end of the last step, s UTC
 */
export function byPeriod(rows: readonly StrategyHour[], steps: readonly TariffStep[], end: number): PeriodSaved[] {
  const sums = new Map<string, { readonly period: string; readonly price: string; saved: number }>();
  for (const { from, to, hit, saved } of rows) {
    if (hit !== true || saved === null) continue;
    for (let at = stepAt(steps, from); at < steps.length && (steps[at] as TariffStep).start < to; at += 1) {
      const { start, period, import: price } = steps[at] as TariffStep;
      const until = steps[at + 1]?.start ?? end;
      const sum = sums.get(`${period} ${price}`) ?? { period, price, saved: 0 };
      sum.saved += (saved * (Math.min(until, to) - Math.max(start, from))) / (to - from);
      sums.set(`${period} ${price}`, sum);
    }
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, saved: Math.round(sum.saved * 1e4) / 1e4 }))
    .map((sum) => ({ ...sum, yuan: moneyOf(centsOf(exactOf(sum.saved).mul(exact(sum.price)))) }))
    .toSorted((a, b) => b.saved - a.saved);
}

/** All periods together, rounded once. */
export function yuanOf(periods: readonly PeriodSaved[]): string {
  return moneyOf(centsOf(periods.reduce((sum, { saved, price }) => sum.add(exactOf(saved).mul(exact(price))), exact(0n))));
}

/** The last step that begins at or before an instant. */
function stepAt(steps: readonly TariffStep[], at: number): number {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((steps[middle] as TariffStep).start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
