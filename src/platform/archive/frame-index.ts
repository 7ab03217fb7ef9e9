import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { unbroken } from '#platform/workers/unbroken-worker.ts';

/**
 * What stands at the end of a packed file: what it was before, and where each of its frames lies. Behind it come its length (uint32,
 * little-endian) and the sign of the format; in front of it nothing but frames.
 */
const indexShape = z.object({
  /** Bytes of the file as it came, and their SHA-256 in hex. */
  bytes: z.number().int(),
  sha256: z.string(),
  /** How its rows are told apart; null where it is no text of rows. */
  text: z.object({ encoding: z.enum(['utf-8', 'gb18030']), delimiter: z.string().length(1) }).nullable(),
  /**
   * For each frame: its form, its bytes packed, its bytes as they came, and the rows that begin in it (as a spreadsheet counts them; null
   * where not known).
   */
  frames: z.array(z.tuple([z.enum(['plain', 'packed', 'turned']), z.number().int(), z.number().int(), z.number().int().nullable()])),
});

export type FrameIndex = z.infer<typeof indexShape>;

const sign = Buffer.from('yaodongkept1', 'latin1');

/** The length of what every packed file ends with. */
export const tailBytes = 4 + sign.length;

const mostIndexBytes = 256 << 20;

/** The index as it is written behind the frames, and the tail. */
export function writeIndex(index: FrameIndex): Buffer {
  const packed = unbroken(() => zstdCompressSync(JSON.stringify(index)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(packed.length);
  return Buffer.concat([packed, length, sign]);
}

/** How long the packed index is in front of a tail. @throws RangeError where the file does not end as a packed one does */
export function indexBytes(tail: Buffer): number {
  if (tail.length !== tailBytes || !tail.subarray(4).equals(sign)) throw new RangeError('no packed file');
  return tail.readUInt32LE(0);
}

/** @throws Error where it is damaged */
export function readIndex(packed: Buffer): FrameIndex {
  const bytes = unbroken(() => zstdDecompressSync(packed, { maxOutputLength: mostIndexBytes }));
  return indexShape.parse(JSON.parse(bytes.toString('utf8')));
}

/** Where a frame lies in the packed file, and the number of the first row in it; null where rows are not known. */
export type FramePlace = { readonly number: number; readonly at: number; readonly firstRow: number | null };

/** The places of all frames, in order. */
export function framePlaces({ frames }: FrameIndex): FramePlace[] {
  let [at, row]: [number, number | null] = [0, 1];
  return frames.map(([, packed, , rows], number) => {
    const place = { number, at, firstRow: row };
    at += packed;
    row = row === null || rows === null ? null : row + rows;
    return place;
  });
}

/** How many rows the file has, its header counted; null where that is not known. */
export function rowCount({ text, frames }: FrameIndex): number | null {
  if (text === null) return null;
  return frames.reduce<number | null>((sum, [, , , rows]) => (sum === null || rows === null ? null : sum + rows), 0);
}
