import { crc32 } from 'node:zlib';
import { Problem } from '#kernel/problem.ts';
import { checkUnpacked, codeOf, inflate, xlsxLimits } from './unpack.ts';
import type { Limits } from './unpack.ts';

/** Reads that many bytes at a position of a file; fewer only at its end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

export type Zip = {
  /** The names of its parts. */
  names(): readonly string[];
  /** The unpacked size of a part according to the directory; undefined if there is no such part. */
  size(name: string): number | undefined;
  /** A part's bytes; throws if they differ from the directory. */
  open(name: string): AsyncIterable<Uint8Array>;
};

type Entry = {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

const chunkBytes = 256 * 1024;
const mostDirectoryBytes = 64 * 1024 * 1024;

/**
 * Opens a zip archive by its directory: nothing is unpacked if the sizes there exceed the limits, and parts are only found by name, so that
 * a path in a name has no effect.
 */
export async function openZip(readAt: ReadAt, fileBytes: number, limits: Limits = xlsxLimits): Promise<Zip> {
  const entries = await directory(readAt, fileBytes);
  let unpacked = 0;
  for (const entry of entries.values()) unpacked += entry.unpacked;
  checkUnpacked(fileBytes, unpacked, limits);
  return {
    names: () => [...entries.keys()],
    size: (name) => entries.get(name)?.unpacked,
    open(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw brokenXlsx(`${name} is missing`);
      if ((entry.flags & 1) !== 0) throw new Problem('bad-input', 'password-protected');
      return checked(unpack(readAt, entry, name), entry, name);
    },
  };
}

export function brokenXlsx(why: string): Problem {
  return new Problem('bad-input', 'xlsx-broken', { why });
}

async function directory(readAt: ReadAt, fileBytes: number): Promise<Map<string, Entry>> {
  const { offset, length, count } = await place(readAt, fileBytes);
  if (offset + length > fileBytes || length > mostDirectoryBytes) throw brokenXlsx('its directory lies outside of it');
  const bytes = await readAt(offset, length);
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw brokenXlsx('its directory is cut');
    const [nameLength, extraLength, noteLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    if (entries.has(name)) throw brokenXlsx(`${name} is there twice`);
    entries.set(name, entryAt(bytes.subarray(at, at + 46 + nameLength + extraLength), 46 + nameLength));
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}

function entryAt(bytes: Buffer, extraAt: number): Entry {
  const wide = wideSizes(bytes, extraAt);
  const size = (at: number) => (bytes.readUInt32LE(at) === 0xffffffff ? wide() : bytes.readUInt32LE(at));
  const unpacked = size(24);
  const packed = size(20);
  return { flags: bytes.readUInt16LE(8), method: bytes.readUInt16LE(10), crc: bytes.readUInt32LE(16), packed, unpacked, offset: size(42) };
}

/** The 64-bit sizes of an entry, one after another (ZIP64 extended information, APPNOTE 4.5.3). */
function wideSizes(bytes: Buffer, from: number): () => number {
  let at = from;
  while (at + 4 <= bytes.length && bytes.readUInt16LE(at) !== 1) at += 4 + bytes.readUInt16LE(at + 2);
  at += 4;
  return () => {
    if (at + 8 > bytes.length) throw brokenXlsx('its directory is cut');
    const value = Number(bytes.readBigUInt64LE(at));
    at += 8;
    return value;
  };
}

/** The position of the directory, from the record at the archive's end (APPNOTE 4.3.16, and 4.3.14 for large ones). */
async function place(readAt: ReadAt, fileBytes: number): Promise<{ offset: number; length: number; count: number }> {
  const tailLength = Math.min(fileBytes, 65_557);
  const tail = await readAt(fileBytes - tailLength, tailLength);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > tail.length) throw brokenXlsx('its end is missing');
  const found = { offset: tail.readUInt32LE(at + 16), length: tail.readUInt32LE(at + 12), count: tail.readUInt16LE(at + 10) };
  if (found.offset !== 0xffffffff && found.length !== 0xffffffff && found.count !== 0xffff) return found;
  if (at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) return found;
  const record = await readAt(Number(tail.readBigUInt64LE(at - 12)), 56);
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) throw brokenXlsx('its end is missing');
  return {
    offset: Number(record.readBigUInt64LE(48)),
    length: Number(record.readBigUInt64LE(40)),
    count: Number(record.readBigUInt64LE(32)),
  };
}

async function* unpack(readAt: ReadAt, entry: Entry, name: string): AsyncGenerator<Uint8Array> {
  const head = await readAt(entry.offset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw brokenXlsx(`${name} is not where it should be`);
  const begin = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const raw = pieces(readAt, begin, begin + entry.packed, name);
  if (entry.method === 0) yield* raw;
  else if (entry.method === 8)
    yield* inflate(raw, (cause) => (codeOf(cause).startsWith('Z_') ? brokenXlsx(`${name} cannot be unpacked`) : cause));
  else throw brokenXlsx(`${name} is packed in an unknown way`);
}

async function* pieces(readAt: ReadAt, begin: number, end: number, name: string): AsyncGenerator<Uint8Array> {
  for (let at = begin; at < end;) {
    const bytes = await readAt(at, Math.min(chunkBytes, end - at));
    if (bytes.length === 0) throw brokenXlsx(`${name} is cut`);
    at += bytes.length;
    yield bytes;
  }
}

async function* checked(source: AsyncIterable<Uint8Array>, entry: Entry, name: string): AsyncGenerator<Uint8Array> {
  let [length, sum] = [0, 0];
  for await (const chunk of source) {
    length += chunk.length;
    if (length > entry.unpacked) throw brokenXlsx(`${name} is larger than its directory says`);
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (length !== entry.unpacked || sum !== entry.crc) throw brokenXlsx(`${name} is damaged`);
}
