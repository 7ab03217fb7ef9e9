import type { StockRow, Verdict } from './rows.ts';

/** Number of matching buildings, and their total area and use; null if none is known. */
export function countsOf(rows: readonly StockRow[]) {
  return { total: rows.length, floorAreaM2: sumOf(rows, 'floorAreaM2'), value: sumOf(rows, 'value') };
}

/** Null if no row has a value: unknown is not zero. */
function sumOf(rows: readonly StockRow[], of: 'floorAreaM2' | 'value'): number | null {
  let sum: number | null = null;
  for (const { [of]: one } of rows) if (one !== null) sum = (sum ?? 0) + one;
  return sum;
}

type Judged = Record<Exclude<Verdict, 'unknown'>, number>;

/** How many have each verdict: formal, indicative, and those that cannot be judged. */
export function verdictCounts(rows: readonly StockRow[]): { formal: Judged; indicative: Judged; unknown: number } {
  const formal = { leading: 0, within: 0, over: 0 };
  const indicative = { leading: 0, within: 0, over: 0 };
  let unknown = 0;
  for (const row of rows) {
    if (row.verdict === 'unknown') unknown += 1;
    else (row.indicative ? indicative : formal)[row.verdict] += 1;
  }
  return { formal, indicative, unknown };
}
