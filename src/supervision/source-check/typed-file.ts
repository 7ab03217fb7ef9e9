import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { valueOf, type TypedText } from '#platform/typed-text/typed-text.ts';
import type { Cell, CellValue, TypedCell } from './facts.ts';

/** The columns of the template: the path of a value, its name, its known value, and what the printed text says. */
export const typedHeader = {
  zh: ['位置', '适用条件', '项目', '单位', '现有数值', '原文数值（请填写）'],
  en: ['cell', 'row', 'value', 'unit', 'known', 'printed'],
} as const satisfies Readonly<Record<Language, readonly string[]>>;

/** The columns of the path and of the printed value, by heading in either language; null if one of them is missing. */
export function typedColumns(header: readonly string[]): { readonly cell: number; readonly printed: number } | null {
  const plain = (head: string) => head.normalize('NFKC').trim().toLowerCase();
  const heads = header.map(plain);
  const at = (column: 0 | 5) => heads.findIndex((head) => [typedHeader.zh[column], typedHeader.en[column]].map(plain).includes(head));
  const [cell, printed] = [at(0), at(5)];
  return cell < 0 || printed < 0 ? null : { cell, printed };
}

/** Values from a text parsed as YAML, `rows.0.constraint: 65`. Throws `source-check-file-bad`. */
export function typedInYaml(name: string, text: TypedText): TypedCell[] {
  const value = valueOf(text, () => badFile(name));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badFile(name);
  return Object.entries(value).map(([cell, printed]: [string, unknown]) => {
    if (printed !== null && typeof printed === 'object') throw badFile(name);
    return { cell, value: printed as CellValue };
  });
}

export const badFile = (file: string) => new Problem('bad-input', 'source-check-file-bad', { file });

/**
 * The rows of the template: one for each value of an entry, the last column to be filled in.
 * @param rowText the name of a row, and its value for people
 */
export function typedRows(
  cells: readonly Cell[],
  rowText: (cell: Cell) => { readonly row: string; readonly field: string; readonly known: CellValue },
): string[][] {
  return cells.map((cell) => {
    const { row, field, known } = rowText(cell);
    return [cell.cell, row, field, cell.unit, known === null ? '—' : String(known), ''];
  });
}
