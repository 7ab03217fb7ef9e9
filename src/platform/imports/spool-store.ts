import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The directory of uploaded files and rejects files. Ids are created here, so that no name from outside becomes a path. */
export function createSpool(directory: string) {
  const pathOf = (id: string): string => {
    if (!/^[a-z0-9-]{1,80}$/u.test(id)) throw new RangeError(`no spool id: ${id}`);
    return join(directory, id);
  };

  /** Files that are written and not entered yet: none of them is a leftover, whatever its age by the clock of the file system. */
  const arriving = new Set<string>();

  /**
   * Writes a stream to its end, syncs it to disk and has it entered; leftovers of an aborted upload are removed.
   * @param enter makes the file known
   */
  async function keep<T>(
    stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
    enter: (file: SpooledFile) => Promise<T>,
  ): Promise<T> {
    const id = randomUUID();
    arriving.add(id);
    try {
      return await enter(await written(directory, id, stream));
    } finally {
      arriving.delete(id);
    }
  }

  /**
   * Takes over a file placed under an id from outside the program: makes it exclusively ours, and syncs it to disk; null if there is no
   * such file.
   */
  const takeOver = async (id: string, mostBytes: number): Promise<SpooledFile | 'too-large' | null> =>
    uuid.test(id) ? await takeOverFrom(pathOf(id), id, mostBytes) : null;

  /** Writes a file under an id of the program's own. */
  async function write(id: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    await mkdir(directory, { recursive: true });
    await pipeline(Readable.from(pieces), createWriteStream(pathOf(id), { mode: 0o600 }));
  }

  /** The first bytes of a file, to detect its type. */
  const head = (id: string, bytes: number): Promise<Buffer> => headOf(pathOf(id), bytes);

  /** Also keeps a file under an id of the program's own. */
  async function copy(from: string, to: string): Promise<void> {
    await copyFile(pathOf(from), pathOf(to));
    await toDisk(pathOf(to));
  }

  /** The size of a file; null if it does not exist. */
  const bytesOf = (id: string): Promise<number | null> => sizeOf(pathOf(id));

  const stream = (id: string): ReadableStream<Uint8Array> => Readable.toWeb(createReadStream(pathOf(id))) as ReadableStream<Uint8Array>;

  const text = (id: string): Promise<string> => readFile(pathOf(id), 'utf8');

  async function remove(ids: Iterable<string>): Promise<void> {
    for (const id of ids) await rm(pathOf(id), { force: true });
  }

  /** Uploads last written before an instant that are not arriving: those that nobody knows are leftovers. */
  async function writtenBefore(before: number): Promise<string[]> {
    const found: string[] = [];
    for (const id of await readdir(directory).catch(() => [])) {
      if (arriving.has(id) || /^(?:rejects|photo|attachment|evidence|kept)-/u.test(id) || !/^[a-z0-9-]+$/u.test(id)) continue;
      const { mtimeMs } = await stat(join(directory, id));
      if (mtimeMs < before) found.push(id);
    }
    return found;
  }

  /** The total bytes of all files. */
  const bytesOfAll = (): Promise<number> => sizeOfAll(directory);

  return { keep, takeOver, write, head, copy, bytesOf, bytesOfAll, stream, text, pathOf, remove, writtenBefore };
}

/** Writes a stream to its end and syncs it to disk; what was written is removed if it breaks off. */
async function written(
  directory: string,
  id: string,
  stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
): Promise<SpooledFile> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, id);
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.from(stream as AsyncIterable<Uint8Array>), count, createWriteStream(path, { mode: 0o600 }));
    await toDisk(path);
  } catch (cause) {
    await rm(path, { force: true });
    throw cause;
  }
  return { id, bytes, sha256: hash.digest('hex') };
}

/** A file in the spool: its size and the SHA-256 of its bytes, in hexadecimal digits. */
export type SpooledFile = { readonly id: string; readonly bytes: number; readonly sha256: string };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const { O_RDWR, O_NOFOLLOW, O_NONBLOCK } = constants;

/** A regular file of the program's user without other hard links; null if there is none. */
async function openOwn(path: string): Promise<FileHandle | null> {
  const file = await open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK).catch(() => null);
  const found = await file?.stat();
  if (found?.isFile() === true && found.nlink === 1 && found.uid === process.getuid?.()) return file;
  await file?.close();
  return null;
}

async function takeOverFrom(path: string, id: string, mostBytes: number): Promise<SpooledFile | 'too-large' | null> {
  const file = await openOwn(path);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    if (size > mostBytes) return 'too-large';
    await file.chmod(0o600);
    await file.sync();
    return { id, ...(await hashOf(file)) };
  } finally {
    await file.close();
  }
}

async function hashOf(file: FileHandle): Promise<Pick<SpooledFile, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(1 << 20);
  for (let bytes = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, piece.length, bytes);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    hash.update(piece.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}

export type Spool = ReturnType<typeof createSpool>;

async function headOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found === null ? null : found.size;
}

async function sizeOfAll(directory: string): Promise<number> {
  const names = await readdir(directory).catch(() => []);
  let sum = 0;
  for (let at = 0; at < names.length; at += 256) {
    const sizes = await Promise.all(names.slice(at, at + 256).map((name) => sizeOf(join(directory, name))));
    sum += sizes.reduce<number>((all, size) => all + (size ?? 0), 0);
  }
  return sum;
}

async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
