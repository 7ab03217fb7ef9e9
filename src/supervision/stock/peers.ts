import { peerLists, percentileIn } from '#supervision/benchmarking/public/ranking.ts';
import type { StockRow } from './rows.ts';

/** Among whom a building is placed: those of its use, or of its use and its kind of heating. */
export type Among = 'use' | 'heating';

/** A building's place among its like. All null where it is not ranked, or where who asks does not see the others. */
export type Placed = {
  /** 1 is the highest intensity; equals share it. */
  readonly rank: number | null;
  readonly peers: number | null;
  /** Share (0..100) of its like with this intensity or less. */
  readonly percentile: number | null;
};

/** Places each ranked row among its like. */
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

/** Rows of somebody who does not see all buildings of the place: a place among the own ones would say nothing. */
export function withoutPlaces(rows: readonly StockRow[]): (StockRow & Placed)[] {
  return rows.map((row) => ({ ...row, ...noPlace }));
}

const noPlace = { rank: null, peers: null, percentile: null } as const;

function groupOf({ use, heating }: StockRow, among: Among): string {
  return among === 'use' ? `${use}` : `${use}\n${heating ?? 'unknown'}`;
}
