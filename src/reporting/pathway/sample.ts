import { createHash } from 'node:crypto';
import { type Draw, frameOf, roomFor } from './cohorts.ts';
import type { Plan } from './facts.ts';
import { walkKg } from './walk.ts';

/** For each year the carbon dioxide below which 5, 50 and 95 of 100 samples are; null if unknown. */
export type Quantiles = { readonly year: number; readonly p5: number | null; readonly p50: number | null; readonly p95: number | null };

/** Some of the samples of a plan: all years of each, kg. */
export type Samples = { readonly count: number; readonly kg: Float64Array };

/**
 * Calculates a plan many times, each spread drawn once per sample, uniformly between its ends. The same seed gives the same samples on
 * every machine, however they are divided.
 * @param asked.first the first sample of these
 * @param asked.last the one after the last
 */
export function sampled(asked: { readonly plan: Plan; readonly seed: number; readonly first: number; readonly last: number }): Samples {
  const { plan, seed, first, last } = asked;
  const frame = frameOf(plan);
  const room = roomFor(frame);
  const years = plan.to - plan.base + 1;
  const kg = new Float64Array(years * (last - first));
  for (let sample = first; sample < last; sample += 1)
    kg.set(walkKg(frame, drawOf(plan, uniform(`${seed} ${sample}`, plan.spreads.length)), room), (sample - first) * years);
  return { count: last - first, kg };
}

const shares = { p5: 0.05, p50: 0.5, p95: 0.95 } as const;

/** The ⌈p·N⌉-th smallest of each year. */
export function quantilesFrom(plan: Pick<Plan, 'base' | 'to'>, parts: readonly Samples[]): Quantiles[] {
  const years = plan.to - plan.base + 1;
  const count = parts.reduce((sum, one) => sum + one.count, 0);
  return Array.from({ length: years }, (_, at) => {
    const all = Float64Array.from(
      parts.flatMap((part) => Array.from({ length: part.count }, (__, sample) => part.kg[sample * years + at] as number)),
    );
    const rising = all.toSorted();
    // what is unknown in one sample is unknown in all: factors exist or not
    const nth = (share: number): number | null => (Number.isNaN(all[0]) ? null : (rising[Math.ceil(share * count) - 1] ?? null));
    return { year: plan.base + at, p5: nth(shares.p5), p50: nth(shares.p50), p95: nth(shares.p95) };
  });
}

const drawOf =
  ({ spreads }: Plan, parts: Float64Array): Draw =>
  (amount) => {
    if (typeof amount === 'number') return amount;
    const { low, high } = spreads[amount.spread] as Plan['spreads'][number];
    return low + (high - low) * (parts[amount.spread] as number);
  };

/** Numbers in [0, 1) derived from a name: 53 bits each of its SHA-256 with a counter. */
function uniform(name: string, count: number): Float64Array {
  const parts = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const bytes = createHash('sha256').update(`${name} ${at}`).digest();
    parts[at] = Number(bytes.readBigUInt64BE() >> 11n) / 2 ** 53;
  }
  return parts;
}
