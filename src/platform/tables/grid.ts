import { stat } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';
import { createSplitter } from './bytes.ts';
import type { OnRow } from './bytes.ts';
import { detectEncoding, toUtf8 } from './formats/encoding.ts';
import { areasMerged } from './formats/merged-cells.ts';
import type { MergedArea } from './formats/merged-cells.ts';
import { partText, readWorkbook } from './formats/workbook.ts';
import { createSheetReader } from './formats/worksheet.ts';
import { fileInZip } from './formats/zipped.ts';
import { openZip } from './zip.ts';
import { plainBytes, readAtOf, sniffFormat } from './tables.ts';

/** A sheet as people see it: its cells where they stand, without a header being assumed. Columns count from 0, rows as spreadsheets do. */
export type GridSheet = {
  /** Empty for a text. */
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly GridRow[];
  readonly merges: readonly MergedArea[];
  /** Rows, as spreadsheets count them, and columns, from 0, that people do not see; they are read all the same. */
  readonly hidden: { readonly rows: ReadonlySet<number>; readonly columns: ReadonlySet<number> };
  /** Formulas without a result: they read as empty. */
  readonly uncalculated: number;
  /** It has cells beyond the columns that are read. */
  readonly isCut: boolean;
};

export type GridRow = { readonly row: number; readonly cells: readonly string[] };

/** What a table may have that people fill by hand; a larger one is no grid but data. */
export type GridLimits = { readonly sheets: number; readonly rows: number; readonly columns: number; readonly bytes: number };

type OpenedGrid = readonly GridSheet[] | 'too-large' | null;

/**
 * All sheets of a workbook, or a text as one sheet.
 * @returns null if the file is of another format, `too-large` if it is beyond the limits
 * @throws Problem as `tables` for a file that cannot be read at all
 */
export async function openGrid(path: string, limits: GridLimits): Promise<OpenedGrid> {
  const format = await sniffFormat(path);
  if (format !== 'csv' && format !== 'xlsx') return null;
  if ((await stat(path)).size > limits.bytes) return 'too-large';
  if (format === 'csv') return textGrid(path, limits);
  const zip = await openZip(readAtOf(path), (await stat(path)).size);
  if (fileInZip(zip) !== null) return null;
  const book = await readWorkbook(zip);
  if (book.sheets.length > limits.sheets) return 'too-large';
  const out: GridSheet[] = [];
  // cells that show a month only are one, and not its first day
  const months = new Set(Array.from({ length: limits.columns }, (_, column) => column));
  for (const sheet of book.sheets) {
    const rows: GridRow[] = [];
    const found = { uncalculated: 0, isCut: false };
    const hidden = { rows: new Set<number>(), columns: new Set<number>() };
    const reader = createSheetReader(
      book,
      {
        columns: limits.columns + 1,
        ...(!book.from1904 && { months }),
        onHiddenRow: (row) => void hidden.rows.add(row),
        onHiddenColumns: (first, last) => {
          for (let column = first; column <= Math.min(last, limits.columns); column += 1) hidden.columns.add(column);
        },
      },
      (row, cells) => {
        found.isCut ||= cells.length > limits.columns;
        rows.push({ row, cells: cells.slice(0, limits.columns) });
      },
      () => void (found.uncalculated += 1),
    );
    for await (const text of partText(zip, sheet.part)) {
      reader.push(text);
      if (rows.length > limits.rows) return 'too-large';
    }
    reader.end();
    if (rows.length > limits.rows) return 'too-large';
    out.push({ name: sheet.name, isHidden: sheet.isHidden, rows, merges: await areasMerged(zip, sheet.part), hidden, ...found });
  }
  return out;
}

const delimiters = [',', '\t', ';'];

/** A text by the delimiter that makes most cells of it. */
async function textGrid(path: string, { rows: most, columns }: GridLimits): Promise<OpenedGrid> {
  const open = plainBytes(path);
  const { encoding } = await detectEncoding(open);
  const pieces: Uint8Array[] = [];
  for await (const piece of toUtf8(open, encoding)) pieces.push(Buffer.from(piece));
  const bytes = Buffer.concat(pieces);
  if (/^\ufeff?\s*</u.test(bytes.toString('utf8', 0, 64))) return null;
  const tried = delimiters.map((delimiter) => split(bytes, delimiter, columns)).filter((one) => one !== null);
  const [best] = tried.toSorted((a, b) => cellsIn(b) - cellsIn(a));
  if (best === undefined) return null;
  if (best.length > most) return 'too-large';
  const isCut = best.some(({ cells }) => cells.length > columns);
  const rows = best.map(({ row, cells }) => ({ row, cells: cells.slice(0, columns) }));
  return [{ name: '', isHidden: false, rows, merges: [], hidden: { rows: new Set(), columns: new Set() }, uncalculated: 0, isCut }];
}

const cellsIn = (rows: readonly GridRow[]): number => rows.reduce((sum, { cells }) => sum + cells.length, 0);

function split(bytes: Buffer, delimiter: string, columns: number): GridRow[] | null {
  const rows: GridRow[] = [];
  const splitter = createSplitter({ delimiter, columns: columns + 1 });
  const onRow: OnRow = (from, starts, ends, fields, row) => {
    const cells: string[] = [];
    for (let field = 0; field < Math.min(fields, columns + 1); field += 1) cells.push(from.toString('utf8', starts[field], ends[field]));
    rows.push({ row, cells });
  };
  try {
    splitter.push(bytes, onRow);
    splitter.end(onRow);
  } catch (cause) {
    if (cause instanceof Problem) return null;
    throw cause;
  }
  return rows;
}
