import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Download, DownloadParameter } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { geojsonPieces, type Placed } from './formats/geojson.ts';
import { mostOfficeRows, officeWorkbook, type OfficeTable } from './formats/office-workbook.ts';
import { parquetPieces, type ParquetKind } from './formats/parquet-write.ts';
import type { Format } from './table.ts';
import { csvPieces, xlsxPieces, type Cell } from './write.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const types: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: xlsxType,
  parquet: 'application/vnd.apache.parquet',
};

const all = Object.keys(types) as Format[];

/** The export formats of a table, as requested in a download. */
export const tableFormat = { about: 'the format', shape: z.enum(all as [Format, ...Format[]]).default('csv') } satisfies DownloadParameter;

/** The possible content types of such a download. */
export const tableTypes = [types.csv, types.xlsx, types.parquet] as const;

export const geojsonType = 'application/geo+json';

export type { Placed } from './formats/geojson.ts';
export type { OfficeTable } from './formats/office-workbook.ts';

export type TableOptions = {
  /** For an office workbook: the line above its note; headers stay in place when scrolling, numbers and times are formatted for people. */
  readonly title?: string | undefined;
  /** A line above the header, such as the mark of demonstration data. */
  readonly note?: string | undefined;
  /** The content of columns, for Parquet; the others contain text. */
  readonly kinds?: Readonly<Record<string, ParquetKind>>;
};

/** The requested format, csv by default. Throws Problem `no-such-format`. */
export function formatGiven(format: string | undefined): Format {
  if (format === undefined) return 'csv';
  const found = all.find((one) => one === format);
  if (found === undefined) throw new Problem('bad-input', 'no-such-format', { format, formats: all.join(' ') });
  return found;
}

/** A table as a streamed file. */
export function tableFile(
  name: string,
  format: Format,
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  options: TableOptions = {},
): Download {
  const body = Readable.toWeb(Readable.from(tablePieces(format, header, rows, options))) as ReadableStream<Uint8Array>;
  return { name: `${name}.${format}`, type: types[format], body };
}

/** The bytes of such a file. */
export function tablePieces(
  format: Format,
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  { title, note, kinds }: TableOptions = {},
): AsyncIterable<Uint8Array> {
  if (format === 'parquet') return parquetPieces(header, rows, kinds, note);
  if (format === 'xlsx' && title !== undefined) return filedPieces(header, rows, title, note);
  const written = note === undefined ? {} : { note };
  return format === 'csv' ? csvPieces(header, rows, written) : xlsxPieces(header, rows, written);
}

/** A table as an office workbook, unless it has too many rows for that; a longer one unformatted, under its note. */
async function* filedPieces(
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  title: string,
  note = '',
): AsyncGenerator<Uint8Array> {
  const first: (readonly Cell[])[] = [];
  const rest = Readable.from(rows).iterator() as AsyncIterableIterator<readonly Cell[]>;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    first.push(next.value);
    if (first.length > mostOfficeRows) {
      yield* xlsxPieces(header, joined(first, rest), { note: `${title} · ${note}` });
      return;
    }
  }
  yield* (await officePieces({ title, note, sheet: title, columns: header, rows: first })) ?? [];
}

async function* joined<T>(first: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}

/** The bytes of tables as an office workbook, one sheet each: see `officeWorkbook`; null if one has too many rows for that. */
export async function officePieces(...tables: readonly OfficeTable[]): Promise<Uint8Array<ArrayBuffer>[] | null> {
  return tables.some(({ rows }) => rows.length > mostOfficeRows) ? null : [await officeWorkbook(...tables)];
}

/** Entities with a location as a streamed GeoJSON file. */
export function geojsonFile(name: string, things: AsyncIterable<Placed> | Iterable<Placed>, note?: string): Download {
  const body = Readable.toWeb(Readable.from(geojsonPieces(things, note))) as ReadableStream<Uint8Array>;
  return { name: `${name}.geojson`, type: geojsonType, body };
}
