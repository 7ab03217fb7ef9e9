import type { ReadRow } from '#platform/list-intake/intake.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';

const nothing = exact(0n);

/** Amounts are numbers, or money as decimal text; anything else is unknown. */
const amountOf = (value: unknown): Exact | null =>
  typeof value === 'number' ? exactOf(value) : typeof value === 'string' ? exact(value) : null;

const written = ({ s, n, d }: Exact): number => (Number(s) * Number(n)) / Number(d);

/**
 * Checks the totals printed in a file against its rows. A total is that of all rows above it, or of those since the last total; if it is
 * neither, a row is missing or counted twice: `total-differs`.
 * @param fields that are added up
 */
export function createTotals(fields: readonly string[]): { saw(row: ReadRow): void; findings(): Finding[] } {
  const all = new Map<string, Exact>();
  const since = new Map<string, Exact>();
  const found: Finding[] = [];
  const add = (row: ReadRow): void => {
    for (const field of fields) {
      const amount = amountOf(row.fields[field]);
      if (amount === null) continue;
      for (const sums of [all, since]) sums.set(field, (sums.get(field) ?? nothing).add(amount));
    }
  };
  const compare = (row: ReadRow): void => {
    for (const field of fields) {
      const total = amountOf(row.fields[field]);
      if (total === null) continue;
      const sums = [all.get(field) ?? nothing, since.get(field) ?? nothing] as const;
      if (sums.some((sum) => sum.compare(total) === 0)) continue;
      const evidence = { row: row.row, field, total: field, value: written(total), sum: written(sums[0]) };
      found.push({ code: 'total-differs', severity: 'warning', evidence });
    }
    since.clear();
  };
  return { saw: (row) => (row.isTotal === true ? compare(row) : add(row)), findings: () => found };
}
