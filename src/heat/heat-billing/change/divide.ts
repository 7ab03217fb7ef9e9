import { exact, type Exact, inUnits } from '#kernel/exact-number.ts';
import { type BillFactors, fixedLines } from './factors.ts';

/** The causes of a changed bill, in the order in which their factors are replaced. */
export const changeCauses = [
  'area',
  'charged-days',
  'fixed-price',
  'heat-days',
  'weather',
  'use',
  'estimates',
  'share',
  'heat-price',
  'cold',
  'cap',
  'rounding',
] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** Cents of a change by cause; they add up to the change of the total. */
export type Division = Readonly<Record<ChangeCause, bigint>>;

const [nothing, one] = [exact(0n), exact(1n)];

/**
 * Divides the change of a household's bill between two seasons by cause, to the cent. The method is the successive replacement of factors
 * (连环替代法): from last season's bill to this season's, one factor after another takes its new value, and what the bill changes by in
 * that step belongs to it. Its order is fixed: `changeCauses`.
 *
 * - The lines by area (basic, by area, while stopped) are a price × the mean area × days ÷ nominal days: first the area, then the days,
 *   then the price.
 * - The line of heat is a price × the household's share × (days × degrees of a day × heat of a degree + what estimates differ by): days,
 *   weather, use, estimates, share, price. The share is 1 for a household with a meter of its own. Without known temperatures in both
 *   seasons every day counts alike, so that the weather is part of the use.
 * - What was let off for cold rooms, and the cap or floor, change as lines of their own.
 * - Each line is rounded in each step as the bill rounds it. What then remains is rounding: nothing, except where heat is shared, since
 *   cents are given to each household there by the largest remainders.
 *
 * A factor that a season does not have (the heat of a degree, if there was no day of heating) counts as in the other one: it has no part.
 */
export function divideChange(before: BillFactors, now: BillFactors): Division {
  const parts = Object.fromEntries(changeCauses.map((cause) => [cause, 0n])) as Record<ChangeCause, bigint>;
  let explained = 0n;
  const add = (cause: ChangeCause, cents: bigint): void => {
    parts[cause] += cents;
    explained += cents;
  };
  for (const steps of [...fixedSteps(before, now), heatSteps(before, now)]) {
    let last = inUnits(steps.start, 2);
    for (const [cause, value] of steps.after) {
      const next = inUnits(value, 2);
      add(cause, next - last);
      last = next;
    }
  }
  add('cold', now.lines.cold - before.lines.cold);
  add('cap', now.lines.cap - before.lines.cap);
  parts.rounding = now.lines.total - before.lines.total - explained;
  return parts;
}

/** A line of last season, yuan, and its value after each step. */
type Steps = { readonly start: Exact; readonly after: readonly (readonly [ChangeCause, Exact])[] };

/** Both values of a factor; one that is not there counts as the other. */
function bothOf(before: Exact | null, now: Exact | null, neither: Exact = nothing): readonly [Exact, Exact] {
  return [before ?? now ?? neither, now ?? before ?? neither];
}

/** The mean area over the charged days, m²; null if there are none. */
export function meanArea({ squares, charged }: BillFactors): Exact | null {
  const sum = fixedLines.reduce((all, line) => all.add(squares[line]), nothing);
  return charged === 0n || sum.n === 0n ? null : sum.div(exact(charged));
}

function fixedSteps(before: BillFactors, now: BillFactors): Steps[] {
  const [area0, area1] = bothOf(meanArea(before), meanArea(now), one);
  return fixedLines.map((line) => {
    const days = ({ squares, nominal }: BillFactors, area: Exact): Exact => squares[line].div(area).div(exact(nominal));
    const [price0, price1] = bothOf(before.prices[line], now.prices[line]);
    const [days0, days1] = [days(before, area0), days(now, area1)];
    return {
      start: price0.mul(area0).mul(days0),
      after: [
        ['area', price0.mul(area1).mul(days0)],
        ['charged-days', price0.mul(area1).mul(days1)],
        ['fixed-price', price1.mul(area1).mul(days1)],
      ],
    };
  });
}

/** Whether the temperatures of both seasons are known, so that the weather can be told apart from the use. */
export const knowsWeather = (before: BillFactors, now: BillFactors): boolean => [before, now].every(hasDegrees);

function hasDegrees({ heat: { days, degrees, measured } }: BillFactors): boolean {
  if (degrees === null || measured.degrees === null) return false;
  return (days === 0n || degrees.n !== 0n) && (measured.days.n === 0n || measured.degrees.n !== 0n);
}

type HeatParts = {
  readonly days: Exact;
  /** Degrees of a day, and 0.0001 GJ of a degree; null without days. */
  readonly cold: Exact | null;
  readonly rate: Exact | null;
  readonly share: Exact | null;
};

/** The factors of the line of heat. @param byDegrees otherwise each day counts as one degree */
export function heatParts({ heat, quantity }: BillFactors, byDegrees: boolean): HeatParts {
  const days = exact(heat.days);
  const degrees = byDegrees ? (heat.degrees ?? nothing) : days;
  const measured = byDegrees ? (heat.measured.degrees ?? nothing) : heat.measured.days;
  const [units, weight] = measured.n === 0n ? [heat.quantity, degrees] : [heat.measured.units, measured];
  return {
    days,
    cold: days.n === 0n ? null : degrees.div(days),
    rate: weight.n === 0n ? null : exact(units).div(weight),
    share: heat.quantity === 0n ? null : exact(quantity).div(exact(heat.quantity)),
  };
}

function heatSteps(before: BillFactors, now: BillFactors): Steps {
  const byDegrees = knowsWeather(before, now);
  const [was, is] = [heatParts(before, byDegrees), heatParts(now, byDegrees)];
  const [cold0, cold1] = bothOf(was.cold, is.cold);
  const [rate0, rate1] = bothOf(was.rate, is.rate);
  const [share0, share1] = bothOf(was.share, is.share);
  const [price0, price1] = bothOf(before.prices.metered, now.prices.metered);
  const heat = (days: Exact, cold: Exact, rate: Exact): Exact => days.mul(cold).mul(rate);
  const [first, last] = [heat(was.days, cold0, rate0), heat(is.days, cold1, rate1)];
  const [rest0, rest1] = [exact(before.heat.quantity).sub(first), exact(now.heat.quantity).sub(last)];
  const paid = (units: Exact, share: Exact, price: Exact): Exact => units.mul(share).mul(price);
  return {
    start: paid(first.add(rest0), share0, price0),
    after: [
      ['heat-days', paid(heat(is.days, cold0, rate0).add(rest0), share0, price0)],
      ['weather', paid(heat(is.days, cold1, rate0).add(rest0), share0, price0)],
      ['use', paid(last.add(rest0), share0, price0)],
      ['estimates', paid(last.add(rest1), share0, price0)],
      ['share', paid(last.add(rest1), share1, price0)],
      ['heat-price', paid(last.add(rest1), share1, price1)],
    ],
  };
}
