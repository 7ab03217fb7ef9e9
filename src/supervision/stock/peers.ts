import { peerLists, percentileIn } from '#supervision/benchmarking/public/ranking.ts';
import type { StockRow } from './rows.ts';

/** The peers among which a building is ranked: those of its use, or of its use and its kind of heating. */
export type Among = 'use' | 'heating';

/** A building's rank among its peers. All null if it is not ranked, or if the requester does not see the others. */
export type Placed = {
  /** 1 is the highest intensity; equal intensities share a rank. */
  readonly rank: number | null;
  readonly peers: number | null;
  /** Share (0..100) of its peers with this intensity or less. */
  readonly percentile: number | null;
};

/** Ranks each rankable row among its peers. */
export function placeRows(rows: readonly StockRow[], among: Among): (StockRow & Placed)[] {
  const ranked = rows.flatMap((row) =>
    row.reason === null && row.intensity !== null ? [{ code: row.code, use: groupOf(row, among), intensity: row.intensity }] : [],
  );
  const lists = peerLists(ranked);
  return rows.map((row) => {
    if (row.reason !== null || row.intensity === null) return { ...row, ...noPlace };
    const rising = lists.get(groupOf(row, among)) ?? [];
    const percentile = percentileIn(rising, row.intensity);
    return { ...row, rank: rising.length - Math.round((percentile / 100) * rising.length) + 1, peers: rising.length, percentile };
  });
}

/** Rows for a requester who does not see all buildings of the place: a rank among its own ones would be meaningless. */
export function withoutPlaces(rows: readonly StockRow[]): (StockRow & Placed)[] {
  return rows.map((row) => ({ ...row, ...noPlace }));
}

const noPlace = { rank: null, peers: null, percentile: null } as const;

function groupOf({ use, heating }: StockRow, among: Among): string {
  return among === 'use' ? `${use}` : `${use}\n${heating ?? 'unknown'}`;
}
