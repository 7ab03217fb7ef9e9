export type Pair = { readonly x: number; readonly y: number };

/** Pairs that a line needs. */
export const leastPairs = 48;

/** The slope of y by x, by least squares; null with too few pairs, or where x varies less than `spread` (standard deviation). */
export function slopeOf(pairs: readonly Pair[], spread: number): number | null {
  if (pairs.length < leastPairs) return null;
  const mean = (of: keyof Pair) => pairs.reduce((sum, one) => sum + one[of], 0) / pairs.length;
  const [middle, level] = [mean('x'), mean('y')];
  let [across, both] = [0, 0];
  for (const { x, y } of pairs) {
    across += (x - middle) ** 2;
    both += (x - middle) * (y - level);
  }
  return across / pairs.length < spread ** 2 ? null : both / across;
}
