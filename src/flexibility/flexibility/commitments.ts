import { exact, type Exact } from '#kernel/exact-number.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { Problem } from '#kernel/problem.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import type { openTable } from '#platform/tables/tables.ts';
import { refuseOtherColumns } from '#platform/tables/other-columns.ts';
import { flexibilityTerms } from './vocabulary.ts';

/** Who commits how much, kW. */
export type Commitment = { readonly building: string; readonly kw: string };

const columns = {
  building: ['building', headingTerms.buildingCode.zh, headingTerms.building.zh],
  kw: ['kw', quantityTerms.power.zh, flexibilityTerms.committed.zh],
} as const;

/** More than any building can do, kW: a typing error. */
const most: Exact = exact('1000000');

/**
 * The rows of a file of `building,kw`. Throws `commit-columns`, `commit-row` with the row, `commit-twice`, `commit-empty`.
 * @param table its first row is the header
 */
export async function readCommitments(
  table: Pick<Awaited<ReturnType<typeof openTable>>, 'header' | 'rows'>,
  file = '',
): Promise<Commitment[]> {
  const places = (names: readonly string[]): number => table.header.findIndex((one) => names.includes(one.trim().toLowerCase()));
  const [building, kw] = [places(columns.building), places(columns.kw)];
  if (building < 0 || kw < 0) throw new Problem('bad-input', 'commit-columns', {});
  refuseOtherColumns(table.header, [building, kw], { file, known: Object.values(columns).flat() });
  const read = new Map<string, string>();
  for await (const batch of table.rows)
    for (const { row, cells } of batch) {
      const [code = '', power = ''] = [cells[building]?.trim(), cells[kw]?.trim()];
      if (code === '' && power === '') continue;
      if (code === '' || !isPower(power)) throw new Problem('bad-input', 'commit-row', { row, building: code, kw: power });
      if (read.has(code)) throw new Problem('bad-input', 'commit-twice', { row, building: code });
      read.set(code, power);
    }
  if (read.size === 0) throw new Problem('bad-input', 'commit-empty', {});
  return [...read].map(([code, power]) => ({ building: code, kw: power }));
}

/** A decimal number of kW above zero, to 0.000001, that a building can plausibly do. */
export function isPower(text: string): boolean {
  if (!/^\d{1,9}(?:\.\d{1,6})?$/u.test(text)) return false;
  const kw = exact(text);
  return kw.compare(exact('0')) > 0 && kw.compare(most) <= 0;
}
