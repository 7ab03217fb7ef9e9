import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exited, goneWithin, keepAlive, type Kept, type Running } from './child.ts';
import { configXml, socketPeer, usersXml } from './clickhouse-config.ts';
import { createTransport, urlOfSocket, whole, type Address } from './clickhouse-http.ts';
import { lastWords } from './embedded-postgres.ts';
import { endLeftBehind } from './left-behind.ts';
import { openLog, type LogFile } from './log-file.ts';
import { clickhouseLibrary } from './packages.ts';
import { plainEnvironment } from './process.ts';
import { socketDirectory } from './socket-directory.ts';
import { problemOf, readable } from './trouble.ts';

/** ClickHouse as our child process, on a Unix socket that accepts only this user's processes. */
export type EmbeddedClickHouse = Kept & { readonly address: () => Address };

const childFile = fileURLToPath(new URL('clickhouse-child.ts', import.meta.url));

/** The maximum duration of a start (ms) while its process lives: a large store on a busy machine. */
const patience = 600_000;

/** The parameters a child is started with; paths are real paths, because its sandbox compares them. */
type Place = { readonly engine: string; readonly config: string; readonly socket: string; readonly logs: string };

/**
 * Starts ClickHouse on `<directory>/engine`, created on first use, and keeps it alive. One left behind by a killed program is ended first.
 * Its password changes at each start.
 * @param logs directory of its logs
 */
export async function startClickHouse(directory: string, logs: string): Promise<EmbeddedClickHouse> {
  mkdirSync(path.join(directory, 'engine'), { recursive: true, mode: 0o700 });
  const home = realpathSync(directory);
  const sockets = socketDirectory(home, socketName.length);
  const place: Place = {
    engine: path.join(home, 'engine'),
    config: path.join(home, 'config.xml'),
    socket: path.join(sockets.path, socketName),
    logs: realpathSync(logs),
  };
  const address: Address = { url: urlOfSocket(place.socket), user: 'yaodong', password: randomBytes(24).toString('base64url') };
  writeConfiguration(home, place, address.password);
  const file = openLog(path.join(place.logs, 'clickhouse-child.log'));
  const trouble = (what: string): void => process.emitWarning(`ClickHouse ${what}`, { code: 'YAODONG_STORE' });
  const close = (): void => {
    file.close();
    sockets.remove();
  };
  const kept = await keepAlive({ start: () => start(place, address, file), trouble }).catch((error: unknown) => {
    close();
    throw error;
  });
  return {
    address: () => address,
    pid: kept.pid,
    stop: async () => {
      await kept.stop();
      close();
    },
  };
}

const socketName = 'http.sock';

function writeConfiguration(home: string, { config, logs }: Place, password: string): void {
  const users = path.join(home, 'users.xml');
  const memory = Math.floor(Math.min(4e9, totalmem() / 3));
  const settings = { port: 1, password, users, log: path.join(logs, 'clickhouse.log'), memory };
  writeFileSync(users, usersXml(createHash('sha256').update(password).digest('hex'), socketPeer), { mode: 0o600 });
  writeFileSync(config, configXml(settings), { mode: 0o600 });
}

async function start({ engine, config, socket, logs }: Place, address: Address, log: LogFile): Promise<Running> {
  await endLeftBehind('clickhouse', engine, path.basename(childFile));
  const args = ['--disable-warning=ExperimentalWarning', childFile, clickhouseLibrary(), config, engine, socket, logs];
  // the child finds its libraries where our Node finds its own
  // oxlint-disable-next-line node/no-process-env -- no setting of the program: the loader's own word
  const { LD_LIBRARY_PATH: libraries } = process.env;
  const env = { ...plainEnvironment, HOME: path.dirname(engine), ...(libraries !== undefined && { LD_LIBRARY_PATH: libraries }) };
  const child = spawn(process.execPath, args, { stdio: ['pipe', log.fd, log.fd], env, cwd: engine, detached: true });
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    if (await goneWithin(child, 3000)) return;
    child.kill('SIGKILL');
    await exited(child);
  };
  let over = false;
  void exited(child).then(() => (over = true));
  const deadline = Date.now() + patience;
  for (let tries = 1; !over && Date.now() < deadline; tries += 1) {
    if (await answers(address)) return { process: child, stop };
    await sleep(10);
    // one that appeared only after we had looked
    if (tries % 100 === 0) await endLeftBehind('clickhouse', engine, path.basename(childFile), child.pid);
  }
  await stop();
  throw problemOf('broken', 'store-not-started', { store: 'clickhouse', reason: readable(lastWords(log.path)), log: log.path });
}

/** Whether our own server answers there: another one would not know the password. */
async function answers(address: Address): Promise<boolean> {
  const transport = createTransport(() => address);
  try {
    const search = new URLSearchParams({ query: 'select 1' });
    const answer = await whole(await transport.send({ search, body: '', signal: AbortSignal.timeout(5000) }));
    return answer.toString().trim() === '1';
  } catch {
    return false;
  } finally {
    transport.close();
  }
}
