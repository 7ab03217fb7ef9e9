import { Problem } from '#kernel/problem.ts';
import { isSoundText, shownText } from '#kernel/sound-text.ts';
import { footerKind } from './footer-rows.ts';
import { letters } from './columns.ts';
import { listStatusColumns, type StatusColumn } from './row-status.ts';
import type { RowStatus } from './status/status-cells.ts';
import type { RowBatch, Table } from './table.ts';
import { openTable, type OpenOptions } from './tables.ts';

const looked = 5000;

/**
 * Opens a small table whose rows all count: events, people, measures. A row that says that it does not (作废, 已撤销) causes an error that
 * names the row, because a row left out there would not be reported to anyone.
 * @param isRoll its rows are people or things that are invited or drawn: a sum is not one of them, and those that no longer exist are not
 * drawn
 * @throws Problem thrown by `openTable`; from `rows`: `row-void`, `text-invalid`, and when a cell is read `formula-uncalculated`; for a
 * roll `row-gone`, `row-sum`
 */
export async function openSound(
  path: string,
  { isRoll = false, ...options }: OpenOptions & { readonly isRoll?: boolean } = {},
): Promise<Table> {
  const table = await openTable(path, options);
  const rows: (readonly string[])[] = [];
  for await (const batch of table.rows) {
    rows.push(...batch.map(({ cells }) => cells));
    if (rows.length >= looked) break;
  }
  const columns = listStatusColumns(table.header, rows, new Set());
  return { ...table, rows: { [Symbol.asyncIterator]: () => soundRows(table, columns, options.name, isRoll) } };
}

/**
 * A formula without a stored result is not an empty cell: reading it throws, naming the cell; in a column that is not read it does not
 * matter.
 */
function refuseAtReading(
  cells: readonly string[],
  columns: readonly number[],
  where: { readonly file?: string; readonly row: number },
): void {
  for (const column of columns)
    if (column < cells.length)
      Object.defineProperty(cells, column, {
        get() {
          throw new Problem('bad-input', 'formula-uncalculated', { ...where, cell: `${letters(column)}${where.row}` });
        },
      });
}

const leaves: readonly (RowStatus | null)[] = ['void', 'reversed'];

async function* soundRows(
  { rows, header, uncalculated }: Table,
  columns: readonly StatusColumn[],
  file: string | undefined,
  isRoll: boolean,
): AsyncGenerator<RowBatch> {
  const told = isRoll ? [...leaves, 'gone'] : leaves;
  const named = file === undefined ? {} : { file };
  for await (const batch of rows) {
    for (const { row, cells } of batch) {
      const unsound = cells.find((cell) => !isSoundText(cell));
      if (unsound !== undefined) throw new Problem('bad-input', 'text-invalid', { ...named, row, text: shownText(unsound) });
      if (isRoll && footerKind(cells, header) === 'sum')
        throw new Problem('bad-input', 'row-sum', { ...named, row, text: cells.find((cell) => cell.trim() !== '') ?? '' });
      const found = columns.find(({ column, of }) => told.includes(of(cells[column] ?? '')));
      refuseAtReading(cells, uncalculated?.get(row) ?? [], { ...named, row });
      if (found === undefined) continue;
      const text = (cells[found.column] as string).trim();
      const code = found.of(text) === 'gone' ? 'row-gone' : 'row-void';
      throw new Problem('bad-input', code, { ...named, row, column: (header[found.column] as string).trim(), text });
    }
    yield batch;
  }
}
