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

/** A file as received. */
export type CameAs = {
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
  /** The number of its header row, if specified. */
  readonly headerRow: number | undefined;
};

/** The state of a packed file: whole, missing, or damaged. */
export type Standing = 'whole' | 'missing' | 'broken';

const prefix = 'kept-';

/**
 * Files stored packed, each under the hash of its original bytes: identical files are stored once. Unpacking restores the original byte for
 * byte.
 * @param directory where they are stored, along with other files
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
     * Packs a file, unless one with the same bytes is already packed; returns the packed size in bytes. The original file stays in place.
     */
    async pack({ path, bytes, sha256, headerRow }: CameAs): Promise<number> {
      const there = await sizeOfWhole(pathOf(sha256), { bytes, sha256 });
      // named like an upload: leftovers of a killed program are cleared away together with those
      return there ?? packer.pack({ from: path, draft: join(directory, randomUUID()), to: pathOf(sha256), bytes, sha256, headerRow });
    },
    /** The original bytes, unpacked while they are read. @throws Error with the system's code if the file does not exist */
    async stream(sha256: string): Promise<ReadableStream<Uint8Array>> {
      const path = pathOf(sha256);
      await (await openPacked(path)).close();
      return Readable.toWeb(Readable.from(piecesOf(path), { objectMode: false })) as ReadableStream<Uint8Array>;
    },
    /** Writes the original file to a temporary path for the duration of the work. */
    async unpacked<T>(sha256: string, work: (path: string) => Promise<T>): Promise<T> {
      // named like an upload: leftovers of a killed program are cleared away together with those
      const path = join(directory, randomUUID());
      try {
        await pipeline(Readable.from(piecesOf(pathOf(sha256))), createWriteStream(path, { mode: 0o600 }));
        return await work(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    /** Restores the original file. */
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
     * Rows of a CSV by number, the total number of rows, and its first bytes, which contain whole rows including the header.
     * @param from the first row, starting at 1
     * @param count how many rows
     * @returns null if it is not text in rows
     */
    rows: (sha256: string, from: number, count: number) => opened(sha256, (file) => rowsBetween(file, from, from + count - 1)),
    /** Checks that the file exists and that its index and one frame, or all of it, are intact. @param deep check all of it */
    standing: (sha256: string, bytes: number, deep: boolean): Promise<Standing> =>
      standingOf(
        deep
          ? packer.isWhole({ whole: pathOf(sha256), bytes, sha256 })
          : opened(sha256, async (file) => file.index.bytes === bytes && (await oneFrame(file))),
      ),
    remove: (sha256: string): Promise<void> => rm(pathOf(sha256), { force: true }),
    /** The hashes of all packed files that exist. */
    async hashes(): Promise<string[]> {
      const names = await readdir(directory).catch(() => []);
      return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    },
    /** Stops any packing in progress; the files are then as they were before. */
    stop: () => packer.stop(),
  };
}

export type Archive = ReturnType<typeof createArchive>;

async function standingOf(isWhole: Promise<boolean>): Promise<Standing> {
  try {
    return (await isWhole) ? 'whole' : 'broken';
  } catch (error) {
    // an error from a thread arrives as text
    return String(error).includes('ENOENT') ? 'missing' : 'broken';
  }
}

/** The size of a packed file of these bytes; null if there is no readable one. */
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

/** The file is opened at the first step: a consumer that leaves before has opened nothing. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const file = await openPacked(path);
  try {
    for (const { number } of file.places) yield await frameOf(file, number);
  } finally {
    await file.close();
  }
}

/** A different frame each time, so that eventually all are checked. */
async function oneFrame(file: PackedFile): Promise<boolean> {
  const { length } = file.places;
  if (length > 0) await frameOf(file, Math.floor(Math.random() * length));
  return true;
}

export type RowsRead = { readonly rows: readonly FileRow[]; readonly all: number; readonly head: Buffer };

/** The maximum number of characters of rows returned in one answer, at least one row. */
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
