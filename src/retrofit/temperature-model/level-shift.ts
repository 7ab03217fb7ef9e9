/** Minimum number of points on each side of a cut. */
const leastSide = 30;

export type LevelShift = {
  /** The index of the first point after the cut. */
  readonly at: number;
  /** The mean after the cut less the mean before it. */
  readonly difference: number;
};

/**
 * The cut of residuals with the least sum of squares about the means of its sides, if it at least halves the sum about the overall mean; 30
 * points per side. NaN are ignored. Null if there is none.
 */
export function levelShift(residuals: Float64Array): LevelShift | null {
  const at = placesKnown(residuals);
  const n = at.length;
  const about = new Float64Array(n);
  let total = 0;
  for (let one = 0; one < n; one += 1) total += residuals[at[one] as number] as number;
  const mean = total / n;
  let all = 0;
  for (let one = 0; one < n; one += 1) {
    const value = (residuals[at[one] as number] as number) - mean;
    about[one] = value;
    all += value * value;
  }
  let [before, best, place] = [0, 0, -1];
  for (let cut = 1; cut <= n - leastSide; cut += 1) {
    before += about[cut - 1] as number;
    if (cut < leastSide) continue;
    // what the two means explain: the sums of both sides are opposite, since all values are about their mean
    const explained = before * before * (1 / cut + 1 / (n - cut));
    if (explained > best) [best, place] = [explained, cut];
  }
  if (place < 0 || best < all / 2) return null;
  const sum = about.subarray(0, place).reduce((one, value) => one + value, 0);
  return { at: at[place] as number, difference: -sum / (n - place) - sum / place };
}

function placesKnown(values: Float64Array): Uint32Array {
  const at = new Uint32Array(values.length);
  let many = 0;
  for (let one = 0; one < values.length; one += 1) if (!Number.isNaN(values[one])) at[many++] = one;
  return at.subarray(0, many);
}
