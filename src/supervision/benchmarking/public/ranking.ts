/** Coverage below which a building is not ranked (`cli.md`, rank). */
export const coverageToRank = 0.95;

/** A rankable building with its intensity, in the same unit for all. */
export type Candidate = {
  readonly code: string;
  readonly use: string;
  readonly intensity: number;
};

export type Ranked<T extends Candidate> = T & {
  /** 1 is the highest intensity; equal intensities share a rank, and the next rank counts them all. */
  readonly rank: number;
  /** Share (0 to 100) of the ranked buildings of the same use with this intensity or less. */
  readonly percentile: number;
};

/** Ranks buildings, highest intensity first, equals by code; returns those from `offset` on, at most `limit`. */
export function rankAll<T extends Candidate>(candidates: readonly T[], offset = 0, limit = candidates.length): Ranked<T>[] {
  const sorted = candidates.toSorted((a, b) => b.intensity - a.intensity || (a.code < b.code ? -1 : 1));
  const peers = peerLists(candidates);
  return sorted.slice(offset, offset + limit).map((building) => ({
    ...building,
    rank: firstOf(sorted, building.intensity) + 1,
    percentile: percentileIn(peers.get(building.use) ?? [], building.intensity),
  }));
}

/** The index of the first with this intensity in a descending list that contains it. */
function firstOf(falling: readonly Candidate[], intensity: number): number {
  let [low, high] = [0, falling.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((falling[middle]?.intensity ?? -Infinity) > intensity) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The intensities of the ranked buildings of each use, ascending: the distribution that a building is compared with. */
export function peerLists(candidates: readonly Candidate[]): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  for (const { use, intensity } of candidates) {
    const list = lists.get(use);
    if (list) list.push(intensity);
    else lists.set(use, [intensity]);
  }
  return new Map([...lists].map(([use, list]) => [use, [...Float64Array.from(list).sort()]]));
}

/** Share (0 to 100) of an ascending list that is `value` or less. */
export function percentileIn(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return rising.length === 0 ? 0 : (low / rising.length) * 100;
}

/** Median and quartiles of an ascending list, by linear interpolation between neighbours; null if it is empty. */
export function quartilesOf(rising: readonly number[]): { low: number; median: number; high: number } | null {
  if (rising.length === 0) return null;
  return { low: quantile(rising, 0.25), median: quantile(rising, 0.5), high: quantile(rising, 0.75) };
}

function quantile(rising: readonly number[], share: number): number {
  const at = (rising.length - 1) * share;
  const below = rising[Math.floor(at)] ?? 0;
  const above = rising[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
