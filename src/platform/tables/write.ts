import { writeXlsxStream } from 'hucre/xlsx';
import { Problem } from '#kernel/problem.ts';
import { xmlText } from '#kernel/sound-text.ts';
import { safeCell } from './cells.ts';
import { widthOf } from './formats/column-width.ts';

/** The content of a cell: numbers stay numbers if the format supports them, null leaves it empty. */
export type Cell = string | number | null;

export type WriteOptions = {
  /** A line above the header, such as the mark of demonstration data; it is written as `# …` and skipped on import. */
  readonly note?: string;
  /** The name of an xlsx's sheet. */
  readonly sheet?: string;
};

const mostRows = 1_048_576;
const longestText = 32_767;
const pieceLength = 64 * 1024;

type Rows = AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;

/** A table as CSV: UTF-8 with a byte order mark and CRLF, as spreadsheets expect. In constant memory. */
export async function* csvPieces(header: readonly string[], rows: Rows, { note }: WriteOptions = {}): AsyncGenerator<Buffer> {
  let text = `\ufeff${note === undefined ? '' : `${csvText(noteText(note))}\r\n`}${csvLine(header)}`;
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < pieceLength) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  yield Buffer.from(text, 'utf8');
}

/** A table as xlsx, in constant memory. Throws if there is more than a sheet can contain; a second sheet would be overlooked. */
export function xlsxPieces(header: readonly string[], rows: Rows, options: WriteOptions = {}): AsyncIterable<Uint8Array> {
  return writeXlsxStream(sheetRows(header, rows, options.note), {
    name: xmlText(options.sheet ?? 'Sheet1'),
    columns: header.map((heading) => ({ width: widthOf([heading]) })),
    freezePane: { rows: options.note === undefined ? 1 : 2 },
    maxRowsPerSheet: Number.POSITIVE_INFINITY,
  });
}

async function* sheetRows(header: readonly string[], rows: Rows, note?: string): AsyncGenerator<(string | number | null)[]> {
  let row = 1;
  if (note !== undefined) {
    yield [xmlText(noteText(note))];
    row += 1;
  }
  yield header.map((heading) => sheetCell(heading, row));
  for await (const cells of rows) {
    row += 1;
    if (row > mostRows) throw new Problem('cannot-do', 'too-many-rows-for-xlsx', { most: mostRows });
    yield cells.map((cell) => sheetCell(cell, row));
  }
}

/** A cell in the form of a sheet; `row` is reported if its text is too long. Throws `text-too-long-for-xlsx`. */
export function sheetCell(cell: Cell, row: number): Cell {
  if (typeof cell === 'number') return finite(cell);
  if (cell === null || cell === '') return null;
  // first remove what XML cannot contain: it may hide what a spreadsheet takes for a formula
  const text = safeCell(xmlText(cell));
  if (text.length > longestText) throw new Problem('cannot-do', 'text-too-long-for-xlsx', { row, most: longestText });
  return text.replaceAll(/_x(?=[\da-f]{4}_)/giu, '_x005F_x');
}

function csvLine(cells: readonly Cell[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    line += `${at === 0 ? '' : ','}${typeof cell === 'number' ? String(finite(cell)) : csvText(safeCell(cell))}`;
  }
  return `${line}\r\n`;
}

function csvText(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function noteText(note: string): string {
  return `# ${note}`;
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new RangeError(`${value} is no value of a table`);
}
