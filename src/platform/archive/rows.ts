import { createSplitter } from '#platform/tables/bytes.ts';
import type { TextForm } from './cut.ts';

/** A row as it is in the file, with its number as a spreadsheet counts it. */
export type FileRow = { readonly row: number; readonly cells: readonly string[] };

/** The maximum number of cells returned of a row. */
const mostCells = 1000;

/**
 * The rows of a frame between two numbers, inclusive; empty lines are counted but not returned.
 * @param firstRow the number of the first row in it
 */
export function rowsOfFrame(bytes: Buffer, { encoding, delimiter }: TextForm, firstRow: number, from: number, to: number): FileRow[] {
  const rows: FileRow[] = [];
  const splitter = createSplitter({ delimiter, columns: mostCells, firstRow });
  const take: Parameters<typeof splitter.end>[0] = (work, starts, ends, fields, row) => {
    if (row < from || row > to) return;
    const cells = Array.from({ length: Math.min(fields, mostCells) }, (_, at) => work.toString('utf8', starts[at], ends[at]));
    rows.push({ row, cells });
  };
  splitter.push(inUtf8(bytes, encoding), take);
  splitter.end(take);
  return rows;
}

/** A frame's text as UTF-8, without a byte order mark. */
function inUtf8(bytes: Buffer, encoding: TextForm['encoding']): Buffer {
  if (encoding === 'gb18030') return Buffer.from(new TextDecoder('gb18030').decode(bytes), 'utf8');
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
