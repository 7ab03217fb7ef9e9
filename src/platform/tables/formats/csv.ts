import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { createSplitter, longerOf, longestRow, recordEnd } from '../bytes.ts';
import type { Longer, OnRow } from '../bytes.ts';
import { detectEncoding, toUtf8 } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { headingFindings, headingOf, headingRows, isHeading, type Heading, type RawRow, titlesAbove } from '../heading.ts';
import { createIsLong, keepLong, usualCells, type LongRows } from './long-rows.ts';
import { longRow } from '../rejects.ts';
import { createCollector, headerOf } from '../table.ts';
import type { RowBatch, Table } from '../table.ts';
import type { OpenBytes } from '../unpack.ts';

/** A CSV as bytes: whatever its encoding, the output is UTF-8 without the header row, to be split by `delimiter`. */
export type ByteTable = {
  readonly header: readonly string[];
  /** The cells of the rows above it. */
  readonly above: readonly string[];
  /** The number of columns, to distinguish cells beyond the header: those of the header, and those added by a rejects file. */
  readonly width: number;
  readonly delimiter: string;
  readonly encoding: Encoding;
  /** The number of the first row in `bytes`. */
  readonly firstRow: number;
  /** Opens the file at its first step and closes it at its last; can be read repeatedly. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly findings: Finding[];
  /** Rows that are longer than the header and are held back, as far as read; `longer` detects them, once for each reading. */
  readonly long?: LongRows;
  readonly longer?: () => Longer;
};

type Head = { readonly bytes: Buffer; readonly whole: boolean };

const delimiters = [',', ';', '\t', '|'];
const sampleBytes = 256 * 1024;
const maxColumns = 200_000;

/**
 * Opens a CSV. It is read through once, so that an unreadable file is rejected before anything is done with it.
 * @param headerRow the number of the header row, if not the first
 */
export async function openCsv(open: OpenBytes, headerRow?: number): Promise<ByteTable> {
  const { encoding, guessed } = await detectEncoding(open);
  let text: OpenBytes = () => toUtf8(open, encoding);
  let head = await headOf(text, sampleBytes);
  if (!head.bytes.includes(10) && head.bytes.includes(13)) {
    text = () => withLineFeeds(toUtf8(open, encoding));
    head = await headOf(text, sampleBytes);
  }
  if (!head.whole && !head.bytes.includes(10)) head = await headOf(text, longestRow);
  const found = headingIn(head, headerRow);
  const at = found?.found === true ? found.row : headerRow;
  const delimiter = sniffDelimiter(head, at);
  const last = found === null || found.lastRow === found.row ? null : found;
  let cut = cutHeader(head, delimiter, at, last);
  if (cut === null && !head.whole) {
    head = await headOf(text, longestRow);
    cut = cutHeader(head, delimiter, at, last);
  }
  if (cut === null) throw new Problem('bad-input', 'no-header');
  const { end } = cut;
  const { header, width, findings } = headerOf(cut.cells);
  if (found !== null) findings.push(...headingFindings(found));
  const long = new Map<number, readonly string[]>();
  const usual = usualCells(cellsOf(head, delimiter, cut.row), cut.cells.length);
  if (guessed)
    findings.push({
      code: 'encoding-guessed',
      severity: 'warning',
      evidence: { encoding: encoding === 'windows-1252' ? 'Windows-1252' : 'GB18030' },
    });
  return {
    header,
    above: cut.above,
    width,
    delimiter,
    encoding,
    firstRow: cut.row + 1,
    bytes: { [Symbol.asyncIterator]: () => behind(text(), end) },
    findings,
    long,
    longer: () => {
      const isLong = createIsLong({ header, width, usual, delimiter });
      const holds: Longer['holds'] = (row, cells) => {
        const held = isLong(cells);
        if (held) keepLong(long, row, cells);
        return held;
      };
      return { width, usual, holds };
    },
  };
}

/** The number of cells of the first rows below the header. */
const cellsOf = (head: Head, delimiter: string, header: number): number[] =>
  sampleRows(head, delimiter).flatMap(({ row, cells }) => (row > header ? [cells.length] : []));

/** A CSV as rows of text, using the common splitter. */
export function csvTable(source: ByteTable): Table {
  const { header, above, findings, delimiter, long } = source;
  const rows = { [Symbol.asyncIterator]: () => csvRows(source) };
  return { header, above, rows, findings, format: 'csv', delimiter, ...(long !== undefined && { long }) };
}

async function* csvRows(source: ByteTable): AsyncGenerator<RowBatch> {
  const { delimiter, header, width, firstRow, bytes, findings } = source;
  const collector = createCollector(header.length, width, findings);
  const splitter = createSplitter({ delimiter, columns: width + 1, firstRow, ...longerOf(source) });
  let given = 0;
  const onRow: OnRow = (from, starts, ends, fields, row) => {
    given += 1;
    collector.add(row, texts(from, starts, ends, Math.min(fields, width + 1)));
  };
  for await (const chunk of bytes) {
    splitter.push(chunk, onRow);
    if (collector.waiting() > 0) yield collector.take();
  }
  splitter.end(onRow);
  if (given === 0) refuseAllLong(source);
  if (collector.waiting() > 0) yield collector.take();
  collector.close();
  const { long } = source;
  const [first] = long?.keys() ?? [];
  if (first !== undefined && findings.every(({ code }) => code !== 'rows-longer-left'))
    findings.push({ code: 'rows-longer-left', severity: 'warning', evidence: { rows: long?.size ?? 0, firstRow: first } });
}

/** Throws `rows-longer` if no row has as many cells as the header: either a heading is missing, or a comma in numbers splits them. */
function refuseAllLong({ header, long }: ByteTable): void {
  const [first] = long ?? [];
  if (first === undefined || long === undefined) return;
  const [row, cells] = first;
  throw new Problem('bad-input', 'rows-longer', { rows: long.size, row, ...longRow(cells, header).evidence });
}

function texts(from: Buffer, starts: Int32Array, ends: Int32Array, count: number): string[] {
  const cells: string[] = [];
  for (let field = 0; field < count; field += 1) cells.push(from.toString('utf8', starts[field], ends[field]));
  return cells;
}

/**
 * The header's cells, the number of its row, where it ends, and the rows above. Skips empty lines and notes before it, and everything above
 * the requested row.
 * @param inTwo a header in two rows, if it is one
 */
function cutHeader(
  { bytes, whole }: Head,
  delimiter: string,
  headerRow: number | undefined,
  inTwo: Heading | null,
): { cells: readonly string[]; row: number; end: number; above: string[] } | null {
  const rows: string[][] = [];
  let at = 0;
  for (let row = 1; at < bytes.length; row += 1) {
    const end = recordEnd(bytes, at, delimiter, whole);
    if (end < 0) return null;
    const found: string[][] = [];
    records(bytes.subarray(at, end), delimiter, true, (cells) => found.push(cells));
    if (inTwo !== null && row === inTwo.lastRow) return { cells: inTwo.cells, row, end, above: titlesAbove(rows) };
    if (inTwo === null && found[0] !== undefined && isHeading({ row, cells: found[0] }, headerRow))
      return { cells: found[0], row, end, above: titlesAbove(rows) };
    if (row !== inTwo?.row && found[0] !== undefined) rows.push(found[0]);
    at = end;
  }
  return null;
}

/** The delimiter on which most rows of the sample agree with the header; a comma if there is only one column. */
function sniffDelimiter(head: Head, headerRow: number | undefined): string {
  let [best, most] = [',', 0];
  for (const delimiter of delimiters) {
    const rows = sampleRows(head, delimiter);
    const columns = rows.find((one) => isHeading(one, headerRow))?.cells.length ?? 1;
    const agreeing = rows.filter(({ cells }) => cells.length === columns).length / Math.max(1, rows.length);
    const score = columns < 2 ? 0 : agreeing + columns / 1_000_000;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** The header among the first rows, by the delimiter that these agree on; null if it cannot be determined. */
function headingIn(head: Head, headerRow: number | undefined): Heading | null {
  const delimiter = sniffDelimiter(head, headerRow);
  const columns = sampleRows(head, delimiter).find((one) => isHeading(one, headerRow))?.cells.length ?? 1;
  return headingOf(topOf(head, columns > 2 || headerRow !== undefined ? delimiter : null), headerRow);
}

/** The first rows; if titles hide the delimiter, split by the one that most of them agree on. */
function topOf(head: Head, delimiter: string | null): RawRow[] {
  if (delimiter !== null) return sampleRows(head, delimiter, headingRows);
  const tops = delimiters.map((one) => sampleRows(head, one, headingRows));
  return tops.toSorted((a, b) => agreeing(b) - agreeing(a))[0] as RawRow[];
}

/** How many of these rows have as many cells as the longest, if that has more than one. */
function agreeing(rows: readonly RawRow[]): number {
  const most = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return most < 2 ? 0 : rows.filter(({ cells }) => cells.length === most).length;
}

/** The rows of the sample up to a quoting error, which a wrong delimiter causes. */
function sampleRows({ bytes, whole }: Head, delimiter: string, most = 50): RawRow[] {
  const rows: RawRow[] = [];
  try {
    records(bytes, delimiter, whole, (cells, row) => rows.length < most && rows.push({ row, cells }));
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
  }
  return rows;
}

/** Passes on the records of a piece of text; the last only if it is complete. */
function records(bytes: Buffer, delimiter: string, whole: boolean, give: (cells: string[], row: number) => unknown): void {
  // a row has at most one field more than it has bytes: buffers for the widest possible row take 1.6 MB, and opening a file takes many
  // scans
  const splitter = createSplitter({ delimiter, columns: Math.min(maxColumns, bytes.length + 1) });
  const onRow: OnRow = (from, starts, ends, fields, row) => {
    if (fields > maxColumns) throw new Problem('bad-input', 'row-too-long', { row });
    give(texts(from, starts, ends, fields), row);
  };
  splitter.push(bytes, onRow);
  if (whole) splitter.end(onRow);
}

/** Lines that end with a carriage return alone, as in files of old Macs and some exports. */
async function* withLineFeeds(text: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of text) yield chunk.map((byte) => (byte === 13 ? 10 : byte));
}

async function* behind(text: AsyncIterable<Uint8Array>, skip: number): AsyncGenerator<Uint8Array> {
  let left = skip;
  for await (const chunk of text) {
    if (left < chunk.length) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

async function headOf(text: OpenBytes, size: number): Promise<Head> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of text()) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length >= size) return { bytes: Buffer.concat(chunks), whole: false };
  }
  return { bytes: Buffer.concat(chunks), whole: true };
}
