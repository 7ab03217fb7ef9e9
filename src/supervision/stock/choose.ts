import { comparedKeys, type SortKey } from '#kernel/sorting.ts';
import type { Gap, Sort } from './facts.ts';
import type { StockRow, Verdict } from './rows.ts';

/** A verdict based entirely on verified limits appears in lists and maps; any other is indicative (参考). */
export type Basis = 'formal' | 'indicative';

/** Filters of buildings; what is omitted does not filter. */
export type Chosen = {
  readonly use?: string | undefined;
  readonly verdict?: Verdict | undefined;
  readonly basis?: Basis | undefined;
  /** A kind of heating; `unknown`: none stated. */
  readonly heating?: string | undefined;
  readonly organisation?: string | undefined;
  readonly gap?: Gap | 'any' | undefined;
  /** Each word must occur in the name or the code, ignoring case. */
  readonly search?: string | undefined;
};

/** The matching rows. */
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

/** Sorts rows by one of their columns; rows without a value come last in either direction, and equals are sorted by code. */
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

/** Furthest over first, then the rest; none for what cannot be judged. */
const verdictOrder: Readonly<Record<Verdict, number | null>> = { leading: 0, within: 1, over: 2, unknown: null };

function keyOf(row: StockRow & { readonly percentile?: number | null }, sort: Sort): SortKey {
  if (sort === 'floorArea') return row.floorAreaM2;
  if (sort === 'verdict') return verdictOrder[row.verdict];
  return row[sort] ?? null;
}
