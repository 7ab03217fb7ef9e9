import { createCipheriv, createDecipheriv } from 'node:crypto';
import { unzipSync } from 'node:zlib';
import { longestFrame } from './bytes.ts';

/** How the text of a message was written; an answer is written the same way. */
export type Writing = { readonly encoding: 'utf-8' | 'gb2312' | 'utf-16'; readonly encrypted: boolean };

export type ReadText = { readonly text: string; readonly writing: Writing } | { readonly fault: 'not-decrypted' | 'text-broken' };

/** The two bytes `1F 1F` frame zipped data under this type (`standards.md` 1.4). */
const zipped = 0x04;
const block = 16;

/**
 * The XML of a frame's payload. Without a key it is taken unchanged; with one, only what was encrypted with it is, except for the identity
 * check of frames `1F 1F`, whose makers send it in plain text.
 * @param key 16 bytes, the vector too; @param type the type byte of dialect C
 */
export function readText(payload: Buffer, key: Buffer | null, type: number | null): ReadText {
  const isPlain = key === null || (type === 0x01 && beginsXml(payload));
  const bytes = isPlain ? payload : decrypted(payload, key);
  const opened = bytes !== null && type === zipped ? unzipped(bytes) : bytes;
  if (opened === null || !beginsXml(opened)) return { fault: isPlain ? 'text-broken' : 'not-decrypted' };
  const encoding = encodingOf(opened);
  try {
    return { text: decoderOf(encoding, opened).decode(whole(opened, encoding)), writing: { encoding, encrypted: !isPlain } };
  } catch {
    return { fault: 'text-broken' };
  }
}

/** The payload of a message; the reverse of `readText`. Uses UTF-8 if the encoding lacks a character. */
export function writeText(body: string, writing: Writing, key: Buffer | null): Buffer {
  const isAscii = /^[\x00-\x7f]*$/u.test(body);
  const encoding = writing.encoding === 'gb2312' && !isAscii ? 'utf-8' : writing.encoding;
  const text = `<?xml version="1.0" encoding="${encoding}" ?>${body}`;
  const bytes = encoding === 'utf-16' ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text);
  return writing.encrypted && key !== null ? encrypted(bytes, key) : bytes;
}

/** AES-128-CBC with the key as its vector, padded with zeros. */
export function encrypted(bytes: Buffer, key: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, key).setAutoPadding(false);
  const filled = Buffer.alloc(Math.ceil(bytes.length / block) * block);
  bytes.copy(filled);
  return Buffer.concat([cipher.update(filled), cipher.final()]);
}

/** Removes the padding: zeros, or as many equal bytes as their value says. Null if the length is not a multiple of a block. */
export function decrypted(bytes: Buffer, key: Buffer): Buffer | null {
  if (bytes.length === 0 || bytes.length % block !== 0) return null;
  const decipher = createDecipheriv('aes-128-cbc', key, key).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const last = plain[plain.length - 1] as number;
  if (last > 0 && last <= block && plain.subarray(-last).every((byte) => byte === last)) return plain.subarray(0, -last);
  let end = plain.length;
  while (end > 0 && plain[end - 1] === 0) end -= 1;
  return plain.subarray(0, end);
}

function unzipped(bytes: Buffer): Buffer | null {
  try {
    return unzipSync(bytes, { maxOutputLength: longestFrame });
  } catch {
    return null;
  }
}

const spaces = new Set([0x20, 0x09, 0x0a, 0x0d]);

function beginsXml(bytes: Buffer): boolean {
  if (bytes.length < 2) return false;
  if (markOf(bytes) !== null) return true;
  let at = 0;
  while (at < bytes.length && spaces.has(bytes[at] as number)) at += 1;
  return bytes[at] === 0x3c;
}

function markOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

function encodingOf(bytes: Buffer): Writing['encoding'] {
  const mark = markOf(bytes);
  if (mark !== null) return mark === 'utf-8' ? 'utf-8' : 'utf-16';
  const prolog = bytes.subarray(0, 120).toString('latin1');
  return /^\s*<\?xml[^>]*encoding\s*=\s*["']\s*gb/iu.test(prolog) ? 'gb2312' : 'utf-8';
}

function decoderOf(encoding: Writing['encoding'], bytes: Buffer): TextDecoder {
  if (encoding === 'gb2312') return new TextDecoder('gb18030', { fatal: true });
  return new TextDecoder(encoding === 'utf-8' ? 'utf-8' : (markOf(bytes) as string), { fatal: true });
}

/** Zeros that pad the last block also end two-byte characters. */
function whole(bytes: Buffer, encoding: Writing['encoding']): Buffer {
  return encoding === 'utf-16' && bytes.length % 2 === 1 ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes;
}
