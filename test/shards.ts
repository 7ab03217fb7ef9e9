import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClickHouse } from '#platform/db/clickhouse.ts';
import { configXml, usersXml } from '#platform/db/clickhouse-config.ts';
import type { Address } from '#platform/db/clickhouse-http.ts';
import { clickhouseLibrary } from '#platform/db/packages.ts';

/** Several ClickHouse servers on this machine that know each other as the shards of one cluster. */
export type Shards = { readonly cluster: string; readonly addresses: readonly Address[]; stop(): Promise<void> };

const childFile = fileURLToPath(new URL('../src/platform/db/clickhouse-child.ts', import.meta.url));
const cluster = 'yaodong';

/** Starts this many servers below a directory and waits until each answers. */
export async function startShards(directory: string, count: number): Promise<Shards> {
  const password = randomBytes(12).toString('hex');
  const tcpPorts = await freePorts(count);
  const ports = await freePorts(count);
  const children = ports.map((port, at) => {
    const home = path.join(directory, `shard-${String(at)}`);
    mkdirSync(path.join(home, 'engine'), { recursive: true });
    const users = path.join(home, 'users.xml');
    writeFileSync(users, usersXml(createHash('sha256').update(password).digest('hex'), '127.0.0.1'), { mode: 0o600 });
    const shard = { cluster, tcpPort: tcpPorts[at] as number, tcpPorts, password };
    const config = configXml({ port, password, users, log: path.join(home, 'server.log'), memory: 2e9, shard });
    writeFileSync(path.join(home, 'config.xml'), config, { mode: 0o600 });
    return startShard(home);
  });
  const addresses = ports.map((port) => ({ url: `http://127.0.0.1:${String(port)}`, user: 'yaodong', password }));
  await Promise.all(addresses.map(answering));
  return { cluster, addresses, stop: async () => void (await Promise.all(children.map(end))) };
}

function startShard(home: string): ChildProcess {
  const log = openSync(path.join(home, 'child.log'), 'a');
  const args = [
    '--disable-warning=ExperimentalWarning',
    childFile,
    clickhouseLibrary(),
    path.join(home, 'config.xml'),
    path.join(home, 'engine'),
    'TCP',
  ];
  const child = spawn(process.execPath, args, { stdio: ['pipe', log, log], cwd: home, env: { HOME: home, TZ: 'UTC', LC_ALL: 'C' } });
  closeSync(log);
  return child;
}

async function answering(address: Address): Promise<void> {
  const client = createClickHouse(() => address, 'default');
  const until = Date.now() + 60_000;
  for (;;) {
    const up = await client.query('select 1').then(
      () => true,
      () => false,
    );
    if (up) return client.close();
    if (Date.now() > until) throw new Error(`${address.url} does not answer`);
    await sleep(50);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Free ports, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
