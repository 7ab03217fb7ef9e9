import { Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import type { Gunzip, InflateRaw } from 'node:zlib';
import { Problem } from '#kernel/problem.ts';

/** A source of bytes that can be read repeatedly from its beginning. A chunk is valid until the next one is requested. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

/** Limits for unpacking a file: a small file that unpacks to gigabytes is an attack, not a table. */
export type Limits = {
  /** The maximum unpacked size. */
  readonly unpackedBytes: number;
  /** How many times its packed size a file may grow... */
  readonly ratio: number;
  /** ...once it is larger than this. */
  readonly freeBytes: number;
};

const mebi = 1024 * 1024;

/** For csv.gz, which is read in constant memory. */
const gzipLimits: Limits = { unpackedBytes: 65_536 * mebi, ratio: 200, freeBytes: 64 * mebi };

/** For all parts of an xlsx together. */
export const xlsxLimits: Limits = { unpackedBytes: 4096 * mebi, ratio: 100, freeBytes: 64 * mebi };

/** Throws `too-large-inside` if the unpacked size (actual or declared) exceeds the limits. */
export function checkUnpacked(packed: number, unpacked: number, limits: Limits): void {
  const allowed = Math.min(limits.unpackedBytes, Math.max(limits.freeBytes, packed * limits.ratio));
  if (unpacked <= allowed) return;
  throw new Problem('too-large', 'too-large-inside', {
    allowedMb: Math.round(allowed / mebi),
    packedMb: Math.round((packed / mebi) * 10) / 10,
  });
}

/** Unpacks gzip (of one or many members), within limits. Throws `truncated-gzip`, `broken-gzip`, `too-large-inside`. */
export async function* gunzip(source: AsyncIterable<Uint8Array>, limits: Limits = gzipLimits): AsyncGenerator<Uint8Array> {
  let packed = 0;
  let unpacked = 0;
  const counted = counting(source, (bytes) => (packed += bytes));
  for await (const chunk of through(counted, createGunzip({ chunkSize: 256 * 1024 }), gzipProblem)) {
    unpacked += chunk.length;
    checkUnpacked(packed, unpacked, limits);
    yield chunk;
  }
}

/** Unpacks a raw deflate stream. Errors are reported by `problem`. */
export function inflate(source: AsyncIterable<Uint8Array>, problem: (cause: unknown) => unknown): AsyncGenerator<Uint8Array> {
  return through(source, createInflateRaw({ chunkSize: 256 * 1024 }), problem);
}

async function* counting(source: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    count(chunk.length);
    yield chunk;
  }
}

/** Pipes a source through zlib; a consumer that stops reading closes both. */
async function* through(
  source: AsyncIterable<Uint8Array>,
  zlib: Gunzip | InflateRaw,
  problem: (cause: unknown) => unknown,
): AsyncGenerator<Uint8Array> {
  const input = Readable.from(source, { objectMode: true, highWaterMark: 1 });
  input.once('error', (cause) => zlib.destroy(cause));
  input.pipe(zlib);
  try {
    yield* zlib as AsyncIterable<Buffer>;
  } catch (cause) {
    throw problem(cause);
  } finally {
    input.destroy();
    zlib.destroy();
  }
}

function gzipProblem(cause: unknown): unknown {
  const code = codeOf(cause);
  if (code === 'Z_BUF_ERROR') return new Problem('bad-input', 'truncated-gzip');
  return code.startsWith('Z_') ? new Problem('bad-input', 'broken-gzip') : cause;
}

/** The system's or zlib's own code for an error; empty if it has none. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
