import { isDeepStrictEqual } from 'node:util';
import type { ReadRow } from '#platform/list-intake/intake.ts';
import { Problem } from '#kernel/problem.ts';
import { aboveRegion, isRegionCode, kindOfRegion } from './regions.ts';
import type { PlaceRow } from './store.ts';

/** A row to be written, or its fault; `column` is the faulty field. */
export type Checked<T> =
  | { readonly row: number; readonly value: T }
  | { readonly row: number; readonly column: string; readonly code: string; readonly evidence: Record<string, unknown> };

/** A place from a row. */
export function checkPlace({ row, fields }: ReadRow, codes: ReadonlySet<string>): Checked<PlaceRow> {
  const code = String(fields['code']);
  const region = isRegionCode(code);
  const parent = (fields['parent'] as string | undefined) ?? (region ? (aboveRegion(code).find((one) => codes.has(one)) ?? null) : null);
  if (parent === null && code !== '100000') return { row, column: 'parent', code: 'missing', evidence: { field: 'parent' } };
  if (parent !== null && (!codes.has(parent) || parent === code))
    return { row, column: 'parent', code: 'unknown-region', evidence: { value: parent } };
  const boundary = fields['boundary'];
  return {
    row,
    value: {
      code,
      name: String(fields['name']),
      kind: region ? kindOfRegion(code) : 'zone',
      parent,
      source: 'import',
      ...(boundary !== undefined && { boundary }),
    },
  };
}

/** Whether the file contains something new; empty cells change nothing. */
export function isNews(before: PlaceRow | undefined, row: PlaceRow): boolean {
  if (before === undefined) return true;
  // a boundary returned by a database may have its parts in another order
  const held = before as unknown as Record<string, unknown>;
  return Object.entries(row).some(
    ([key, value]) => key !== 'source' && value !== null && value !== undefined && !isDeepStrictEqual(value, held[key]),
  );
}

/** Regions from the nation down, then zones, nested zones last. */
export function byDepth(rows: readonly PlaceRow[]): PlaceRow[] {
  return withParentsFirst(rows.toSorted((a, b) => a.code.localeCompare(b.code)));
}

/** Parents before children; a cycle is rejected. */
function withParentsFirst<T extends { code: string; parent: string | null }>(rows: readonly T[]): T[] {
  const waiting = new Map(rows.map((row) => [row.code, row]));
  const out: T[] = [];
  const visit = (row: T, below: readonly string[]): void => {
    if (below.includes(row.code)) throw new Problem('bad-input', 'circle-of-parents', { codes: [...below, row.code].join(' < ') });
    const parent = row.parent === null ? undefined : waiting.get(row.parent);
    if (parent !== undefined) visit(parent, [...below, row.code]);
    if (waiting.delete(row.code)) out.push(row);
  };
  for (const row of rows) if (waiting.has(row.code)) visit(row, []);
  return out;
}
