import { exact, exactOf, inUnits, type Exact } from '#kernel/exact-number.ts';

/** The scoring parameters of an item. */
export type ScoreRule = { readonly weight: number; readonly full: number; readonly zero: number };

const nothing = exact(0n);
const all = exact(1n);

/**
 * weight · clamp((x − zero) / (full − zero), 0, 1) in hundredths, half up; an unknown value scores zero.
 * @example scoreOf({ weight: 10, full: 80, zero: 20 }, exact('50')) // 500n: 5.00
 */
export function scoreOf({ weight, full, zero }: ScoreRule, value: Exact | null): bigint {
  if (value === null) return 0n;
  const [from, to] = [exactOf(zero), exactOf(full)];
  const share = value.sub(from).div(to.sub(from));
  const held = share.compare(nothing) < 0 ? nothing : share.compare(all) > 0 ? all : share;
  return inUnits(exactOf(weight).mul(held), 2);
}

/** A place with its total in hundredths; `isLast`: a veto applies to it. */
export type Ranked = { readonly region: string; readonly total: bigint; readonly isLast: boolean };

/**
 * The rank of each place by its total, the first is 1. Equal totals share a rank, and the next rank comes after all of them; places with a
 * veto come after all others, by their totals.
 */
export function ranksOf(places: readonly Ranked[]): ReadonlyMap<string, number> {
  const isBefore = (a: Ranked, b: Ranked): boolean => (a.isLast === b.isLast ? a.total > b.total : b.isLast);
  return new Map(places.map((one) => [one.region, 1 + places.filter((other) => isBefore(other, one)).length]));
}
