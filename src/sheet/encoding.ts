import { isUtf8 } from 'node:buffer';
import { Problem } from '#kernel/problem.ts';
import type { OpenBytes } from './unpack.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The encoding of a text, from all of its bytes: a file may be ASCII for a gigabyte and say at its end what it is. Reading costs
 * little beside what follows, and a text that cannot be read is refused before anything of it is used.
 */
export async function detectEncoding(open: OpenBytes): Promise<Encoding> {
  const marked = await byMark(open);
  if (marked === null && (await isUtf8Text(open))) return 'utf-8';
  const encoding = marked ?? 'gb18030';
  await readable(open, encoding);
  return encoding;
}

/** The text as UTF-8 without a byte order mark. */
export async function* toUtf8(open: OpenBytes, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') yield* withoutMark(open);
  else for await (const text of decoded(open, encoding)) if (text !== '') yield Buffer.from(text, 'utf8');
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

/** Whether all bytes are UTF-8. A character cut at the end of a chunk is judged with the next. */
async function isUtf8Text(open: OpenBytes): Promise<boolean> {
  let cut: Uint8Array = Buffer.alloc(0);
  for await (const chunk of open()) {
    if (chunk.includes(0)) throw new Problem('bad-input', 'not-a-table', { looksLike: 'binary' });
    const bytes = cut.length === 0 ? chunk : Buffer.concat([cut, chunk]);
    const whole = bytes.length - cutCharacter(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return false;
    cut = bytes.slice(whole);
  }
  return cut.length === 0;
}

/** How many bytes at the end belong to a character that goes on. */
function cutCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

async function readable(open: OpenBytes, encoding: Encoding): Promise<void> {
  for await (const text of decoded(open, encoding)) {
    if (text.includes('\0')) throw new Problem('bad-input', 'not-a-table', { looksLike: 'binary' });
  }
}

async function* decoded(open: OpenBytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of open()) yield decode(decoder, chunk);
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
