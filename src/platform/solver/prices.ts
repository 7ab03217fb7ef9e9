import { unitsOf } from './decimal.ts';
import type { Solver } from './public/highs.ts';
import { coefficientDecimals, valueDecimals, type Model } from './model.ts';
import type { Worth } from './plan.ts';
import { frameOf, programOf } from './program.ts';

/** Decimals of prices in sums, and of these sums. */
export const priceDecimals = 24;
export const sumDecimals = priceDecimals + coefficientDecimals;
const toSum = 10n ** BigInt(sumDecimals - valueDecimals);

export type Prices = {
  /** As published: at or above 0 for max, at or below for min. */
  readonly prices: readonly number[];
  /** For each choice, value minus its cost at these prices; units of 10^-36. */
  readonly reduced: readonly bigint[];
  /** For each unit the choices with its largest reduced sum, in one year, and that sum; none if it has none. */
  readonly bests: readonly (Best | null)[];
  readonly relaxation: bigint;
};

export type Best = { readonly choices: readonly number[]; readonly reduced: bigint };

/**
 * Prices of the limits from the linear relaxation, with each amount widened by the plan's breach; then everything that follows from them.
 */
export function pricesOf(model: Model, worth: Worth, solver: Solver, seconds: number): Prices {
  const frame = frameOf(model);
  const amounts = widened(model, worth);
  const { program, firstLimit } = programOf(frame, { least: 'value', elastic: 'none', cuts: [], amounts });
  const solved = program.cost.length === 0 ? null : solver.run(program, { relaxed: true, seconds });
  const prices = model.limits.map(({ sense }, row) => {
    return priceOf(sense, (-(solved?.duals[firstLimit + row] ?? 0) * frame.valueUnit) / (frame.units[row] ?? 1));
  });
  return follow(model, prices, amounts);
}

/** The published price, from one in units of values and coefficients: rounded, and 0 if it would have the wrong sign. */
export function priceOf(sense: 'max' | 'min', raw: number): number {
  // values count in 10^-18, coefficients in 10^-12
  const price = Number((raw / 1e6).toPrecision(12));
  return (sense === 'max' ? price > 0 : price < 0) && Number.isFinite(price) ? price : 0;
}

/** Amounts with the plan's breaches allowed. */
export const widened = ({ limits }: Model, { breach }: Worth): readonly bigint[] =>
  limits.map(({ sense, amount }, row) => (sense === 'max' ? amount + (breach[row] ?? 0n) : amount - (breach[row] ?? 0n)));

/** The proof: what anyone can compute from the published prices. */
export function follow(model: Model, prices: readonly number[], amounts: readonly bigint[]): Prices {
  const exactly = prices.map((price) => unitsOf(price, priceDecimals));
  const reduced = model.choices.map(({ value, rows, coefficients }) => {
    let sum = value * toSum;
    for (const [k, row] of rows.entries()) sum -= (exactly[row] ?? 0n) * (coefficients[k] ?? 0n);
    return sum;
  });
  const bests = model.units.map(({ members }) => bestOf(model, members, reduced));
  let relaxation = 0n;
  for (const [row, amount] of amounts.entries()) relaxation += (exactly[row] ?? 0n) * amount;
  for (const best of bests) if (best !== null && best.reduced > 0n) relaxation += best.reduced;
  return { prices, reduced, bests, relaxation };
}

function bestOf({ instance, ofProject, choices }: Model, members: readonly number[], reduced: readonly bigint[]): Best | null {
  let best: Best | null = null;
  for (const year of instance.years) {
    const picks = members.map((member) => {
      let pick = -1;
      for (const at of ofProject[member] ?? [])
        if (choices[at]?.year === year && (pick < 0 || (reduced[at] ?? 0n) > (reduced[pick] ?? 0n))) pick = at;
      return pick;
    });
    if (picks.includes(-1)) continue;
    let sum = 0n;
    for (const pick of picks) sum += reduced[pick] ?? 0n;
    if (best === null || sum > best.reduced) best = { choices: picks, reduced: sum };
  }
  return best;
}
