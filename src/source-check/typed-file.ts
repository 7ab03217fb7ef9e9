import { readFile, stat } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { Problem } from '#kernel/problem.ts';
import { openTable } from '#tables/tables.ts';
import type { Cell, CellValue, TypedCell } from './facts.ts';

/** The columns of a table to be typed in: where a value stands, what it is of, what is known of it, and what the printed text says. */
export const typedHeader = ['cell', 'row', 'value', 'unit', 'known', 'printed'] as const;

/** A table of limits has some hundred rows. */
const mostBytes = 1_000_000;

/** What somebody typed into the template (csv, xlsx), or wrote as YAML, `rows.0.constraint: 65`. Throws `source-check-file-bad`. */
export async function typedIn(file: { readonly path: string; readonly name: string }): Promise<TypedCell[]> {
  const { size } = await stat(file.path);
  if (size > mostBytes) throw new Problem('too-large', 'source-check-file-bad', { file: file.name });
  return /\.ya?ml$/iu.test(file.name) ? inYaml(file.name, await readFile(file.path, 'utf8')) : inTable(file);
}

function inYaml(name: string, text: string): TypedCell[] {
  const document = parseDocument(text, { version: '1.2' });
  const value: unknown = document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 0 });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(name);
  return Object.entries(value).map(([cell, printed]: [string, unknown]) => {
    if (printed !== null && typeof printed === 'object') throw bad(name);
    return { cell, value: printed as CellValue };
  });
}

async function inTable({ path, name }: { readonly path: string; readonly name: string }): Promise<TypedCell[]> {
  const { header, rows } = await openTable(path, { name });
  const heads = header.map((head) => head.trim().toLowerCase());
  const [cellAt, printedAt] = [heads.indexOf('cell'), heads.indexOf('printed')];
  if (cellAt < 0 || printedAt < 0) throw bad(name);
  const typed: TypedCell[] = [];
  for await (const batch of rows)
    for (const { cells } of batch)
      if ((cells[cellAt] ?? '').trim() !== '') typed.push({ cell: (cells[cellAt] ?? '').trim(), value: cells[printedAt] ?? '' });
  return typed;
}

const bad = (file: string) => new Problem('bad-input', 'source-check-file-bad', { file });

/** The rows of the template: one for each value of an entry, its last column to be filled in. @param rowText what a row is called */
export function typedRows(cells: readonly Cell[], rowText: (cell: Cell) => { readonly row: string; readonly field: string }): string[][] {
  return cells.map((cell) => {
    const { row, field } = rowText(cell);
    return [cell.cell, row, field, cell.unit, cell.value === null ? '—' : String(cell.value), ''];
  });
}
