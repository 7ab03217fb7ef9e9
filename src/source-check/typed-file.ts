import { parseDocument } from 'yaml';
import { Problem } from '#kernel/problem.ts';
import type { Cell, CellValue, TypedCell } from './facts.ts';

/** The columns of a table to be typed in: where a value stands, what it is of, what is known of it, and what the printed text says. */
export const typedHeader = ['cell', 'row', 'value', 'unit', 'known', 'printed'] as const;

/** What a text says as YAML, `rows.0.constraint: 65`. Throws `source-check-file-bad`. */
export function typedInYaml(name: string, text: string): TypedCell[] {
  const value = valueOf(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badFile(name);
  return Object.entries(value).map(([cell, printed]: [string, unknown]) => {
    if (printed !== null && typeof printed === 'object') throw badFile(name);
    return { cell, value: printed as CellValue };
  });
}

/** What a text says; null where it is no YAML, or makes one thing stand for others. */
function valueOf(text: string): unknown {
  try {
    const document = parseDocument(text, { version: '1.2' });
    return document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 0 });
  } catch {
    return null;
  }
}

export const badFile = (file: string) => new Problem('bad-input', 'source-check-file-bad', { file });

/** The rows of the template: one for each value of an entry, its last column to be filled in. @param rowText what a row is called */
export function typedRows(cells: readonly Cell[], rowText: (cell: Cell) => { readonly row: string; readonly field: string }): string[][] {
  return cells.map((cell) => {
    const { row, field } = rowText(cell);
    return [cell.cell, row, field, cell.unit, cell.value === null ? '—' : String(cell.value), ''];
  });
}
