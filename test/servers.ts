/**
 * Runs tests against PostgreSQL as in Debian: `npm run test:servers [-- files]`. The oldest supported server is 15; `POSTGRES_BIN` names
 * the directory of its programs (default /usr/lib/postgresql/15/bin). ClickHouse is the program's own, or the one named by CLICKHOUSE_URL.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';

const programs = process.env['POSTGRES_BIN'] ?? '/usr/lib/postgresql/15/bin';
if (!existsSync(path.join(programs, 'initdb'))) throw new Error(`there is no initdb in ${programs}: name its directory in POSTGRES_BIN`);

const directory = mkdtempSync(path.join(tmpdir(), 'yaodong-servers-'));
/** PostgreSQL does not run as root: in that case it runs as the user that Debian created for it. */
const asRoot = process.getuid?.() === 0;
if (asRoot) {
  const number = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  chownSync(directory, number('-u'), number('-g'));
}

function run(program: string, args: readonly string[]): void {
  const whole = [path.join(programs, program), ...args];
  const [command, ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...whole] : whole;
  execFileSync(command as string, rest, { cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

const data = path.join(directory, 'data');
const port = await freePort();
/** The servers share this machine's cores; set `YAODONG_TEST_PATIENCE_S` if others do too. */
const patienceMs = String(Number(process.env['YAODONG_TEST_PATIENCE_S'] ?? 1800) * 1000);
try {
  run('initdb', ['-D', data, '-U', 'yaodong', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200`;
  run('pg_ctl', ['-D', data, '-l', path.join(directory, 'log'), '-w', '-o', options, 'start']);
  const env = {
    ...process.env,
    YAODONG_TEST_PATIENCE_S: String(Number(patienceMs) / 1000),
    DATABASE_URL: `postgres://yaodong@127.0.0.1:${port}/postgres`,
  };
  const wait = ['--testTimeout', patienceMs, '--hookTimeout', patienceMs];
  const done = spawnSync('vitest', ['run', '--project', 'engine', ...wait, ...process.argv.slice(2)], { stdio: 'inherit', env });
  process.exitCode = done.status ?? 1;
} finally {
  if (existsSync(path.join(data, 'postmaster.pid'))) run('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop']);
  rmSync(directory, { recursive: true, force: true });
}
