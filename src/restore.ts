import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { countsOf, fillFrom, numbersIn, openBackup } from '#upkeep/backup/backup.ts';
import { openStores } from '#platform/db/stores.ts';
import { isDiskFull } from '#kernel/full-disk.ts';
import { Problem } from '#kernel/problem.ts';
import type { Config } from './config.ts';

/** Content of a backup. `demo`: data of the demonstration city. */
export type Verified = ReturnType<typeof countsOf> & {
  readonly made: string;
  readonly program: string;
  readonly demo: boolean;
  readonly bytes: number;
};

/** What a new disk has at its root: such a directory counts as empty. */
const ofTheDisk = 'lost+found';

/** Progress: bytes checked, then rows written. */
export type OnProgress = (what: 'check' | 'write', done: number, total: number) => void;

/** Reads a backup to its end and checks every hash. Throws a Problem that says what is wrong with the file. */
export async function verifyBackup(file: string, tell: OnProgress = () => undefined): Promise<Verified> {
  const backup = await openBackup(file, (done, total) => tell('check', done, total));
  await backup.close();
  return verified(backup);
}

/**
 * Creates a directory from a backup: the stores as they were, with the migrations that the backup knows, then migrated to this program's
 * version. All of it, or the directory is removed again.
 * @throws Problem `restore-not-empty`, and what `verifyBackup` throws, before anything is created
 */
export async function restoreInto(config: Config, file: string, tell: OnProgress = () => undefined): Promise<Verified> {
  const there = await readdir(config.data).catch(() => null);
  if (there?.some((name) => name !== ofTheDisk) === true) throw new Problem('conflict', 'restore-not-empty', { data: config.data });
  const backup = await openBackup(file, (done, total) => tell('check', done, total));
  try {
    await mkdir(config.data, { recursive: true, mode: 0o700 });
    const work = (stores: Parameters<typeof fillFrom>[1]) => fillFrom(backup, stores, (done, total) => tell('write', done, total));
    const stores = await openStores({ ...config, dataDirectory: config.data, fill: { at: numbersIn(backup.manifest), work } });
    await stores.stop();
    return verified(backup);
  } catch (error) {
    await clear(config.data, there !== null);
    throw isDiskFull(error) ? new Problem('cannot-do', 'restore-no-room') : error;
  } finally {
    await backup.close();
  }
}

function verified({ manifest, bytes }: Awaited<ReturnType<typeof openBackup>>): Verified {
  const { made, program, demo } = manifest;
  return { ...countsOf(manifest), made, program, demo, bytes };
}

/** Leaves the directory as it was found: absent or empty. An existing one may be a disk's mount point, which cannot be removed. */
async function clear(directory: string, keep: boolean): Promise<void> {
  if (!keep) return await rm(directory, { recursive: true, force: true });
  const made = (await readdir(directory)).filter((name) => name !== ofTheDisk);
  await Promise.all(made.map((name) => rm(join(directory, name), { recursive: true, force: true })));
}
