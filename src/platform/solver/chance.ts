import type { Instance } from './instance.ts';
import { factorOf } from './limit-rows.ts';
import { coefficientDecimals, type Model } from './model.ts';
import type { Plan, Worth } from './plan.ts';

/** Half of a 90 % interval of a normal distribution, in standard deviations. */
const z90 = 1.6448536;

/**
 * The probability that a floor is reached if the chosen options have spreads: for independent errors, and for errors that all go the same
 * way. Null if nothing chosen has a spread.
 */
export function chanceOf(
  model: Model,
  limit: Instance['limits'][number],
  row: number,
  plan: Plan,
  { used }: Worth,
): { independent: number; common: number } | null {
  let squares = 0;
  let sum = 0;
  for (const [project, at] of plan.entries()) {
    const choice = model.choices[at];
    const half = choice?.option.spread.get(limit.resource) ?? 0n;
    const owner = model.projects[project];
    if (choice === undefined || owner === undefined || half === 0n) continue;
    const sigma = Math.abs((Number(half) / 1e6) * (Number(factorOf(limit, owner)(choice.year)) / 1e6)) / z90;
    squares += sigma ** 2;
    sum += sigma;
  }
  if (sum === 0) return null;
  const over = Number((used[row] ?? 0n) - (model.limits[row]?.amount ?? 0n)) / 10 ** coefficientDecimals;
  return { independent: below(over / Math.sqrt(squares)), common: below(over / sum) };
}

/** The standard normal distribution function, to about 1e-15: a series near the middle, a continued fraction in the tails. */
export function below(z: number): number {
  const size = Math.abs(z);
  if (size > 38) return z > 0 ? 1 : 0;
  const density = Math.exp((-size * size) / 2) / Math.sqrt(2 * Math.PI);
  let tail: number;
  if (size < 3) {
    let term = size;
    let sum = size;
    for (let k = 1; k < 200 && Math.abs(term) > 1e-17; k += 1) {
      term *= (size * size) / (2 * k + 1);
      sum += term;
    }
    tail = 0.5 - density * sum;
  } else {
    let fraction = size;
    for (let k = 100; k > 0; k -= 1) fraction = size + k / fraction;
    tail = density / fraction;
  }
  return z > 0 ? 1 - tail : tail;
}
