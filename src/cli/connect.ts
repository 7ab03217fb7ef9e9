import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Logger } from 'pino';
import type { App, Parts } from '#main.ts';
import { readConfig } from '#config.ts';
import type { Config } from '#config.ts';
import { placesOf, readServer } from '#platform/db/data-directory.ts';
import type { LocalServer } from '#platform/db/data-directory.ts';
import { tell, type Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { words } from '#words.ts';
import { isDemo } from './demo-mark.ts';
import type { Output } from './output.ts';
import { patientFetch } from './http-fetch.ts';

/** Where the command line works; absent settings have their defaults. */
export type Where = {
  readonly data?: string | undefined;
  readonly server?: string | undefined;
  readonly key?: string | undefined;
  /** The token of a link to one case, which needs no key. */
  readonly link?: string | undefined;
};

/** The program, wherever it runs: over the network or in this process. */
export type Connection = {
  readonly url: string;
  readonly key: string;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Where a program on this machine, accessed with its local key, accepts local files; undefined elsewhere. */
  readonly spool?: string;
  readonly stop: () => Promise<void>;
};

const inProcess = 'http://localhost';

/** Finds the program: a remote server, the server that runs on the directory, or the directory's own stores, started for this command. */
export async function connect(where: Where, output: Output): Promise<Connection> {
  const config = readConfig({ data: where.data, demo: isDemo(where.data ?? './data') });
  const server = where.server ?? (where.data === undefined ? config.server : null);
  if (server === null) return await reachDirectory(config, where, output);
  const key = where.key ?? config.key ?? (where.link === undefined ? null : '');
  if (key === null) throw new Problem('not-signed-in', 'key-not-given');
  return overNetwork(addressOf(server), key);
}

async function reachDirectory(config: Config, where: Where, output: Output): Promise<Connection> {
  const opened = await openOrFind(config, output, { log: quietLog(config) });
  const reached = 'fetch' in opened ? inThisProcess(opened) : overNetwork(opened.url, opened.key);
  return where.key === undefined ? { ...reached, spool: placesOf(config.data).files } : { ...reached, key: where.key };
}

/**
 * The program on a directory in this process; or the server that was found on it, immediately or while waiting for the directory.
 * @param parts `log`: what a command logs about itself; a server omits it and writes the program's own log
 */
export async function openOrFind(config: Config, output: Output, parts: Pick<Parts, 'log' | 'ownCity'> = {}): Promise<App | LocalServer> {
  return await untilFree(config, output, async (wait) => (await import('#main.ts')).compose(config, { ...parts, ...wait }));
}

type Holder = Parameters<NonNullable<Parts['onWait']>>[0];
type Wait = {
  readonly onWait: (holder: Holder) => void;
  readonly onUpgradeCopy: (file: string) => void;
  readonly signal: AbortSignal;
};

/**
 * Takes a directory, waiting (with a message) while another command has it; if that turns out to be a server, stops waiting and returns it.
 */
export async function untilFree<T>(config: Config, output: Output, take: (wait: Wait) => Promise<T>): Promise<T | LocalServer> {
  const running = readServer(config.data);
  if (running !== null) return running;
  const giveUp = new AbortController();
  let looking: NodeJS.Timeout | undefined;
  let found: LocalServer | null = null;
  const look = () => {
    found = readServer(config.data);
    if (found !== null) giveUp.abort();
  };
  const inform = (code: string, evidence: Finding['evidence']) =>
    output.err(`${tell({ code, severity: 'info', evidence }, words, output.language).detail}\n`);
  const onUpgradeCopy = (file: string) => inform('upgrade-copy-going-on', { file });
  const onWait = (holder: Holder) => {
    inform('directory-locked', holder);
    looking = setInterval(look, 100);
  };
  try {
    return await take({ onWait, onUpgradeCopy, signal: giveUp.signal });
  } catch (error) {
    if (found !== null) return found;
    throw error;
  } finally {
    clearInterval(looking);
  }
}

/** How long a command that has answered keeps packing what it imported. The rest is left to the next server, or to `doctor --compact`. */
const packingMs = 10_000;

/** A program in this process, called without a network. */
export function inThisProcess(app: App): Connection {
  const stop = async () => {
    const patience = AbortSignal.timeout(packingMs);
    await Promise.race([app.slices.imports.packFiles().catch(() => undefined), once(patience, 'abort')]);
    await app.stop();
  };
  return { url: inProcess, key: app.localKey, fetch: (request) => app.fetch(request), stop };
}

function overNetwork(url: string, key: string): Connection {
  return { url, key, fetch: request, stop: async () => {} };
}

/** A response from something other than our program is reported as such, whatever it contains. */
async function request(request: Request): Promise<Response> {
  const answer = await patientFetch(request);
  const type = answer.headers.get('content-type') ?? '';
  if ((answer.status < 400 && !type.startsWith('text/html')) || type.startsWith('application/problem+json')) return answer;
  await answer.body?.cancel();
  throw new Problem('cannot-do', 'server-unknown', { url: new URL(request.url).origin, status: answer.status });
}

function addressOf(server: string): string {
  const text = /^https?:\/\//iu.test(server) ? server : `http://${server}`;
  if (!URL.canParse(text)) throw new Problem('bad-input', 'server-unreachable', { url: server, reason: 'URL' });
  return text.replace(/\/+$/u, '').replace(/\/api$/u, '');
}

/** A command's log is in the directory, because standard error belongs to the command. If the environment asks for a log, it goes there. */
export function quietLog(config: Config): Logger {
  const directory = join(config.data, 'logs');
  const write = (line: string) => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    appendFileSync(join(directory, 'commands.log'), line, { mode: 0o600 });
  };
  return pino({ level: 'warn' }, { write });
}
