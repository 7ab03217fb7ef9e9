import type { Finding } from '#kernel/finding.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { firstRows, isEmpty, shown } from './days-above.ts';
import { buildingParts } from '../headings/building-parts.ts';
import { isCalledCode, isMeterItself } from '../headings/meter-column.ts';
import { isNoRecord } from '../units/no-record.ts';
import { haveRooms, placeColumns, type PlaceColumn } from '../headings/place-columns.ts';

type Cells = readonly string[];

/**
 * A table of rooms, or of circuits and other parts, whose buildings and stairs are only in the first of their rows, as merged cells are in
 * a csv: adds those of the row above to each row that names a room. What is below a written building or stair starts again.
 * @returns null if none is omitted, or one is written in consecutive rows
 */
export async function placesAbove(table: Table): Promise<Table | null> {
  if (table.housed === true || placesIn(table.header, []).length < 2) return null;
  const rows = (await firstRows(table)).filter((cells) => !isNoRecord(cells, table.header));
  const places = placesIn(table.header, rows);
  if (places.length < 2) return null;
  const room = places.at(-1)?.column ?? 0;
  const coarser = places.slice(0, -1).map(({ column }) => column);
  const once = coarser.filter((column, at) => standsOnce(rows, column, coarser.slice(0, at)));
  const first = rows.find((cells) => !isEmpty(cells, room) && once.some((column) => isEmpty(cells, column)));
  if (once.length === 0 || first === undefined) return null;
  const column = once.map((one) => (table.header[one] as string).trim()).join(', ');
  const finding: Finding = { code: 'codes-filled', severity: 'info', evidence: { column, text: shown(first) } };
  table.findings.push(finding);
  return { ...table, rows: { [Symbol.asyncIterator]: () => filled(table, room, once) } };
}

/** The columns of rooms and what they are part of, or otherwise of parts of buildings without a meter number next to them. */
function placesIn(header: readonly string[], rows: readonly Cells[]): PlaceColumn[] {
  const places = placeColumns(header, rows);
  if (haveRooms(places)) return places;
  return header.some((heading) => isMeterItself(heading) && isCalledCode(heading)) ? [] : buildingParts(header, rows);
}

/** Whether a column is filled in the first row, empty below, and never has the same value twice in a row under the same coarser places. */
function standsOnce(rows: readonly Cells[], column: number, coarser: readonly number[]): boolean {
  if (rows[0] === undefined || isEmpty(rows[0], column) || rows.every((cells) => !isEmpty(cells, column))) return false;
  let before = '';
  return rows.every((cells) => {
    const text = (cells[column] ?? '').trim();
    const isNew = coarser.some((one) => !isEmpty(cells, one));
    const isOnce = text === '' || isNew || text !== before;
    if (text !== '') before = text;
    return isOnce;
  });
}

async function* filled(table: Table, room: number, once: readonly number[]): AsyncGenerator<RowBatch> {
  let above: readonly string[] = once.map(() => '');
  for await (const batch of table.rows)
    yield batch.map((one) => {
      if (isEmpty(one.cells, room) || isNoRecord(one.cells, table.header)) return one;
      const from = once.findIndex((column) => !isEmpty(one.cells, column));
      above = once.map((column, at) =>
        isEmpty(one.cells, column) && (from < 0 || at < from) ? (above[at] as string) : (one.cells[column] ?? ''),
      );
      return { ...one, cells: one.cells.map((cell, column) => above[once.indexOf(column)] ?? cell) };
    });
}
