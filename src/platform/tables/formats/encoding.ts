import { isAscii, isUtf8 } from 'node:buffer';
import { Problem } from '#kernel/problem.ts';
import { areSingleBytes } from './single-bytes.ts';
import type { OpenBytes } from '../unpack.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

const enoughCharacters = 100_000;

/** `guessed` if a few characters fit both UTF-8 and GB18030, or single bytes are taken for Western ones. */
export type Detected = { readonly encoding: Encoding; readonly guessed: boolean };

/**
 * The encoding of a text, from all of its bytes: a file may be ASCII for a gigabyte and reveal its encoding only at the end. Reading costs
 * little compared to what follows, and an unreadable text is rejected before any of it is used.
 */
export async function detectEncoding(open: OpenBytes): Promise<Detected> {
  const marked = await byMark(open);
  const fit = marked === null ? await fitOfUtf8(open) : 'none';
  if (fit === 'sure') return { encoding: 'utf-8', guessed: false };
  if (fit === 'none' && marked === null && (await isDamagedUtf8(open))) throw new Problem('bad-input', 'unreadable-encoding');
  const single = fit === 'none' && marked === null ? await areSingleBytes(open) : null;
  if (single === 'strange') throw new Problem('bad-input', 'unreadable-encoding');
  if (single === 'western') return { encoding: 'windows-1252', guessed: true };
  const encoding = marked ?? 'gb18030';
  await readable(open, encoding);
  return { encoding, guessed: fit === 'doubtful' };
}

/** The text as UTF-8 without a byte order mark. */
export async function* toUtf8(open: OpenBytes, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') yield* withoutMark(open);
  else
    for await (const piece of decoded(open, encoding))
      if (piece.length > 0) yield typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
}

async function byMark(open: OpenBytes): Promise<Encoding | null> {
  let head = Buffer.alloc(0);
  for await (const chunk of open()) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= 2) break;
  }
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}

/**
 * How well the bytes fit UTF-8. A character cut at the end of a chunk is judged with the next. `doubtful` are texts whose few non-ASCII
 * characters have two bytes each, are not all Latin-1 (`m²`, `°`), and are everyday Chinese when read as GB18030: 学校 in GB18030 is also
 * `ѧУ` in UTF-8.
 */
async function fitOfUtf8(open: OpenBytes): Promise<'sure' | 'doubtful' | 'none'> {
  let cut: Uint8Array = Buffer.alloc(0);
  const seen = { wide: false, beyondLatin: false, inWord: false };
  const pairs = { everyday: 0, other: 0, lead: 0 };
  for await (const chunk of open()) {
    if (chunk.includes(0)) throw new Problem('bad-input', 'not-a-table', { looksLike: 'binary' });
    const bytes = cut.length === 0 ? chunk : Buffer.concat([cut, chunk]);
    const whole = bytes.length - cutCharacter(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return 'none';
    cut = Buffer.from(bytes.subarray(whole));
    if (seen.wide || isAscii(bytes)) continue;
    note(chunk, seen);
    countPairs(chunk, pairs);
  }
  if (cut.length > 0) return 'none';
  return seen.wide || !seen.beyondLatin || seen.inWord || pairs.other > 0 ? 'sure' : 'doubtful';
}

/**
 * Notes which characters of UTF-8 occur in a chunk: those of three or more bytes, those of two that are not Latin-1, and accented letters
 * within a word (`Zużycie`), which do not occur in Chinese.
 */
function note(chunk: Uint8Array, seen: { wide: boolean; beyondLatin: boolean; inWord: boolean }): void {
  for (const [at, byte] of chunk.entries()) {
    if (byte >= 0xe0) seen.wide = true;
    else if (byte >= 0xc4) seen.beyondLatin = true;
    if (byte >= 0xc4 && byte <= 0xc9 && isSmallLetter(chunk[at - 1]) && isSmallLetter(chunk[at + 2])) seen.inWord = true;
  }
}

const isSmallLetter = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x61 && byte <= 0x7a;

/** How many bytes at the end belong to an incomplete character. */
function cutCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/**
 * Whether a text that is not all UTF-8 is damaged UTF-8, which can often be read as GB18030, but with wrong characters. Then most of it
 * forms UTF-8 characters, and its byte pairs are not everyday Chinese (GB 2312 has both bytes from A1 on), or many are three-byte
 * characters, which GB18030 hardly ever forms.
 */
async function isDamagedUtf8(open: OpenBytes): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let [good, bad, wideGood] = [0, 0, 0];
  const pairs = { everyday: 0, other: 0, lead: 0 };
  for await (const chunk of open()) {
    if (pairs.lead === 0 && isAscii(chunk)) continue;
    const wide = decoder.decode(chunk, { stream: true }).replaceAll(/[\0-\x7f]+/gu, '');
    const faults = wide.length - wide.replaceAll('\ufffd', '').length;
    good += wide.length - faults;
    wideGood += wide.replaceAll(/[^\u0800-\ufffc]/gu, '').length;
    bad += faults;
    countPairs(chunk, pairs);
    if (good + bad > enoughCharacters) break;
  }
  return (wideGood >= 3 && good > 2 * bad) || (good > bad && pairs.other > pairs.everyday);
}

/** Counts byte pairs as GB18030 forms them; `lead` is the first byte of one that continues in the next chunk. */
function countPairs(chunk: Uint8Array, pairs: { everyday: number; other: number; lead: number }): void {
  for (const byte of chunk) {
    if (pairs.lead === 0) {
      if (byte >= 0x80) pairs.lead = byte;
      continue;
    }
    if (byte >= 0xa1 && pairs.lead >= 0xa1) pairs.everyday += 1;
    else if (byte >= 0x40) pairs.other += 1;
    pairs.lead = 0;
  }
}

async function readable(open: OpenBytes, encoding: Encoding): Promise<void> {
  for await (const piece of decoded(open, encoding)) {
    if (typeof piece === 'string' ? piece.includes('\0') : piece.includes(0))
      throw new Problem('bad-input', 'not-a-table', { looksLike: 'binary' });
  }
}

/** The text in chunks; plain ASCII in GB18030 is passed on as bytes. */
async function* decoded(open: OpenBytes, encoding: Encoding): AsyncGenerator<string | Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let between = encoding === 'gb18030';
  for await (const chunk of open()) {
    yield between && isAscii(chunk) ? chunk : decode(decoder, chunk);
    // An incomplete character ends with a non-ASCII byte, or with one followed by a digit.
    between = encoding === 'gb18030' && isAscii(chunk.subarray(-2)) && chunk.length > 1;
  }
  yield decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    if (cause instanceof TypeError) throw new Problem('bad-input', 'unreadable-encoding');
    throw cause;
  }
}

async function* withoutMark(open: OpenBytes): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = Buffer.alloc(0);
  for await (const chunk of open()) {
    if (head === null) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < 3) continue;
      yield hasMark(head) ? head.subarray(3) : head;
      head = null;
    }
  }
  if (head !== null && head.length > 0) yield head;
}

function hasMark(head: Uint8Array): boolean {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
}
