import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { lock, self, stillRuns, type Holder } from './lock.ts';
import { stopLeftBehind } from './embedded-postgres.ts';
import { numbers, type Numbers } from './migrations.ts';
import { problemOf, readable } from './trouble.ts';

/** The paths in a data directory. */
export type Places = Readonly<Record<'root' | 'postgres' | 'clickhouse' | 'logs' | 'knowledge' | 'files' | 'backups', string>>;

/** A data directory held by this program. */
export type DataDirectory = {
  readonly places: Places;
  /** Records that the stores are now at this program's version. */
  readonly recordVersion: () => void;
  /** Surrounds the filling of new stores: a directory in which it was begun but not finished is never opened. */
  readonly beginFill: () => void;
  readonly endFill: () => void;
  /** Releases the directory for the next program. */
  readonly release: () => void;
};

/** A server running on a directory: its address and the key for the command line on the same machine. */
export type LocalServer = { readonly url: string; readonly key: string };

type Version = { readonly layout: number; readonly program: string; readonly migrations: Numbers };

const layout = 1;

/** The program's own version, from package.json. */
export const programVersion: string = (
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

/** The paths below `root`. */
export function placesOf(root: string): Places {
  const below = (name: string): string => path.join(path.resolve(root), name);
  return {
    root: path.resolve(root),
    postgres: below('postgres'),
    clickhouse: below('clickhouse'),
    logs: below('logs'),
    knowledge: below('knowledge'),
    files: below('files'),
    backups: below('backups'),
  };
}

/**
 * Creates the directory if missing, holds it, refuses one of a newer version, and copies the stores of an older one to `backups/` before
 * anything is changed.
 * @param onWait called once if another program holds it
 */
export async function holdDirectory(root: string, onWait?: (holder: Holder) => void, signal?: AbortSignal): Promise<DataDirectory> {
  const places = placesOf(root);
  mkdirSync(places.root, { recursive: true, mode: 0o700 });
  const held = await lock(places.root, onWait, signal);
  const filling = path.join(places.root, 'restoring');
  try {
    if (existsSync(filling)) await refuseUnfinished(places);
    const version = readVersion(places);
    if (version !== null) refuseNewer(version);
    for (const place of [places.logs, places.knowledge, places.files]) mkdirSync(place, { recursive: true, mode: 0o700 });
    closeToOthers(places);
    if (version !== null && isOlder(version)) await backUp(places, version);
    return {
      places,
      recordVersion: () => writeVersion(places),
      beginFill: () => writeWhole(filling, ''),
      endFill: () => rmSync(filling),
      release: held.release,
    };
  } catch (error) {
    held.release();
    throw error;
  }
}

/**
 * Removes others' permissions on the directory, the folders of user files, and the logs in them: someone else may have created the
 * directory, and earlier versions wrote a log that everyone could read. Files owned by others stay unchanged, such as a volume mounted by a
 * cluster.
 */
function closeToOthers(places: Places): void {
  const logs = readdirSync(places.logs).map((name) => path.join(places.logs, name));
  for (const place of [
    places.root,
    places.postgres,
    places.clickhouse,
    places.logs,
    places.knowledge,
    places.files,
    places.backups,
    ...logs,
  ]) {
    const { uid, mode } = statSync(place, { throwIfNoEntry: false }) ?? { uid: -1, mode: 0 };
    if (uid === process.getuid?.() && (mode & 0o077) !== 0) chmodSync(place, mode & 0o700);
  }
}

/** Ends what a killed restore left running: the directory is to be deleted. */
async function refuseUnfinished(places: Places): Promise<never> {
  await stopLeftBehind(places.postgres);
  throw problemOf('cannot-do', 'restore-unfinished', { data: places.root });
}

function readVersion(places: Places): Version | null {
  const file = path.join(places.root, 'version.json');
  if (!existsSync(file)) return null;
  try {
    const version = JSON.parse(readFileSync(file, 'utf8')) as Version;
    if (Array.isArray(version.migrations.postgres) && Array.isArray(version.migrations.clickhouse)) return version;
    throw new TypeError('no migrations');
  } catch (error) {
    throw problemOf('cannot-do', 'not-a-data-directory', { reason: readable((error as Error).message) }, error);
  }
}

function writeVersion(places: Places): void {
  const version: Version = { layout, program: programVersion, migrations: numbers() };
  if (!isDeepStrictEqual(readVersion(places), version))
    writeWhole(path.join(places.root, 'version.json'), JSON.stringify(version, null, 2));
}

function refuseNewer(version: Version): void {
  const ours = numbers();
  const unknown = (store: keyof Numbers): boolean => version.migrations[store].some((number) => !ours[store].includes(number));
  if (version.layout > layout || unknown('postgres') || unknown('clickhouse'))
    throw problemOf('cannot-do', 'directory-newer', { program: version.program, ours: programVersion });
}

function isOlder(version: Version): boolean {
  const ours = numbers();
  const missing = (store: keyof Numbers): boolean => ours[store].some((number) => !version.migrations[store].includes(number));
  return missing('postgres') || missing('clickhouse');
}

/**
 * Copies both stores while nothing runs on them, without using extra space if the file system supports it. The last three copies are kept.
 */
async function backUp(places: Places, version: Version): Promise<void> {
  const name = `${new Date().toISOString().replaceAll(/[:.]/gu, '')}-${version.program}`;
  const draft = path.join(places.backups, `${name}.part`);
  try {
    await stopLeftBehind(places.postgres);
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    for (const place of [places.postgres, places.clickhouse, path.join(places.root, 'version.json')])
      if (existsSync(place)) cpSync(place, path.join(draft, path.basename(place)), copying);
    renameSync(draft, path.join(places.backups, name));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw problemOf('cannot-do', 'backup-failed', { reason: readable((error as NodeJS.ErrnoException).code ?? String(error)) }, error);
  }
  const copies = readdirSync(places.backups).filter((one) => isCopy.test(one));
  for (const old of copies.toSorted().slice(0, -3)) rmSync(path.join(places.backups, old), { recursive: true });
}

/** A copy made before an upgrade, by its name; anything else in `backups/` belongs to someone else and stays. */
const isCopy = /^\d{4}-\d{2}-\d{2}T\d{9}Z-\d[\w.-]*$/u;

const copying = {
  recursive: true,
  preserveTimestamps: true,
  mode: constants.COPYFILE_FICLONE,
  filter: (file: string) =>
    !/^(?:postmaster\.pid|\.s\.PGSQL\.\d+(?:\.lock)?|users\.xml|config\.xml|http\.sock|socket)$/u.test(path.basename(file)),
};

/** Tells the local command line where this server is. `server.json` is readable by its owner only. */
export function writeServer(root: string, server: LocalServer): void {
  writeWhole(path.join(root, 'server.json'), JSON.stringify({ ...server, ...self() }));
}

/** The server running on a directory; null if none is, whatever the file says. */
export function readServer(root: string): LocalServer | null {
  try {
    const server = JSON.parse(readFileSync(path.join(root, 'server.json'), 'utf8')) as LocalServer & Holder;
    return stillRuns(server) ? { url: server.url, key: server.key } : null;
  } catch {
    return null;
  }
}

/** Removes the file: the server is stopping. */
export function removeServer(root: string): void {
  rmSync(path.join(root, 'server.json'), { force: true });
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
}
