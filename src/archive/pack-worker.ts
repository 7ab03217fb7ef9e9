/**
 * Packs files for `packing-store.ts`, in a thread of its own behind all other work: asked one at a time, answers `{bytes}` (of the packed file) or `{trouble}`.
 * What is packed is unpacked again and compared with what came before it gets its name; the file as it came is left where it lies.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Problem } from '#kernel/problem.ts';
import { openBytes, sniffFormat } from '#tables/tables.ts';
import { cutFrames, type TextForm } from './cut.ts';
import { writeIndex, type FrameIndex } from './frame-index.ts';
import { packFrame, unpackFrameSync } from './frame.ts';
import { openPacked } from './packed-store.ts';
import type { PackRequest, PackAnswer, WholenessCheck } from './packing-store.ts';

const port = parentPort as NonNullable<typeof parentPort>;
const least = 19;

// of this thread alone
setPriority(least);

/** How a file's rows are told apart; null where it is no text of rows, or of UTF-16, whose line ends are no bytes of their own. */
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

/** Unpacks all of a packed file and compares it with what its index says that it was. */
async function isWhole(path: string, { bytes, sha256 }: Pick<PackRequest, 'bytes' | 'sha256'>): Promise<boolean> {
  const file = await openPacked(path);
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

async function pack(asked: PackRequest): Promise<number> {
  try {
    await write(asked);
    if (!(await isWhole(asked.draft, asked))) throw new Error('what was packed does not come out as it came');
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

port.on('message', (asked: PackRequest | WholenessCheck) => {
  const work: Promise<PackAnswer> =
    'whole' in asked ? isWhole(asked.whole, asked).then((whole) => ({ whole })) : pack(asked).then((bytes) => ({ bytes }));
  work.then(
    (told) => port.postMessage(told),
    (error: unknown) =>
      port.postMessage({ trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies PackAnswer),
  );
});
