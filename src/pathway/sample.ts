import { createHash } from 'node:crypto';
import type { Plan } from './facts.ts';
import { type Draw, frameOf } from './cohorts.ts';
import { walkKg } from './walk.ts';

/** Of each year the carbon dioxide below which 5, 50 and 95 of 100 samples lie; null where it is not known. */
export type Quantiles = { readonly year: number; readonly p5: number | null; readonly p50: number | null; readonly p95: number | null };

const shares = { p5: 0.05, p50: 0.5, p95: 0.95 } as const;

/**
 * Walks a plan many times, each spread drawn once a sample, evenly between its ends. The same seed gives the same samples on every machine.
 * @returns the ⌈p·N⌉-th smallest of each year
 */
export function quantilesOf(plan: Plan, { samples, seed }: { readonly samples: number; readonly seed: number }): Quantiles[] {
  const frame = frameOf(plan);
  const kg = Array.from({ length: plan.to - plan.base + 1 }, () => new Float64Array(samples));
  for (let sample = 0; sample < samples; sample += 1) {
    const drawn = walkKg(frame, drawOf(plan, uniform(`${seed} ${sample}`, plan.spreads.length)));
    for (const [at, one] of drawn.entries()) (kg[at] as Float64Array)[sample] = one;
  }
  return kg.map((all, at) => {
    const rising = all.toSorted();
    // what is not known in one is known in none: factors are there or not
    const nth = (share: number): number | null => (Number.isNaN(all[0]) ? null : (rising[Math.ceil(share * samples) - 1] ?? null));
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

/** Numbers from 0 up to 1 of a name: 53 bits each of its SHA-256 with a count. */
function uniform(name: string, count: number): Float64Array {
  const parts = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const bytes = createHash('sha256').update(`${name} ${at}`).digest();
    parts[at] = Number(bytes.readBigUInt64BE() >> 11n) / 2 ** 53;
  }
  return parts;
}
