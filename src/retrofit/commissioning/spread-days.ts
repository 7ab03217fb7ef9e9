/** So many days in a row do not have the same use to the last digit by chance. */
const spreadRun = 10;

/**
 * Which days have no use of their own: in a row with others of the very same use, which is not zero. A reading of a month was spread over
 * its days then, and they say nothing of how days differ.
 * @param uses of consecutive days; null where nothing was measured
 */
export function areSpread(uses: readonly (number | null)[]): boolean[] {
  const spread = uses.map(() => false);
  for (let from = 0; from < uses.length;) {
    const use = uses[from] ?? null;
    let to = from + 1;
    while (to < uses.length && uses[to] === use) to += 1;
    if (use !== null && use !== 0 && to - from >= spreadRun) spread.fill(true, from, to);
    from = to;
  }
  return spread;
}
