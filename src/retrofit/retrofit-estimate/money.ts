import { type Exact, exact, exactOf } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import type { CostPer, Measure } from './facts.ts';
import type { Device } from './effects.ts';

/** Quantities that costs are per: areas in m2; null where the registry has no value. */
export type Quantities = Readonly<Record<Exclude<CostPer, 'project' | 'capacity' | 'count'>, number | null>>;

export type Cost = { readonly value: Exact; readonly low: Exact; readonly high: Exact };

/** The quantity that a cost or an effort is per; null if a value is missing. */
export function quantityOf(
  per: CostPer,
  { renews }: Pick<Measure, 'renews'>,
  quantities: Quantities,
  devices: readonly Device[],
): number | null {
  if (per === 'project') return 1;
  if (per !== 'capacity' && per !== 'count') return quantities[per];
  const own = devices.filter(({ kind }) => renews.some((one) => one === kind));
  if (per === 'count') return own.reduce((sum, { count }) => sum + count, 0);
  let sum = 0;
  for (const { count, capacity } of own) {
    if (capacity === null) return null;
    sum += count * capacity;
  }
  return sum;
}

/** The total cost of measures; null with what is missing if one of them lacks a value. */
export function costOf(
  measures: readonly Measure[],
  quantities: Quantities,
  devices: readonly Device[],
): { readonly cost: Cost | null; readonly missing: readonly string[] } {
  let [value, low, high] = [exact(0n), exact(0n), exact(0n)];
  const missing: string[] = [];
  for (const one of measures) {
    if (one.cost === null) {
      missing.push(`${one.measure}.cost`);
      continue;
    }
    const quantity = quantityOf(one.cost.per, one, quantities, devices);
    if (quantity === null) {
      missing.push(one.cost.per);
      continue;
    }
    const many = exactOf(quantity);
    value = value.add(exactOf(one.cost.mid).mul(many));
    low = low.add(exactOf(one.cost.low).mul(many));
    high = high.add(exactOf(one.cost.high).mul(many));
  }
  return { cost: missing.length === 0 ? { value, low, high } : null, missing };
}

export const yuanText = (value: Exact): string => moneyOf(centsOf(value));

/** −cost + yuan per year · Σ (1+rate)^−j over the years. @param rate as entered, `0.05` */
export function netPresentValue(cost: Exact, yearly: Exact, rate: string, years: number): Exact {
  const factor = exact(1n).div(exact(1n).add(exact(rate)));
  let [sum, power] = [exact(0n), exact(1n)];
  for (let year = 1; year <= years; year += 1) {
    power = power.mul(factor);
    sum = sum.add(power);
  }
  return yearly.mul(sum).sub(cost);
}
