import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { end, exited, keepAlive, type Kept, type Running } from './child.ts';
import { endLeftBehind, goneBy } from './left-behind.ts';
import { openLog, type LogFile } from './log-file.ts';
import { postgresPrograms } from './packages.ts';
import { alive, giveTo, plainEnvironment, signal, withoutRoot, workersIn } from './process.ts';
import { socketDirectory } from './socket-directory.ts';
import { problemOf, readable } from './trouble.ts';

const run = promisify(execFile);

/** PostgreSQL as our child process. `socket` is the directory of its Unix socket; it listens nowhere else. */
export type EmbeddedPostgres = Kept & { readonly socket: string; readonly user: string };

const user = 'yaodong';

/** Small, because the machine is shared with ClickHouse and us; durable, as PostgreSQL is by default. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '60',
  shared_buffers: '96MB',
  max_wal_size: '256MB',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
};

/**
 * Starts PostgreSQL on `<directory>`, created on first use, and keeps it alive. One left behind by a killed program is stopped first.
 * @param log file that its messages are appended to
 * @param more settings that replace or extend the usual ones
 */
export async function startPostgres(
  directory: string,
  log: string,
  more: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  await stopLeftBehind(directory);
  if (!existsSync(path.join(directory, 'PG_VERSION'))) await initialise(directory);
  const sockets = socketDirectory(directory, socketName.length, canBeSet);
  const socket = sockets.path;
  const file = openLog(log);
  const trouble = (what: string): void => process.emitWarning(`PostgreSQL ${what}`, { code: 'YAODONG_STORE' });
  const kept = await keepAlive({ start: () => start(directory, socket, file, { ...settings, ...more }), trouble }).catch(
    (error: unknown) => {
      file.close();
      throw error;
    },
  );
  return {
    socket,
    user,
    pid: kept.pid,
    stop: async () => {
      await kept.stop();
      file.close();
      sockets.remove();
    },
  };
}

/**
 * Stops a PostgreSQL that runs on the directory although the program that started it is gone, and any of its processes that outlived the
 * first one. Committed transactions stay.
 */
export async function stopLeftBehind(directory: string): Promise<void> {
  const left = workersIn(directory, program);
  const pid = mainProcess(directory);
  const main = left.filter((one) => one.pid === pid);
  // a halted process receives no other signal
  for (const one of left) signal(one, 'SIGCONT');
  for (const [name, time] of kindly) {
    for (const one of main) signal(one, name);
    if (await goneBy(main, Date.now() + time)) break;
  }
  await endLeftBehind('postgres', directory, program);
}

/** How a PostgreSQL is asked to exit, with increasing force, and the time allowed (ms). */
const kindly = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 5000],
] as const;

const program = 'postgres';

/** The main process from postmaster.pid; NaN if the file does not say. */
function mainProcess(directory: string): number {
  return Number(readPidFile(directory)[0]);
}

/** PostgreSQL takes any process with that number for itself and does not start: a process that was given the number later is not it. */
function forgetReused(directory: string, socket: string): void {
  const pid = mainProcess(directory);
  if (!(pid > 1) || !alive(pid)) return;
  for (const file of [path.join(directory, 'postmaster.pid'), path.join(socket, '.s.PGSQL.5432.lock')]) rmSync(file, { force: true });
}

/** The lines of postmaster.pid: process, directory, start, port, socket directory, address, shared memory, state. */
function readPidFile(directory: string): string[] {
  try {
    return readFileSync(path.join(directory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Creates a new cluster next to its final location and moves it there whole, so that a killed start leaves nothing half made. */
async function initialise(directory: string): Promise<void> {
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=und'];
  const args = ['-D', draft, '-U', user, '-A', 'trust', '-E', 'UTF8', ...locale, '--no-instructions'];
  const launch = withoutRoot(path.join(postgresPrograms(), 'initdb'), args);
  giveTo(draft, launch.owner);
  try {
    await run(launch.command, launch.args, { ...launch.ids, env: plainEnvironment });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr ?? String(error);
    throw problemOf('broken', 'store-not-started', { store: 'postgres', reason: readable(said), log: '' }, error);
  }
  rmSync(directory, { recursive: true, force: true });
  renameSync(draft, directory);
}

const socketName = '.s.PGSQL.5432.lock';

/** The setting takes a list. */
function canBeSet(directory: string): boolean {
  return !/[,"\s]/u.test(directory);
}

/**
 * PostgreSQL does not start on a directory that is group-writable, which is how a cluster mounts a volume that it gives to a group
 * (fsGroup).
 */
function closeToOthers(directory: string): void {
  if ((statSync(directory).mode & 0o027) !== 0) chmodSync(directory, 0o700);
}

async function start(directory: string, socket: string, log: LogFile, wanted: Readonly<Record<string, string>>): Promise<Running> {
  for (;;) {
    await stopLeftBehind(directory);
    forgetReused(directory, socket);
    const running = await startOnce(directory, socket, log, wanted);
    if (typeof running !== 'string') return running;
    // one that was just being started when its program was killed, and came first
    if (workersIn(directory, program).length > 0) continue;
    throw problemOf('broken', 'store-not-started', { store: 'postgres', reason: readable(running), log: log.path });
  }
}

/** Returns the reason if it does not start. */
async function startOnce(
  directory: string,
  socket: string,
  log: LogFile,
  wanted: Readonly<Record<string, string>>,
): Promise<Running | string> {
  const options = Object.entries({ ...wanted, unix_socket_directories: socket }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const launch = withoutRoot(path.join(postgresPrograms(), program), ['-D', directory, ...options]);
  giveTo(directory, launch.owner);
  closeToOthers(directory);
  if (socket !== directory) giveTo(socket, launch.owner);
  const child = spawn(launch.command, launch.args, {
    ...launch.ids,
    stdio: ['ignore', log.fd, log.fd],
    env: plainEnvironment,
    cwd: directory,
    detached: true,
  });
  let failed: string | null = null;
  child.once('error', (error) => (failed = error.message));
  let over = false;
  void exited(child).then(() => (over = true));
  while (!over && !ready(directory, child.pid)) await sleep(5);
  return over ? (failed ?? lastWords(log.path)) : { process: child, stop: () => end(child, kindly) };
}

function ready(directory: string, pid: number | undefined): boolean {
  const lines = readPidFile(directory);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** The last line that states the reason. */
export function lastWords(log: string): string {
  const text = existsSync(log) ? readFileSync(log, 'utf8').trimEnd() : '';
  return text.slice(text.lastIndexOf('\n') + 1);
}
