import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exited, goneWithin, keepAlive, type Kept, type Running } from './child.ts';
import { configXml, usersXml } from './clickhouse-config.ts';
import { createTransport, whole, type Address } from './clickhouse-http.ts';
import { lastWords } from './embedded-postgres.ts';
import { openLog, type LogFile } from './log-file.ts';
import { clickhouseLibrary } from './packages.ts';
import { plainEnvironment } from './process.ts';
import { problemOf, readable } from './trouble.ts';

/** ClickHouse as our child, on a free loopback port; the port changes when it is started again. */
export type EmbeddedClickHouse = Kept & { readonly address: () => Address };

const childFile = fileURLToPath(new URL('clickhouse-child.ts', import.meta.url));

/**
 * Starts ClickHouse on `<directory>/engine`, made on first use, and keeps it alive. Its password is new at each start.
 * @param logs directory of its logs
 */
export async function startClickHouse(directory: string, logs: string): Promise<EmbeddedClickHouse> {
  mkdirSync(path.join(directory, 'engine'), { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(path.join(directory, 'users.xml'), usersXml(createHash('sha256').update(password).digest('hex')), { mode: 0o600 });
  const file = openLog(path.join(logs, 'clickhouse-child.log'));
  let address: Address = { url: 'http://127.0.0.1:0', user: 'yaodong', password };
  const trouble = (what: string): void => process.emitWarning(`ClickHouse ${what}`, { code: 'YAODONG_STORE' });
  const start = async (): Promise<Running> => {
    const port = await freePort();
    const next = { ...address, url: `http://127.0.0.1:${String(port)}` };
    const config = path.join(directory, 'config.xml');
    const memory = Math.floor(Math.min(4e9, totalmem() / 3));
    writeFileSync(config, configXml({ port, users: path.join(directory, 'users.xml'), log: path.join(logs, 'clickhouse.log'), memory }), {
      mode: 0o600,
    });
    const running = await startChild(config, path.join(directory, 'engine'), next, file);
    address = next;
    return running;
  };
  const kept = await keepAlive({ start: patiently(start), trouble }).catch((error: unknown) => {
    file.close();
    throw error;
  });
  return {
    address: () => address,
    pid: kept.pid,
    stop: async () => {
      await kept.stop();
      file.close();
    },
  };
}

/** Tries again: the child of a program that was just killed may still be on its way out, and a free port may be taken meanwhile. */
function patiently(start: () => Promise<Running>): () => Promise<Running> {
  return async () => {
    for (let tries = 3; tries > 1; tries -= 1) {
      try {
        return await start();
      } catch {
        await sleep(300);
      }
    }
    return start();
  };
}

async function startChild(config: string, engine: string, address: Address, log: LogFile): Promise<Running> {
  const args = ['--disable-warning=ExperimentalWarning', childFile, clickhouseLibrary(), config, engine];
  // where our Node finds its libraries, the child's does too
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
  const deadline = Date.now() + 60_000;
  while (!over && Date.now() < deadline) {
    if (await answers(address)) return { process: child, stop };
    await sleep(10);
  }
  await stop();
  throw problemOf('broken', 'store-not-started', { store: 'clickhouse', reason: readable(lastWords(log.path)), log: log.path });
}

/** Whether our own server answers there: another's would not know the password. */
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
