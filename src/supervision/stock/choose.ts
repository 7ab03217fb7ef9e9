import { comparedKeys, type SortKey } from '#kernel/sorting.ts';
import type { Gap, Sort } from './facts.ts';
import type { StockRow, Verdict } from './rows.ts';

/** A verdict that rests on verified limits alone enters lists and maps; any other is indicative (参考). */
export type Basis = 'formal' | 'indicative';

/** Which buildings are meant; what is left out narrows nothing. */
export type Chosen = {
  readonly use?: string | undefined;
  readonly verdict?: Verdict | undefined;
  readonly basis?: Basis | undefined;
  /** A kind of heating; `unknown`: nothing is said. */
  readonly heating?: string | undefined;
  readonly organisation?: string | undefined;
  readonly gap?: Gap | 'any' | undefined;
  /** Each word in the name or the code, small and large letters alike. */
  readonly search?: string | undefined;
};

/** The rows that are meant. */
export function chooseRows<T extends StockRow>(rows: readonly T[], chosen: Chosen): T[] {
  const words = (chosen.search ?? '').trim().toLowerCase().split(/\s+/u);
  return rows.filter(
    (row) =>
      (chosen.use === undefined || row.use === chosen.use) &&
      (chosen.heating === undefined || (row.heating ?? 'unknown') === chosen.heating) &&
      (chosen.organisation === undefined || row.organisation === chosen.organisation) &&
      isJudged(row, chosen) &&
      hasGap(row, chosen.gap) &&
      words.every((word) => `${row.name}\n${row.code}`.toLowerCase().includes(word)),
  );
}

function isJudged({ verdict, indicative }: StockRow, chosen: Chosen): boolean {
  if (chosen.verdict !== undefined && verdict !== chosen.verdict) return false;
  if (chosen.basis === undefined) return true;
  return verdict !== 'unknown' && indicative === (chosen.basis === 'indicative');
}

function hasGap({ gaps }: StockRow, gap: Chosen['gap']): boolean {
  if (gap === undefined) return true;
  return gap === 'any' ? gaps.length > 0 : gaps.includes(gap);
}

/** Rows by one of their columns; what has no value stands behind, whichever way, and equals stand by code. */
export function sortRows<T extends StockRow & { readonly percentile?: number | null }>(
  rows: readonly T[],
  sort: Sort,
  order: 'asc' | 'desc',
): T[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, sort) }));
  const way = order === 'desc' ? -1 : 1;
  keyed.sort((a, b) => comparedKeys(a.key, b.key, way) || (a.row.code < b.row.code ? -1 : 1));
  return keyed.map(({ row }) => row);
}

/** The furthest over first, then the rest; nothing that cannot be judged. */
const verdictOrder: Readonly<Record<Verdict, number | null>> = { leading: 0, within: 1, over: 2, unknown: null };

function keyOf(row: StockRow & { readonly percentile?: number | null }, sort: Sort): SortKey {
  if (sort === 'floorArea') return row.floorAreaM2;
  if (sort === 'verdict') return verdictOrder[row.verdict];
  return row[sort] ?? null;
}
