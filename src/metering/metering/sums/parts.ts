import { parseDay } from '#kernel/day.ts';
import { meterUnit } from '#metering/readings/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { daysWithout, type Measured, type Part } from './combine.ts';
import type { Conversion } from './convert.ts';
import { stemOf } from './items.ts';
import { weigh, type Weight } from './weigh.ts';

/** The days since 1970-01-01 of a day text from the registry. */
export function dayOf(text: string): number {
  return parseDay(text) ?? Number.NaN;
}

/** The meters that count for a building, and how much. */
export function weightsOf(building: string, meters: readonly MeterFacts[]): Weight[] {
  return weigh(building, meters, dayOf);
}

/**
 * The meters of one energy item in a building: those of the item and below it (`01A00` contains `01A10`), without counting a child of
 * another one of them twice. Meters that do not belong keep their place as parents and have no share.
 */
export function ofItem(meters: readonly MeterFacts[], item: string): MeterFacts[] {
  const stem = stemOf(item);
  return meters.map((meter) => (meter.item?.startsWith(stem) === true ? meter : { ...meter, shares: [] }));
}

/**
 * Weights and measurements as parts of a sum. If no top meter measured anything on a local day, nothing is taken off there either
 * (docs/readings.md 49).
 * @param days local day of each atom
 */
export function partsOf(
  weights: readonly Weight[],
  measured: ReadonlyMap<number, Measured>,
  days: Int32Array,
  conversion: Conversion,
): Part[] {
  const parts = weights.map(({ meter, weight, from, to }): Part => ({
    ...(measured.get(meter.id) as Measured),
    factor: weight * conversion.factor(meterUnit(meter)),
    counts: (atom) => (days[atom] as number) >= from && (days[atom] as number) < to,
  }));
  if (weights.every(({ isTop }) => isTop)) return parts;
  const tops = parts.filter((_, at) => weights[at]?.isTop);
  const apart = daysWithout(tops, days);
  return parts.map((part, at) => (weights[at]?.isTop ? part : { ...part, apart }));
}
