import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '#kernel/problem.ts';
import { csvTable, openCsv } from './formats/csv.ts';
import type { ByteTable } from './formats/csv.ts';
import { tablePieces } from './file.ts';
import { formatOf } from './formats/format.ts';
import type { FileFormat } from './formats/format.ts';
import { isEspi, openEspi } from './formats/espi.ts';
import { isNem, openNem } from './formats/nem.ts';
import { fileInZip } from './formats/zipped.ts';
import { openZip } from './zip.ts';
import { isParcel, openParcel } from './parcel.ts';
import { openGeojson } from './formats/geojson-table.ts';
import { openParquetInThread } from './formats/parquet-reader.ts';
import { rejectsHeader, rejectsRows } from './rejects.ts';
import type { Reject } from './rejects.ts';
import type { Format, Table } from './table.ts';
import { codeOf, gunzip } from './unpack.ts';
import type { Limits, OpenBytes } from './unpack.ts';
import { simplifiedHeading, simplifiedTitle } from './formats/traditional-words.ts';
import { openXlsx, sheetsSeen, type SheetSeen } from './formats/xlsx.ts';
import type { Cell, WriteOptions } from './write.ts';
import type { ReadAt } from './zip.ts';

export type OpenOptions = {
  /** The name of the file as shown to people. */
  readonly name?: string;
  readonly limits?: Limits;
  /** The number of the header row as a spreadsheet counts rows, if there are titles above it; otherwise the first row that is not empty. */
  readonly headerRow?: number | undefined;
  /** The sheet of a workbook by its name; otherwise the first that contains a table. */
  readonly sheet?: string | undefined;
};

/** The type of a file by its content: `csv`, `csv.gz`, `xlsx`, `parquet`, `geojson`. Throws if it is none of them. */
export async function sniffFormat(path: string): Promise<FileFormat> {
  const readAt = readAtOf(path);
  return formatOf(await readAt(0, 4096), readAt);
}

/**
 * Opens a table (csv, csv.gz, xlsx, Parquet, GeoJSON) as a stream of rows of text, read on demand. Errors in the file are thrown here or,
 * if they only show later, from `rows`: then nothing of the file counts.
 * @example (await openTable('buildings.xlsx')).header // ['代码', '名称', …]; `rows` returns the rest on demand
 */
export async function openTable(path: string, options: OpenOptions = {}): Promise<Table> {
  return (await openRows(path, options)).table;
}

/** One column for each metering point of a large city. Checking every heading takes long with more, and no real file has them. */
const mostColumns = 20_000;

/**
 * The same, and for a csv (or csv.gz) in any encoding also its bytes as UTF-8 without the header, for `createSplitter`. The file is read
 * through once to determine its encoding.
 */
export async function openRows(path: string, options: OpenOptions = {}): Promise<{ table: Table; bytes: ByteTable | null }> {
  const { table, bytes } = await namingFile(options.name, async () => {
    const format = await sniffFormat(path);
    if ((format === 'parquet' || format === 'geojson') && (options.headerRow ?? 1) > 1)
      throw new Problem('bad-input', 'header-row-unused', { format: format === 'parquet' ? 'Parquet' : 'GeoJSON' });
    if (options.sheet !== undefined && format !== 'xlsx') throw new Problem('bad-input', 'sheet-unused', { sheet: options.sheet });
    if (format === 'parquet') return openParquetInThread(path);
    if (format === 'geojson') return { table: await openGeojson(path, await sizeOf(path)), bytes: null };
    if (format !== 'xlsx') return openText(bytesOf(path, format, options.limits), options.headerRow);
    const inside = fileInZip(await openZip(readAtOf(path), await sizeOf(path), options.limits));
    if (inside !== null) return openText(inside, options.headerRow);
    return { table: await openXlsx(readAtOf(path), await sizeOf(path), options), bytes: null };
  });
  const { length: columns } = table.header;
  if (columns > mostColumns) throw new Problem('too-large', 'too-many-columns', { columns, most: mostColumns });
  return {
    table: { ...inSimplified(table), rows: namingFileEach(options.name, table.rows) },
    bytes: bytes === null ? null : { ...bytes, bytes: namingFileEach(options.name, bytes.bytes) },
  };
}

/** A table with its headings and titles in simplified characters. */
const inSimplified = (table: Table): Table => ({
  ...table,
  header: table.header.map((heading) => simplifiedHeading(heading.replace(/^`(?=\p{L})/u, ''))),
  ...(table.above !== undefined && { above: table.above.map(simplifiedTitle) }),
});

/** The sheets of a workbook with their headers; none for any other file. */
export async function sheetsIn(path: string, limits?: Limits): Promise<SheetSeen[]> {
  if ((await sniffFormat(path)) !== 'xlsx') return [];
  const zip = await openZip(readAtOf(path), await sizeOf(path), limits);
  return fileInZip(zip) === null ? sheetsSeen(zip) : [];
}

/** A text: a format for readings, otherwise a csv. Throws `format-not-read`, `not-a-table`, and the errors of these. */
async function openText(open: OpenBytes, headerRow: number | undefined): Promise<{ table: Table; bytes: ByteTable | null }> {
  const head = await headOf(open);
  if (isEspi(head)) return { table: await openEspi(open), bytes: null };
  if (isParcel(head)) return { table: openParcel(open), bytes: null };
  if (/^\ufeff?\s*<\?xml/iu.test(head)) throw new Problem('bad-input', 'not-a-table', { looksLike: 'xml' });
  if (isNem(head)) return { table: openNem(open), bytes: null };
  refuseKnownText(head);
  const source = await openCsv(open, headerRow);
  return { table: csvTable(source), bytes: source };
}

const headBytes = 64 * 1024;

/** The beginning of a text. */
async function headOf(open: OpenBytes): Promise<string> {
  let head = Buffer.alloc(0);
  for await (const piece of open()) {
    head = Buffer.concat([head, piece]);
    if (head.length >= headBytes) break;
  }
  return head.toString('utf8', 0, headBytes);
}

/** The header of a csv and the number of its row, from the csv's first bytes; null if they contain none. */
export async function headerIn(bytes: Uint8Array, headerRow?: number): Promise<{ header: readonly string[]; row: number } | null> {
  const open: OpenBytes = async function* () {
    yield bytes;
  };
  const found = await openCsv(open, headerRow).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  return found === null ? null : { header: found.header, row: found.firstRow - 1 };
}

/** Only the bytes. Throws `not-csv` for a workbook. */
export async function openBytes(path: string, options: OpenOptions = {}): Promise<ByteTable> {
  const { bytes } = await openRows(path, options);
  if (bytes === null) throw withName(new Problem('bad-input', 'not-csv', { looksLike: 'xlsx' }), options.name);
  return bytes;
}

/**
 * Writes a table unformatted, in constant memory. A file appears under its name only when it is complete.
 * @returns how many rows it has, without the header
 */
export async function writeTable(
  format: Format,
  to: string | Writable,
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  options: WriteOptions = {},
): Promise<number> {
  let count = 0;
  async function* counted() {
    for await (const row of rows) {
      count += 1;
      yield row;
    }
  }
  const pieces = tablePieces(format, header, counted(), options);
  await (typeof to === 'string' ? toFile(pieces, to) : pipeline(Readable.from(pieces), to));
  return count;
}

/** Writes rejected rows so that they can be corrected and imported again. Faults of one row should be consecutive. */
export async function writeRejects(
  format: Format,
  to: string | Writable,
  header: readonly string[],
  rejects: AsyncIterable<Reject> | Iterable<Reject>,
  options: WriteOptions = {},
): Promise<number> {
  return writeTable(format, to, rejectsHeader(header), rejectsRows(header.length, rejects), options);
}

async function toFile(pieces: AsyncIterable<Uint8Array>, path: string): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  }
}

function bytesOf(path: string, format: FileFormat, limits?: Limits): OpenBytes {
  if (format === 'csv' || format === 'xml') return plainBytes(path);
  return () => gunzip(createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>, limits);
}

const pieceBytes = 256 * 1024;

/**
 * A file in large chunks, in two alternating buffers: while one is processed, the other is filled. A short file is read repeatedly before
 * it is imported (some twenty times for readings): it is opened once, and kept as long as its table.
 */
export function plainBytes(path: string): OpenBytes {
  let kept: Uint8Array | null = null;
  return async function* () {
    if (kept !== null) {
      yield kept;
      return;
    }
    const file = await open(path);
    let reading: Promise<{ bytesRead: number }> | undefined;
    try {
      const { size } = await file.stat();
      // anything other than a regular file reports no size
      const room = size === 0 ? pieceBytes : Math.min(pieceBytes, size + 1);
      let [now, then] = [Buffer.allocUnsafeSlow(room), Buffer.allocUnsafeSlow(room)];
      reading = file.read(now, 0, room);
      for (let { bytesRead } = await reading; bytesRead > 0; { bytesRead } = await reading) {
        if (bytesRead === size && size < room) kept = now.subarray(0, size);
        reading = file.read(then, 0, room);
        yield now.subarray(0, bytesRead);
        [now, then] = [then, now];
      }
    } finally {
      await reading?.catch(() => undefined);
      await file.close();
    }
  };
}

/** Reads at a position of a file, opened again each time, so that a table that is not read to its end leaves nothing open. */
export function readAtOf(path: string): ReadAt {
  return async (position, length) => {
    const file = await open(path).catch((cause: unknown) => Promise.reject(missing(cause)));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    } catch (cause) {
      throw missing(cause);
    } finally {
      await file.close();
    }
  };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}

function missing(cause: unknown): unknown {
  const code = codeOf(cause);
  return code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES' ? new Problem('not-found', 'file-not-found', { why: code }) : cause;
}

/** Adds the file's name to errors. */
async function namingFile<T>(name: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw withName(cause, name);
  }
}

function namingFileEach<T>(name: string | undefined, source: AsyncIterable<T>): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* source;
      } catch (cause) {
        throw withName(cause, name);
      }
    },
  };
}

function withName(cause: unknown, file: string | undefined): unknown {
  if (!(cause instanceof Problem) || file === undefined) return cause;
  return new Problem(cause.kind, cause.code, { file, ...cause.evidence }, cause.findings, cause.said);
}

/** Text formats for readings that are not supported here, by how they begin. */
const formats: readonly (readonly [RegExp, string])[] = [
  [/^(?:UNA.{6}\s*)?UNB\+[\s\S]*\+MSCONS[:+]/u, 'mscons'],
  [/^(?:UNA.{6}\s*)?UNB\+/u, 'edifact'],
  [/^MEPMD\d\d,/u, 'cmep'],
  [/^(?:ISA\*)/u, 'x12'],
];

/** Rejects a text in a well-known unsupported format, by its name. Throws Problem `format-not-read`. */
function refuseKnownText(head: string): void {
  const found = formats.find(([begins]) => begins.test(head.replace(/^\ufeff/u, '').trimStart()));
  if (found !== undefined) throw new Problem('bad-input', 'format-not-read', { format: found[1] });
}
