import { createWriteStream } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { rowCount } from './frame-index.ts';
import { unpackFrame } from './frame.ts';
import { openPacked, type PackedFile } from './packed-store.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { createPacker } from './packing-store.ts';
import { rowsOfFrame, type FileRow } from './rows.ts';

export type { FileRow } from './rows.ts';

/** A file as it came. */
export type CameAs = {
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
  /** Where its header stands, if somebody has said so. */
  readonly headerRow: number | undefined;
};

/** How a packed file is: whole, not there, or damaged. */
export type Standing = 'whole' | 'missing' | 'broken';

const prefix = 'kept-';

/**
 * Files kept packed, each under the hash of what it was: equal files are one. What is unpacked is byte for byte what came.
 * @param directory where they lie, beside other files
 * @example await createArchive(directory, workers).pack({ path, bytes, sha256, headerRow }) // bytes of the packed file
 */
export function createArchive(directory: string, workers: Pick<Workers, 'run'>) {
  const packer = createPacker(workers);
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new RangeError('no hash of a file');
    return join(directory, `${prefix}${sha256}`);
  };
  const opened = async <T>(sha256: string, work: (file: PackedFile) => Promise<T>): Promise<T> => {
    const file = await openPacked(pathOf(sha256));
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  };
  return {
    /**
     * Packs a file, unless one of the same bytes is packed already; what it takes packed, in bytes. The file as it came stays where it
     * lies.
     */
    async pack({ path, bytes, sha256, headerRow }: CameAs): Promise<number> {
      const there = await sizeOfWhole(pathOf(sha256), { bytes, sha256 });
      // the name of an upload: what a program that was killed has left of it is cleared away with those
      return there ?? packer.pack({ from: path, draft: join(directory, randomUUID()), to: pathOf(sha256), bytes, sha256, headerRow });
    },
    /** Its bytes as they came, unpacked as they are taken. @throws Error with the system's code where it is not there */
    async stream(sha256: string): Promise<ReadableStream<Uint8Array>> {
      const path = pathOf(sha256);
      await (await openPacked(path)).close();
      return Readable.toWeb(Readable.from(piecesOf(path), { objectMode: false })) as ReadableStream<Uint8Array>;
    },
    /** Lays a file down beside as it came, for as long as the work takes. */
    async unpacked<T>(sha256: string, work: (path: string) => Promise<T>): Promise<T> {
      // the name of an upload: what a program that was killed has left of it is cleared away with those
      const path = join(directory, randomUUID());
      try {
        await pipeline(Readable.from(piecesOf(pathOf(sha256))), createWriteStream(path, { mode: 0o600 }));
        return await work(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    /** Lays a file down again as it came. */
    async restore(sha256: string, path: string): Promise<void> {
      const draft = join(directory, randomUUID());
      try {
        await pipeline(Readable.from(piecesOf(pathOf(sha256))), createWriteStream(draft, { mode: 0o600 }));
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    /**
     * Rows of a csv by their numbers, how many there are, and its first bytes, which hold whole rows and the header among them.
     * @param from the first, from 1 @param count how many numbers
     * @returns null where it is not text of rows
     */
    rows: (sha256: string, from: number, count: number) => opened(sha256, (file) => rowsBetween(file, from, from + count - 1)),
    /** Looks whether it is there, and whether its index and one frame of it, or all of it, are as they were. @param deep all of it */
    standing: (sha256: string, bytes: number, deep: boolean): Promise<Standing> =>
      standingOf(
        deep
          ? packer.isWhole({ whole: pathOf(sha256), bytes, sha256 })
          : opened(sha256, async (file) => file.index.bytes === bytes && (await oneFrame(file))),
      ),
    remove: (sha256: string): Promise<void> => rm(pathOf(sha256), { force: true }),
    /** The hashes of all packed files that lie there. */
    async hashes(): Promise<string[]> {
      const names = await readdir(directory).catch(() => []);
      return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    },
    /** Ends the packing, whatever is at it; files are then as they were before. */
    stop: () => packer.stop(),
  };
}

export type Archive = ReturnType<typeof createArchive>;

async function standingOf(isWhole: Promise<boolean>): Promise<Standing> {
  try {
    return (await isWhole) ? 'whole' : 'broken';
  } catch (error) {
    // from a thread it comes as text
    return String(error).includes('ENOENT') ? 'missing' : 'broken';
  }
}

/** The size of a packed file of these bytes; null where there is none that can be read. */
async function sizeOfWhole(path: string, came: { bytes: number; sha256: string }): Promise<number | null> {
  const there = await stat(path).catch(() => null);
  if (there === null) return null;
  const file = await openPacked(path).catch(() => null);
  if (file === null) return null;
  await file.close();
  return file.index.bytes === came.bytes && file.index.sha256 === came.sha256 ? file.size : null;
}

function delimiterOf({ index }: PackedFile): number | null {
  return index.text?.delimiter.charCodeAt(0) ?? null;
}

async function frameOf(file: PackedFile, number: number): Promise<Buffer> {
  const length = file.index.frames[number]?.[2] ?? 0;
  return unpackFrame(await file.frameAt(number), length, delimiterOf(file));
}

/** It opens the file at its first step: who leaves before that has opened nothing. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const file = await openPacked(path);
  try {
    for (const { number } of file.places) yield await frameOf(file, number);
  } finally {
    await file.close();
  }
}

/** Another frame each time, so that in the end all have been looked at. */
async function oneFrame(file: PackedFile): Promise<boolean> {
  const { length } = file.places;
  if (length > 0) await frameOf(file, Math.floor(Math.random() * length));
  return true;
}

export type RowsRead = { readonly rows: readonly FileRow[]; readonly all: number; readonly head: Buffer };

/** So many characters of rows are told at once, at least one row. */
const mostCharacters = 1_000_000;

async function rowsBetween(file: PackedFile, from: number, to: number): Promise<RowsRead | null> {
  const { text, frames } = file.index;
  const all = rowCount(file.index);
  if (text === null || all === null) return null;
  const rows: FileRow[] = [];
  const head = await frameOf(file, 0);
  let characters = 0;
  for (const { number, firstRow } of file.places) {
    const begins = firstRow as number;
    const ends = begins + (frames[number]?.[3] ?? 0) - 1;
    if (ends < from || begins > to) continue;
    for (const row of rowsOfFrame(await frameOf(file, number), text, begins, from, to)) {
      characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (characters > mostCharacters && rows.length > 0) return { rows, all, head };
      rows.push(row);
    }
  }
  return { rows, all, head };
}
