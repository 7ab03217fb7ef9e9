import { spawnSync } from 'node:child_process';
import { existsSync, lchownSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** How to run a program that refuses to run as root. `owner` is the user that its files must belong to. */
export type Launch = {
  readonly command: string;
  readonly args: string[];
  readonly ids: { uid?: number; gid?: number };
  readonly owner: number | null;
};

const nobody = 65_534;

/** What an engine gets of our environment: nothing. */
export const plainEnvironment: NodeJS.ProcessEnv = { TZ: 'UTC', LC_ALL: 'C' };

const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
/** Ends with SIGINT, PostgreSQL's signal for an orderly stop, when the thread that started it is gone. */
const withParent = ['setpriv', '--pdeathsig', 'INT'];

/** As `nobody`, but able to traverse directories that are closed to others, if the container's root allows it. */
const passing = [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
];

/**
 * As an ordinary user: directly. As root: in a user namespace where we are user 1000 (no file changes owner, works below a 0700 directory);
 * where namespaces are forbidden, as `nobody`, who must then own the files. Where Linux's tools allow, it ends when we do.
 */
export function withoutRoot(command: string, args: readonly string[]): Launch {
  const [ways, owner] = waysDown();
  const words = ways === null ? [] : works([...ways, ...withParent]) ? [...ways, ...withParent] : ways;
  const [first = command, ...rest] = [...words, command, ...args];
  return { command: first, args: rest, ids: ways === null ? { uid: nobody, gid: nobody } : {}, owner };
}

/** The command prefix, null if Node must change the user itself; and the required owner of the files. */
function waysDown(): [readonly string[] | null, number | null] {
  if (process.getuid?.() !== 0) return [[], null];
  if (works(namespace)) return [namespace, 0];
  return [works(passing) ? passing : null, nobody];
}

const tried = new Map<string, boolean>();

/** Whether a command that starts others can be used here; determined once. */
function works([command = '', ...words]: readonly string[]): boolean {
  const key = [command, ...words].join(' ');
  const known = tried.get(key);
  if (known !== undefined) return known;
  const result =
    process.platform === 'linux' && spawnSync(command, [...words, 'true'], { stdio: 'ignore', env: plainEnvironment }).status === 0;
  tried.set(key, result);
  return result;
}

/** Changes the owner of a directory and everything in it to that user, unless it already is. */
export function giveTo(directory: string, owner: number | null): void {
  if (owner === null || statSync(directory).uid === owner) return;
  for (const entry of readdirSync(directory, { recursive: true, encoding: 'utf8' })) lchownSync(path.join(directory, entry), owner, owner);
  lchownSync(directory, owner, owner);
}

/** When a process started, in ticks since boot; null if it does not run. Distinguishes a process from a later one with the same number. */
export function startOf(pid: number): string | null {
  if (!alive(pid)) return null;
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? 'unknown');
  } catch {
    return 'unknown';
  }
}

/** Whether a process with that number runs. */
export function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process that works in a directory: its number, and when it started. */
export type Worker = { readonly pid: number; readonly started: string };

/** The processes that work in a directory and whose command contains that word, except one that is exiting. Linux only. */
export function workersIn(directory: string, word: string): Worker[] {
  const place = existsSync(directory) ? realpathSync(directory) : directory;
  return numbersIn('/proc').flatMap((pid) => {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) !== place || !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word)) return [];
      const started = startOf(pid);
      return started === null || started === 'unknown' ? [] : [{ pid, started }];
    } catch {
      // gone meanwhile, or another user's
      return [];
    }
  });
}

function numbersIn(directory: string): number[] {
  try {
    return readdirSync(directory).flatMap((name) => (/^\d+$/u.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** Whether exactly that process still runs. */
export function isAtWork({ pid, started }: Worker): boolean {
  return startOf(pid) === started;
}

/** Sends a signal to exactly that process, unless it has ended. */
export function signal(worker: Worker, name: NodeJS.Signals): void {
  try {
    if (isAtWork(worker)) process.kill(worker.pid, name);
  } catch {
    // it has ended at this moment
  }
}
