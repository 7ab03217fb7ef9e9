import { longestRow, recordEnd } from '#platform/tables/bytes.ts';

/** A file that is text in rows: how its characters and cells are separated. */
export type TextForm = { readonly encoding: 'utf-8' | 'gb18030'; readonly delimiter: string };

/** Consecutive bytes of a file, and how many rows begin in them; null if unknown. */
export type CutFrame = { readonly bytes: Buffer; readonly rows: number | null };

/** The approximate length of a frame: one is unpacked to read a row. */
export const frameBytes = 2 << 20;

const lineFeed = 10;
const quote = 34;
const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Cuts a file into frames. Frames of text contain whole rows, including quoted line ends, so that each row can be read from one frame. In
 * neither UTF-8 nor GB18030 is a byte of a delimiter, quote or line feed ever part of another character, so no character is cut either.
 * @param text null for a file that is not text: frames of a fixed size
 */
export async function* cutFrames(
  source: AsyncIterable<Uint8Array>,
  text: TextForm | null,
  most: number = frameBytes,
): AsyncGenerator<CutFrame> {
  let form = text;
  let first = true;
  let waiting: Buffer = Buffer.alloc(0);
  for await (const { bytes, last } of gathered(source, most)) {
    waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
    const cut = form === null ? { end: waiting.length, rows: null } : rowsIn(waiting, first, form.delimiter, last);
    const lost = cut.end === 0 && waiting.length > longestRow;
    if (lost) form = null;
    if (cut.end === 0 && !lost) continue;
    const end = lost ? waiting.length : cut.end;
    yield { bytes: waiting.subarray(0, end), rows: lost ? null : cut.rows };
    waiting = waiting.subarray(end);
    first = false;
  }
}

/**
 * The whole rows at the beginning of some bytes: where they end, and how many there are.
 * @param last whether the file ends with the bytes
 */
function rowsIn(bytes: Buffer, first: boolean, delimiter: string, last: boolean): { end: number; rows: number } {
  let at = first && bytes.subarray(0, 3).equals(mark) ? 3 : 0;
  let rows = 0;
  if (!bytes.includes(quote)) {
    for (let next = bytes.indexOf(lineFeed, at); next >= 0; next = bytes.indexOf(lineFeed, at), rows += 1) at = next + 1;
    return last && at < bytes.length ? { end: bytes.length, rows: rows + 1 } : { end: rows === 0 && !last ? 0 : at, rows };
  }
  for (let next = at; at < bytes.length; at = next, rows += 1) {
    next = recordEnd(bytes, at, delimiter, last);
    if (next < 0) break;
  }
  return { end: rows === 0 && !last ? 0 : at, rows };
}

/** Bytes in chunks of at least this size, the last one marked. */
async function* gathered(source: AsyncIterable<Uint8Array>, least: number): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  let ready: Buffer | null = null;
  for await (const chunk of source) {
    if (chunk.length === 0) continue;
    held.push(Buffer.from(chunk));
    length += chunk.length;
    if (length < least) continue;
    if (ready !== null) yield { bytes: ready, last: false };
    ready = Buffer.concat(held);
    [held, length] = [[], 0];
  }
  if (ready !== null) yield { bytes: ready, last: length === 0 };
  if (length > 0) yield { bytes: Buffer.concat(held), last: true };
}
