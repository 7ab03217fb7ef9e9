import type { Finding } from '#kernel/finding.ts';
import type { OnRow } from '#platform/tables/bytes.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { createStatusTally, statusColumns, type StatusColumn, type StatusTally } from '#platform/tables/row-status.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { firstRows } from './days-above.ts';
import type { Sayable } from '../headings/options.ts';
import { creditedBack, takenBack, type TakenBack, takesOff } from '../units/rows-taken-back.ts';
import { explained, legendIn, withLegend } from '../words/status-legend.ts';

type Cells = readonly string[];

/** How rows of a file say whether they count, and what they said when the file was last read to its end. */
export type Statuses = {
  readonly columns: readonly number[];
  /** Some of the first rows are void. */
  readonly isSeen: boolean;
  /** Starts one pass over the file, from its beginning. */
  readonly begin: () => StatusTally & { readonly end: () => void };
  readonly findings: () => Finding[];
};

/** `table`: without the void rows; `statuses` null if no column gives any; `isChanged`: it differs from its bytes. */
export type VoidRows = { readonly table: Table; readonly statuses: Statuses | null; readonly isChanged: boolean };

/**
 * A table without the rows that are void by their own words (作废, `Valid` = FALSE, quality = Bad): by a column of states, or a word alone
 * in a remark. If several values each have a column of states after them, the state applies to the value alone, which is then missing. A
 * reversed row (冲销) is cancelled by the row that reverses it, if the file has values below zero.
 */
export async function voidRows(table: Table, says: Sayable): Promise<VoidRows> {
  const { header } = table;
  if (says.statusesRead === false) return { table, statuses: null, isChanged: false };
  const rows = await firstRows(table);
  const named = [says.timeColumn, says.startColumn, says.endColumn, says.meterColumn, says.valueColumn].flat();
  const legend = await legendIn(table);
  const columns = statusColumns(header, explained(header, rows, legend))
    .filter(({ column }) => !named.includes(header[column]))
    .map(withLegend(legend));
  if (columns.length === 0) return withoutCredited(table, await creditedBack(table, rows));
  const paired = pairsIn(rows, columns);
  const statuses = createStatuses(header, rows, columns, paired.size > 0);
  const isMarked = !statuses.nets && paired.size === 0 && rows.some((cells) => saysReversed(columns, cells));
  const back = isMarked ? await takenBack(table, columns) : await creditedBack(table, rows);
  const from = (): AsyncGenerator<RowBatch> =>
    paired.size > 0 ? withoutValues(table, statuses, paired) : withoutVoid(table, statuses, back?.begin());
  return {
    table: { ...table, rows: { [Symbol.asyncIterator]: from } },
    statuses: { ...statuses, findings: () => [...statuses.findings(), ...(back?.findings() ?? [])] },
    isChanged: paired.size > 0 || back !== null,
  };
}

function withoutCredited(table: Table, back: TakenBack | null): VoidRows {
  if (back === null) return { table, statuses: null, isChanged: false };
  async function* rows(): AsyncGenerator<RowBatch> {
    const isBack = (back as TakenBack).begin();
    for await (const batch of table.rows) yield batch.filter(({ cells, row }) => !isBack(cells, row));
  }
  const none = createStatuses(table.header, [], [], false);
  const statuses = { ...none, isSeen: true, findings: back.findings };
  return { table: { ...table, rows: { [Symbol.asyncIterator]: rows } }, statuses, isChanged: true };
}

/** The columns of states, each with the position of the column of values before it; none if one is elsewhere. */
function pairsIn(rows: readonly Cells[], columns: readonly StatusColumn[]): ReadonlyMap<number, number> {
  const places = new Set(columns.map(({ column }) => column));
  const areNumbers = (column: number): boolean => {
    const cells = rows.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== '');
    return cells.filter((cell) => typeof parseDecimal(cell) === 'number').length * 2 > cells.length;
  };
  const isBehind = ({ column }: StatusColumn): boolean => column > 0 && !places.has(column - 1) && areNumbers(column - 1);
  return new Map(columns.length > 1 && columns.every(isBehind) ? columns.map(({ column }) => [column, column - 1]) : []);
}

const saysReversed = (columns: readonly StatusColumn[], cells: Cells): boolean =>
  columns.some(({ column, of }) => of(cells[column] ?? '') === 'reversed');

function createStatuses(
  header: Cells,
  rows: readonly Cells[],
  columns: readonly StatusColumn[],
  areOfValues: boolean,
): Statuses & { readonly nets: boolean } {
  const nets = takesOff(header, rows);
  const first = createStatusTally(header, columns, nets);
  let last = first;
  return {
    nets,
    columns: columns.map(({ column }) => column),
    isSeen: rows.map((cells, at) => first.left(cells, at)).some((left) => left.length > 0),
    begin: () => {
      const tally = createStatusTally(header, columns, nets);
      return {
        ...tally,
        end: () => {
          last = tally;
        },
      };
    },
    findings: () => last.told().map((told) => (areOfValues && told.code === 'rows-void' ? { ...told, code: 'values-void' } : told)),
  };
}

async function* withoutVoid(
  table: Table,
  statuses: Statuses,
  isBack: ReturnType<TakenBack['begin']> = () => false,
): AsyncGenerator<RowBatch> {
  const { left, end } = statuses.begin();
  for await (const batch of table.rows) yield batch.filter(({ cells, row }) => left(cells, row).length === 0 && !isBack(cells, row));
  end();
}

/** The rows of a table whose values have a state each: void values are missing. */
async function* withoutValues(table: Table, statuses: Statuses, paired: ReadonlyMap<number, number>): AsyncGenerator<RowBatch> {
  const { left, end } = statuses.begin();
  for await (const batch of table.rows)
    yield batch.map((one) => {
      const values = new Set(left(one.cells, one.row).map((column) => paired.get(column)));
      return values.size === 0 ? one : { ...one, cells: one.cells.map((cell, at) => (values.has(at) ? '' : cell)) };
    });
  end();
}

/** Receives each row as bytes and passes on those that are not void; `end` is called after the last. */
export function soundOnly(statuses: Statuses | null, onRow: OnRow): { readonly onRow: OnRow; readonly end: () => void } {
  if (statuses === null) return { onRow, end: () => undefined };
  const { left, end } = statuses.begin();
  return {
    onRow: (...row) => {
      if (left(cellsOf(row, statuses.columns), row[4]).length === 0) onRow(...row);
    },
    end,
  };
}

/** The cells of some columns at their positions. */
function cellsOf([bytes, starts, ends, fields]: Parameters<OnRow>, columns: readonly number[]): string[] {
  const cells: string[] = [];
  for (const column of columns)
    if (column < Math.min(fields, starts.length)) cells[column] = bytes.toString('utf8', starts[column], ends[column]);
  return cells;
}
