import type { Finding } from '#kernel/finding.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { firstRows, isEmpty, shown } from './days-above.ts';
import { buildingParts } from '../headings/building-parts.ts';
import { isCalledCode, isMeterItself } from '../headings/meter-column.ts';
import { isNoRecord } from '../units/no-record.ts';
import { haveRooms, placeColumns, type PlaceColumn } from '../headings/place-columns.ts';

type Cells = readonly string[];

/**
 * A table of rooms, or of circuits and other parts, whose buildings and stairs stand only in the first of their rows, as cells that were
 * merged do in a csv: with those of the row above in each row that names a room. What stands below a building or stair that is written
 * begins anew.
 * @returns null where none is left out, or one is written in rows that follow each other
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

/** The columns of rooms and what they are part of, or else of parts of buildings that no number of a meter stands beside. */
function placesIn(header: readonly string[], rows: readonly Cells[]): PlaceColumn[] {
  const places = placeColumns(header, rows);
  if (haveRooms(places)) return places;
  return header.some((heading) => isMeterItself(heading) && isCalledCode(heading)) ? [] : buildingParts(header, rows);
}

/** Whether a column is filled in the first row, left out below, and says nothing twice in turn under the same coarser places. */
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
