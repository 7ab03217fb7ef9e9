import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { parquetMetadataAsync, parquetScan } from 'hyparquet';
import type { AsyncBuffer, Compressors, FileMetaData, SchemaElement } from 'hyparquet';
import { unbroken } from '#platform/workers/unbroken-worker.ts';
import { Problem } from '#kernel/problem.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { RowBatch, Table } from '../table.ts';
import type { ReadAt } from '../zip.ts';

/** A row group is read as a whole: memory would not be bounded beyond this. Usual writers make groups of 100,000 to a million rows. */
const mostGroupRows = 4_000_000;
const mostGroupBytes = 768 << 20;
const mostFooterBytes = 64 << 20;
const mostPageBytes = 512 << 20;
const [batchRows, pieceRows] = [4096, 16_384];

const shrunk = (unpack: (input: Uint8Array, options: { maxOutputLength: number }) => Uint8Array) => (input: Uint8Array, length: number) => {
  if (length > mostPageBytes) throw new RangeError(`a page of ${length} bytes`);
  return unbroken(() => unpack(input, { maxOutputLength: Math.max(1, length) }));
};

/** The compression of pages, in addition to Snappy, which the reader includes. */
const compressors: Compressors = {
  GZIP: shrunk(gunzipSync),
  ZSTD: shrunk(zstdDecompressSync),
  BROTLI: shrunk(brotliDecompressSync),
};
const readable = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'BROTLI']);

/**
 * Also as lines of UTF-8 CSV, one for each row, with commas and no header: for `createSplitter`, and to be passed between threads without
 * being copied.
 */
export type ParquetTable = Table & { readonly lines: AsyncIterable<Uint8Array<ArrayBuffer>> };

/**
 * Opens a Parquet file as a table of text, row group by row group. Instants get a Z, local times none, decimals all their digits; null is
 * an empty cell.
 * @param alive called now and then while it reads
 * @throws Problem `parquet-broken`, `parquet-nested` (a column with a structure of its own), `parquet-codec`, `parquet-group-too-large`
 */
export async function openParquet(readAt: ReadAt, size: number, alive: () => void = () => undefined): Promise<ParquetTable> {
  const file: AsyncBuffer = {
    byteLength: size,
    slice: async (start, end = size) => bytesOf(await readAt(start, Math.max(0, end - start)), end - start),
  };
  const metadata = await namingFile(() => readMetadata(file, readAt, size));
  const columns = columnsOf(metadata);
  for (const { columns: chunks } of metadata.row_groups) {
    const strange = chunks.map(({ meta_data: about }) => about?.codec ?? 'UNCOMPRESSED').find((codec) => !readable.has(codec));
    if (strange !== undefined) throw new Problem('bad-input', 'parquet-codec', { codec: strange, codecs: [...readable].join(', ') });
  }
  return {
    header: columns.map(({ name }) => name),
    rows: { [Symbol.asyncIterator]: () => partsOf(file, metadata, alive, { columns, size: batchRows, part: batchOf }) },
    lines: { [Symbol.asyncIterator]: () => partsOf(file, metadata, alive, { columns, size: pieceRows, part: linesOf }) },
    findings: [],
    format: 'parquet',
  };
}

/** A length that the file does not have must not be waited for. */
function bytesOf(bytes: Buffer, wanted: number): ArrayBuffer {
  if (bytes.length < wanted) throw new RangeError('it ends too early');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}

async function readMetadata(file: AsyncBuffer, readAt: ReadAt, size: number): Promise<FileMetaData> {
  const end = await readAt(Math.max(0, size - 8), 8);
  if (end.length < 8 || end.toString('latin1', 4) !== 'PAR1') throw new RangeError('it has no end');
  if (end.readUInt32LE(0) > Math.min(mostFooterBytes, size - 8)) throw new RangeError('its description is too long');
  return parquetMetadataAsync(file, { geoparquet: false });
}

type Column = { readonly name: string; readonly element: SchemaElement; readonly text: (value: unknown) => string };

function columnsOf({ schema }: FileMetaData): Column[] {
  const [root, ...elements] = schema;
  const nested = elements.find((element) => element.num_children !== undefined || element.repetition_type === 'REPEATED');
  if (nested !== undefined) throw new Problem('bad-input', 'parquet-nested', { column: nested.name });
  if (root === undefined || elements.length === 0) throw new Problem('bad-input', 'parquet-broken', { reason: 'no columns' });
  return elements.map((element) => ({ name: element.name, element, text: textOf(element) }));
}

type Scan = Awaited<ReturnType<typeof parquetScan>>;

/** How several rows of a group are output together; the first row of the file is row 0. */
type Telling<T> = {
  readonly columns: readonly Column[];
  readonly size: number;
  readonly part: (columns: readonly Column[], values: readonly ArrayLike<unknown>[], first: number, from: number, to: number) => T;
};

async function* partsOf<T>(
  file: AsyncBuffer,
  metadata: FileMetaData,
  alive: () => void,
  { columns, size, part }: Telling<T>,
): AsyncGenerator<T> {
  const given = { file, compressors, parsers, geoparquet: false };
  const scan = await namingFile(() => parquetScan({ ...given, metadata }));
  const wholes = await namingFile(() => parquetScan({ ...given, metadata: decimalsAsWholes(metadata), utf8: false }));
  let first = 0;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    const bytes = group.columns.reduce((sum, { meta_data: about }) => sum + Number(about?.total_uncompressed_size ?? 0), 0);
    if (rows > mostGroupRows || bytes > mostGroupBytes)
      throw new Problem('too-large', 'parquet-group-too-large', { rows, most: mostGroupRows });
    const values: ArrayLike<unknown>[] = [];
    for (const { name, element } of columns) {
      values.push(await namingFile(() => columnOf(isDecimal(element) ? wholes : scan, name, first, rows)));
      alive();
    }
    for (let at = 0; at < rows; at += size) yield part(columns, values, first, at, Math.min(rows, at + size));
    first += rows;
  }
}

const isDecimal = ({ converted_type: converted, logical_type: logical }: SchemaElement): boolean =>
  converted === 'DECIMAL' || logical?.type === 'DECIMAL';

/** The reader turns a decimal into a 64-bit number, which holds 15 digits: read as the stored integer, no digit is lost. */
function decimalsAsWholes(metadata: FileMetaData): FileMetaData {
  const bare = ({ converted_type: _converted, logical_type: _logical, ...rest }: SchemaElement): SchemaElement => rest;
  return { ...metadata, schema: metadata.schema.map((element) => (isDecimal(element) ? bare(element) : element)) };
}

async function columnOf(scan: Scan, column: string, rowStart: number, rows: number): Promise<ArrayLike<unknown>> {
  const values = await scan.readColumn({ column, rowStart, rowEnd: rowStart + rows });
  if (values.length !== rows) throw new RangeError(`${column} has ${values.length} of ${rows} values`);
  return values;
}

/** Rows as a spreadsheet counts them; the header is row 1. */
function batchOf(columns: readonly Column[], values: readonly ArrayLike<unknown>[], first: number, from: number, to: number): RowBatch {
  const batch: { row: number; cells: string[] }[] = [];
  for (let at = from; at < to; at++) {
    const cells = columns.map(({ text }, column) => {
      const value = values[column]?.[at];
      return value === null || value === undefined ? '' : text(value);
    });
    if (cells.some((cell) => cell !== '')) batch.push({ row: first + at + 2, cells });
  }
  return batch;
}

/** Columns mostly repeat values, such as a meter's code, so the last text is cached. */
function linesOf(
  columns: readonly Column[],
  values: readonly ArrayLike<unknown>[],
  _first: number,
  from: number,
  to: number,
): Uint8Array<ArrayBuffer> {
  const last = columns.map((): { value: unknown; text: string } => ({ value: null, text: '' }));
  let lines = '';
  for (let at = from; at < to; at++) {
    for (let column = 0; column < columns.length; column++) {
      if (column > 0) lines += ',';
      const value = values[column]?.[at] ?? null;
      const kept = last[column] as (typeof last)[number];
      if (value !== kept.value) {
        kept.value = value;
        kept.text = value === null ? '' : quoted((columns[column] as Column).text(value));
      }
      lines += kept.text;
    }
    lines += '\n';
  }
  return new TextEncoder().encode(lines);
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A text may begin with the character used elsewhere as a byte order mark. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Times as numbers: milliseconds, or days. Texts unchanged. */
const parsers = {
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && utf8.decode(bytes),
  timestampFromMilliseconds: Number,
  timestampFromMicroseconds: (micros: bigint) => Number(micros / 1000n),
  timestampFromNanoseconds: (nanos: bigint) => Number(nanos / 1_000_000n),
  dateFromDays: Number,
};

/**
 * How the values of a column become text. A timestamp without a logical type is an instant (Parquet format, LogicalTypes.md), and so is the
 * old INT96.
 */
function textOf(element: SchemaElement): (value: unknown) => string {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC ? instantText : localText;
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS' || (type === 'INT96' && converted === undefined))
    return instantText;
  if (converted === 'DATE' || logical?.type === 'DATE') return dayText;
  if (isDecimal(element)) {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    return (value) => decimalText(String(value instanceof Uint8Array ? wholeOf(value) : value), scale);
  }
  return type === 'FLOAT' ? (value) => numberText(shortest(value as number)) : plainText;
}

/** The integer behind a decimal; bytes are big-endian, in two's complement (Parquet format, LogicalTypes.md, DECIMAL). */
function wholeOf(value: Uint8Array): bigint {
  return value.length === 0 ? 0n : BigInt.asIntN(value.length * 8, BigInt(`0x${Buffer.from(value).toString('hex')}`));
}

function decimalText(whole: string, scale: number): string {
  if (scale <= 0) return String(BigInt(whole) * 10n ** BigInt(-scale));
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = whole.slice(sign.length).padStart(scale + 1, '0');
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Like `toISOString`, which takes long for millions. */
function instantText(ms: unknown): string {
  const seconds = Math.floor((ms as number) / 1000);
  const rest = (ms as number) - seconds * 1000;
  return Number.isInteger(rest)
    ? `${formatInstant(seconds).slice(0, -1)}.${String(rest).padStart(3, '0')}Z`
    : new Date(ms as number).toISOString();
}
const localText = (ms: unknown): string => instantText(ms).slice(0, -1).replace('T', ' ');
const dayText = (days: unknown): string => instantText((days as number) * 86_400_000).slice(0, 10);

function plainText(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | bigint | boolean);
}

/** Without an exponent, which tables do not use. */
function numberText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1 ? value.toFixed(20) : BigInt(value).toString();
}

/** The shortest digits that represent this 32-bit number: 12.3, not 12.300000190734863. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const near = Number(value.toPrecision(digits));
    if (Math.fround(near) === value) return near;
  }
  return value;
}

/** Any error of the reader is reported as a broken file. */
async function namingFile<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const problem = new Problem('bad-input', 'parquet-broken', {
      reason: (cause instanceof Error ? cause.message : String(cause)).slice(0, 200),
    });
    problem.cause = cause;
    throw problem;
  }
}
