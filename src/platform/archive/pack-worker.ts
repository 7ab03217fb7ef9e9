/**
 * Packs files for `packing-store.ts`, in a pool thread with lower priority than all other work. The packed file is unpacked again and
 * compared with the original before it gets its name; the original stays in place.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '#kernel/problem.ts';
import { openBytes, sniffFormat } from '#platform/tables/tables.ts';
import { cutFrames, type TextForm } from './cut.ts';
import { writeIndex, type FrameIndex } from './frame-index.ts';
import { packFrame, unpackFrameSync } from './frame.ts';
import { openPacked } from './packed-store.ts';

/** A file to be packed. */
export type PackRequest = {
  /** The path of the original, the path the packed file is written to, and its name once it is complete. */
  readonly from: string;
  readonly draft: string;
  readonly to: string;
  /** Of the original file. */
  readonly bytes: number;
  readonly sha256: string;
  /** The number of its header row, if specified. */
  readonly headerRow: number | undefined;
};

export type WholenessCheck = { readonly whole: string; readonly bytes: number; readonly sha256: string };

/** How a file's rows are separated; null if it is not text in rows, or is UTF-16, whose line ends are not single bytes. */
async function textOf({ from, headerRow }: PackRequest): Promise<TextForm | null> {
  try {
    if ((await sniffFormat(from)) !== 'csv') return null;
    const { encoding, delimiter } = await openBytes(from, { headerRow });
    return encoding === 'utf-8' || encoding === 'gb18030' ? { encoding, delimiter } : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

async function write(asked: PackRequest): Promise<void> {
  const text = await textOf(asked);
  const delimiter = text?.delimiter.charCodeAt(0) ?? null;
  const frames: FrameIndex['frames'] = [];
  const out = openSync(asked.draft, 'w', 0o600);
  try {
    for await (const { bytes, rows } of cutFrames(createReadStream(asked.from, { highWaterMark: 1 << 20 }), text)) {
      const packed = packFrame(bytes, delimiter);
      writeWhole(out, packed.bytes);
      frames.push([packed.form, packed.bytes.length, bytes.length, rows]);
    }
    writeWhole(out, writeIndex({ bytes: asked.bytes, sha256: asked.sha256, text, frames }));
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** Unpacks a whole packed file and compares it with what its index says about the original. */
export async function isWhole({ whole, bytes, sha256 }: WholenessCheck): Promise<boolean> {
  const file = await openPacked(whole);
  try {
    const { index, frameAt } = file;
    const hash = createHash('sha256');
    const delimiter = index.text?.delimiter.charCodeAt(0) ?? null;
    let length = 0;
    for (const [number, [, , size]] of index.frames.entries()) {
      const frame = unpackFrameSync(await frameAt(number), size, delimiter);
      hash.update(frame);
      length += frame.length;
    }
    return length === bytes && index.bytes === bytes && hash.digest('hex') === sha256 && index.sha256 === sha256;
  } finally {
    await file.close();
  }
}

/** Packs a file; returns the packed size in bytes. */
export async function pack(asked: PackRequest): Promise<number> {
  try {
    await write(asked);
    if (!(await isWhole({ whole: asked.draft, bytes: asked.bytes, sha256: asked.sha256 })))
      throw new Error('what was packed does not come out as it came');
    const file = await openPacked(asked.draft);
    await file.close();
    renameSync(asked.draft, asked.to);
    const directory = openSync(dirname(asked.to), 'r');
    fsyncSync(directory);
    closeSync(directory);
    return file.size;
  } catch (error) {
    rmSync(asked.draft, { force: true });
    throw error;
  }
}
