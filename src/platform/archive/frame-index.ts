import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { unbroken } from '#platform/workers/unbroken-worker.ts';

/**
 * The index at the end of a packed file: what the original was, and where each frame is. It is followed by its length (uint32,
 * little-endian) and the format signature, and preceded only by frames.
 */
const indexShape = z.object({
  /** The size of the original file in bytes, and its SHA-256 in hex. */
  bytes: z.number().int(),
  sha256: z.string(),
  /** How its rows are separated; null if it is not text in rows. */
  text: z.object({ encoding: z.enum(['utf-8', 'gb18030']), delimiter: z.string().length(1) }).nullable(),
  /**
   * For each frame: its form, its packed bytes, its original bytes, and the rows that begin in it (as a spreadsheet counts them; null if
   * unknown).
   */
  frames: z.array(z.tuple([z.enum(['plain', 'packed', 'turned']), z.number().int(), z.number().int(), z.number().int().nullable()])),
});

export type FrameIndex = z.infer<typeof indexShape>;

const sign = Buffer.from('yaodongkept1', 'latin1');

/** The length of the tail of every packed file. */
export const tailBytes = 4 + sign.length;

const mostIndexBytes = 256 << 20;

/** The index as written after the frames, with the tail. */
export function writeIndex(index: FrameIndex): Buffer {
  const packed = unbroken(() => zstdCompressSync(JSON.stringify(index)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(packed.length);
  return Buffer.concat([packed, length, sign]);
}

/** The length of the packed index before a tail. @throws RangeError if the file does not end like a packed one */
export function indexBytes(tail: Buffer): number {
  if (tail.length !== tailBytes || !tail.subarray(4).equals(sign)) throw new RangeError('no packed file');
  return tail.readUInt32LE(0);
}

/** @throws Error if it is damaged */
export function readIndex(packed: Buffer): FrameIndex {
  const bytes = unbroken(() => zstdDecompressSync(packed, { maxOutputLength: mostIndexBytes }));
  return indexShape.parse(JSON.parse(bytes.toString('utf8')));
}

/** The position of a frame in the packed file, and the number of its first row; null if the rows are unknown. */
export type FramePlace = { readonly number: number; readonly at: number; readonly firstRow: number | null };

/** The positions of all frames, in order. */
export function framePlaces({ frames }: FrameIndex): FramePlace[] {
  let [at, row]: [number, number | null] = [0, 1];
  return frames.map(([, packed, , rows], number) => {
    const place = { number, at, firstRow: row };
    at += packed;
    row = row === null || rows === null ? null : row + rows;
    return place;
  });
}

/** How many rows the file has, including its header; null if unknown. */
export function rowCount({ text, frames }: FrameIndex): number | null {
  if (text === null) return null;
  return frames.reduce<number | null>((sum, [, , , rows]) => (sum === null || rows === null ? null : sum + rows), 0);
}
