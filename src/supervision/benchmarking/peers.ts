/** A stretch of values, half-open but for the last, and how many lie in it. */
export type Bin = { readonly from: number; readonly to: number; readonly count: number };

/** Divides the range of a rising list into equal stretches; one where all values are alike. */
export function binsOf(rising: readonly number[], count: number): Bin[] {
  const [low, high] = [rising[0], rising.at(-1)];
  if (low === undefined || high === undefined) return [];
  if (low === high) return [{ from: low, to: high, count: rising.length }];
  const width = (high - low) / count;
  const held = Array.from({ length: count }, () => 0);
  for (const value of rising) {
    const at = Math.min(count - 1, Math.floor((value - low) / width));
    held[at] = (held[at] ?? 0) + 1;
  }
  return held.map((many, at) => ({ from: low + at * width, to: at === count - 1 ? high : low + (at + 1) * width, count: many }));
}
