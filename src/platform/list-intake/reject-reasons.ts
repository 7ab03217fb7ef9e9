import type { Evidence } from '#kernel/finding.ts';

/** A row, or a reading of it, that was rejected. */
type Rejected = { readonly row: number; readonly column: string | null; readonly code: string; readonly evidence: Evidence };

/** Everything rejected for one reason in one column: how many, the first rows, and their texts. */
export type RejectReason = {
  readonly code: string;
  readonly column: string | null;
  readonly count: number;
  readonly rows: readonly number[];
  /** Distinct faulty texts, most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Of the first, for its words. */
  readonly evidence: Evidence;
};

const mostRows = 10;
const mostValues = 200;
const mostReasons = 100;

type Group = { code: string; column: string | null; count: number; rows: number[]; values: Map<string, number>; evidence: Evidence };

/**
 * Rejected rows by reason and column, most frequent first.
 * @example rejectReasons([{ row: 2, column: 'use', code: 'unknown-use', evidence: { value: 'Kiosk' } }])[0].count // 1
 */
export function rejectReasons(all: Iterable<Rejected>): RejectReason[] {
  const groups = new Map<string, Group>();
  for (const { row, column, code, evidence } of all) {
    const key = `${code} ${column ?? ''}`;
    const group = groups.get(key) ?? { code, column, count: 0, rows: [], values: new Map<string, number>(), evidence };
    groups.set(key, group);
    group.count += 1;
    if (group.rows.length < mostRows && group.rows.at(-1) !== row) group.rows.push(row);
    const value = valueOf(evidence);
    if (value !== null && (group.values.has(value) || group.values.size < mostValues))
      group.values.set(value, (group.values.get(value) ?? 0) + 1);
  }
  return [...groups.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, mostReasons)
    .map(({ values, ...group }) => ({ ...group, values: byCount(values) }));
}

function valueOf({ value, text, found, code }: Evidence): string | null {
  const texts = [value, text, found, code].flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []));
  return texts.find((one) => one !== '')?.slice(0, 60) ?? null;
}

function byCount(values: ReadonlyMap<string, number>): RejectReason['values'] {
  return [...values].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
}
