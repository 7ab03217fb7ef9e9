import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Stores } from '#platform/db/stores.ts';
import { isDiskFull } from '#kernel/full-disk.ts';
import { Problem } from '#kernel/problem.ts';
import { openCut } from './cut-store.ts';
import { writeWhole } from './whole-file-store.ts';
import { backupBytes } from './write-store.ts';

/** How many of these are kept: the newest, as for copies of a directory. */
const mostKept = 3;
const isCopy = /^upgrade-\d{8}T\d{9}Z\.yaodong$/u;
/** The remains of one whose program was killed. */
const isPart = /^upgrade-\d{8}T\d{9}Z\.yaodong\.part$/u;

/** The setting that disables the copy. */
const setting = 'YAODONG_UPGRADE_COPY=no';

export type UpgradeCopy = { readonly file: string; readonly bytes: number };

/**
 * Writes a backup of the unchanged stores before this program migrates them: `backups/upgrade-<instant>.yaodong`. The version they belong
 * to can restore it. The last three are kept.
 * @param options `now` in ms; `onBegin` receives the file before the first byte
 * Throws Problem `upgrade-copy-no-room` or `upgrade-copy-failed`, with nothing left behind.
 * @example await copyBeforeUpgrade(stores, { demo: false, now: Date.now() }) // { file:
 * '/srv/yaodong/backups/upgrade-20260301T023000000Z.yaodong', bytes: 81920 }
 */
export async function copyBeforeUpgrade(
  stores: Pick<Stores, 'postgres' | 'clickhouse' | 'places'>,
  options: { readonly demo: boolean; readonly now: number; readonly onBegin?: (file: string) => void },
): Promise<UpgradeCopy> {
  const { backups } = stores.places;
  const file = join(backups, `upgrade-${new Date(options.now).toISOString().replaceAll(/[-:.]/gu, '')}.yaodong`);
  try {
    await mkdir(backups, { recursive: true, mode: 0o700 });
    await removeAll(backups, (name) => isPart.test(name) && name !== `${basename(file)}.part`);
    options.onBegin?.(file);
    const bytes = await writeWhole(file, bytesOf(stores, options));
    const kept = (await readdir(backups)).filter((name) => isCopy.test(name)).toSorted();
    const newest = new Set(kept.slice(-mostKept));
    await removeAll(backups, (name) => isCopy.test(name) && !newest.has(name));
    return { file, bytes };
  } catch (error) {
    throw troubleOf(error, backups);
  }
}

async function removeAll(directory: string, which: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(directory)).filter(which)) await rm(join(directory, name), { force: true });
}

async function* bytesOf(
  { postgres, clickhouse, places }: Pick<Stores, 'postgres' | 'clickhouse' | 'places'>,
  { demo, now }: { readonly demo: boolean; readonly now: number },
): AsyncGenerator<Uint8Array> {
  const cut = await openCut({ postgres, clickhouse, directory: places.files, scratch: join(places.backups, 'cut') });
  const nothing = (): void => undefined;
  try {
    yield* backupBytes(cut, { clickhouse, knowledge: places.knowledge, demo, now }, nothing, nothing);
  } finally {
    await cut.close();
  }
}

function troubleOf(error: unknown, directory: string): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const full = isDiskFull(error) || code === 'EFBIG';
  const problem = full
    ? new Problem('cannot-do', 'upgrade-copy-no-room', { directory, setting })
    : new Problem('cannot-do', 'upgrade-copy-failed', { directory, setting, reason: code === '' ? String(error).slice(0, 400) : code });
  problem.cause = error;
  return problem;
}
