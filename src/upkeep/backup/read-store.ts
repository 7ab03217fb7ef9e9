import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { numbers } from '#platform/db/migrations.ts';
import { Problem } from '#kernel/problem.ts';
import {
  backupFormat,
  headName,
  headShape,
  manifestName,
  manifestShape,
  placeOfFile,
  refuseNewerBackup,
  sealName,
  type Manifest,
} from './manifest.ts';
import { tarEntries, type TarEntry } from './tar.ts';

/** A backup that was read to the end and found intact. */
export type OpenBackup = {
  readonly manifest: Manifest;
  /** The entries by name. */
  readonly entries: ReadonlyMap<string, TarEntry>;
  readonly bytes: number;
  /** An entry's bytes, in pieces of at most a megabyte. */
  read(entry: TarEntry): AsyncGenerator<Buffer>;
  close(): Promise<void>;
};

const stride = 1 << 20;
const mostManifest = 512 << 20;

/**
 * Opens a backup and verifies every hash in it.
 * @throws Problem `backup-not-read`, `not-a-backup` (no backup), `backup-newer`, `backup-cut-off`, `backup-damaged` (with the entry's name)
 */
export async function openBackup(path: string, tell: (done: number, total: number) => void = () => undefined): Promise<OpenBackup> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new Problem('cannot-do', 'backup-not-read', { file: path, reason: error.code ?? error.message });
  });
  try {
    return await checked(file, tell);
  } catch (error) {
    await file.close();
    throw (error as NodeJS.ErrnoException).code === 'EISDIR'
      ? new Problem('cannot-do', 'backup-not-read', { file: path, reason: 'EISDIR' })
      : error;
  }
}

async function checked(file: FileHandle, tell: (done: number, total: number) => void): Promise<OpenBackup> {
  const { size } = await file.stat();
  const readAt = async (at: number, length: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  };
  async function* read(entry: TarEntry): AsyncGenerator<Buffer> {
    for (let at = 0; at < entry.size; at += stride) {
      const bytes = await readAt(entry.at + at, Math.min(stride, entry.size - at));
      if (bytes.length === 0) throw new Problem('cannot-do', 'backup-cut-off');
      yield bytes;
    }
  }
  const entries = new Map<string, TarEntry>();
  for await (const entry of tarEntries(readAt, size)) {
    if (entries.size === 0) await refuseStrange(entry, read);
    if (entries.has(entry.name)) throw new Problem('cannot-do', 'backup-damaged', { entry: entry.name });
    entries.set(entry.name, entry);
  }
  const manifest = await manifestOf(entries, read);
  await checkHashes(manifest, entries, read, tell);
  return { manifest, entries, bytes: size, read, close: () => file.close() };
}

type Read = OpenBackup['read'];

/** The first entry identifies the file and the program that made it. */
async function refuseStrange(entry: TarEntry, read: Read): Promise<void> {
  const head = entry.name === headName ? headShape.safeParse(parsed(await textOf(entry, read))) : null;
  if (head?.success !== true) throw new Problem('cannot-do', 'not-a-backup');
  if (head.data.format > backupFormat) throw new Problem('cannot-do', 'backup-newer', { program: head.data.program });
}

async function manifestOf(entries: ReadonlyMap<string, TarEntry>, read: Read): Promise<Manifest> {
  const [entry, seal] = [entries.get(manifestName), entries.get(sealName)];
  if (entry === undefined || seal === undefined) throw new Problem('cannot-do', 'backup-cut-off');
  const text = await textOf(entry, read);
  const hash = createHash('sha256').update(text).digest('hex');
  if (!(await textOf(seal, read)).startsWith(hash)) throw new Problem('cannot-do', 'backup-damaged', { entry: manifestName });
  const found = manifestShape.safeParse(parsed(text));
  if (!found.success) throw new Problem('cannot-do', 'backup-damaged', { entry: manifestName });
  refuseNewerBackup(found.data, numbers());
  return found.data;
}

async function checkHashes(
  manifest: Manifest,
  entries: ReadonlyMap<string, TarEntry>,
  read: Read,
  tell: (done: number, total: number) => void,
) {
  const total = manifest.entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (entries.size !== manifest.entries.length + 2) throw new Problem('cannot-do', 'backup-damaged', { entry: manifestName });
  let done = 0;
  for (const { name, bytes, sha256 } of manifest.entries) {
    placeOfFile(name);
    const entry = entries.get(name);
    const hash = createHash('sha256');
    if (entry?.size === bytes) for await (const piece of read(entry)) hash.update(piece);
    if (entry?.size !== bytes || hash.digest('hex') !== sha256) throw new Problem('cannot-do', 'backup-damaged', { entry: name });
    tell((done += bytes), total);
  }
}

async function textOf(entry: TarEntry, read: Read): Promise<string> {
  if (entry.size > mostManifest) throw new Problem('cannot-do', 'not-a-backup');
  return Buffer.concat(await Array.fromAsync(read(entry))).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
