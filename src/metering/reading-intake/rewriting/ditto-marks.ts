import type { Table } from '#platform/tables/table.ts';
import { columnContent } from '../times/column-content.ts';
import { firstRows } from './days-above.ts';
import { isCalledCode } from '../headings/meter-column.ts';
import { isNoRecord } from '../units/no-record.ts';
import { rewritten, type Plainer, type Rewrite } from './rewritten.ts';

/** Marks for the cell above: `〃`, `同上`, `ditto`, `-"-`. */
const mark = /^(?:[〃″＂"“”„]{1,2}|''|,,|同上|同前|ditto|dito|idem|[-—–][\s]*["〃″“”]{1,2}[\s]*[-—–])$/iu;

const isMark = (cell: string | undefined): boolean => mark.test((cell ?? '').trim());

/**
 * A table whose columns of codes, names and times contain marks for the cell above: replaces them by that cell. A mark with nothing above
 * is an empty cell; one among values is not a number, and is refused in its row.
 * @returns null if there are none
 */
export async function dittoMarks(table: Table): Promise<Plainer | null> {
  const { header } = table;
  const rows = await firstRows(table);
  const columns = header.flatMap((heading, column) => {
    const others = rows.filter((cells) => !isMark(cells[column]));
    const isMarked = others.length < rows.length && others.length > 0;
    return isMarked && (columnContent(others, column) !== 'number' || isCalledCode(heading)) ? [column] : [];
  });
  if (columns.length === 0) return null;
  const [first = 0] = columns;
  const text = (rows.find((cells) => isMark(cells[first]))?.[first] ?? '').trim();
  const names = columns.map((column) => (header[column] as string).trim()).join(', ');
  table.findings.push({ code: 'marks-of-above', severity: 'info', evidence: { column: names, text } });
  return { table: rewritten(table, () => fromAbove(header, columns)), says: {} };
}

function fromAbove(header: readonly string[], columns: readonly number[]): Rewrite {
  let above: readonly string[] = [];
  return (cells) => {
    if (isNoRecord(cells, header)) return cells;
    above = cells.map((cell, column) => (columns.includes(column) && isMark(cell) ? (above[column] ?? '') : cell));
    return above;
  };
}
