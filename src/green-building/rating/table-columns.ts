import type { Finding, Language } from '#kernel/finding.ts';
import { headingKey, refuseTwice } from '#platform/tables/columns.ts';
import { parseDecimal } from '#platform/tables/number.ts';

/** Yes and no as people write them in a cell. */
const yes = ['是', '有', '满足', '达标', '已认证', '√', '✓', 'y', 'yes', 'true', '1'];
const no = ['否', '无', '不满足', '不达标', '未认证', '×', '✗', 'x', 'n', 'no', 'false', '0'];

export type Column = { readonly field: string; readonly names: Readonly<Record<Language, string>>; readonly also?: readonly string[] };

/**
 * The column of each field in a table, by the headings of either language or the field's own name. Throws `heading-twice` if one of these
 * occurs twice.
 */
export function columnsIn(header: readonly string[], columns: readonly Column[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { field, names, also = [] } of columns) {
    const keys = [field, names.zh, names.en, ...also].map(headingKey);
    const at = header.findIndex((heading) => keys.includes(headingKey(heading)));
    if (at >= 0) found.set(field, at);
  }
  refuseTwice(header, found.values());
  return found;
}

/** The text of a cell, or undefined if empty: empty cells are ignored. */
export function cellAt(cells: readonly string[], at: number | undefined): string | undefined {
  const text = at === undefined ? '' : (cells[at] ?? '').trim();
  return text === '' ? undefined : text;
}

export function yesOrNo(text: string): boolean | null {
  if (yes.includes(text.toLowerCase())) return true;
  return no.includes(text.toLowerCase()) ? false : null;
}

export function decimal(text: string): number | null {
  const units = parseDecimal(text.replace(/%$/u, ''));
  return typeof units === 'number' ? units / 10_000 : null;
}

/** A cell that cannot be read. */
export function cellFault(row: number, column: string, value: string, allowed: string): Finding {
  return { code: 'rating-cell-bad', severity: 'error', evidence: { row, column, value, allowed } };
}
