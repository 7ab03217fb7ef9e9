import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readServer, removeServer, writeServer } from './data-directory.ts';
import { alive, startOf, workersIn } from './process.ts';
import { openStores, type Stores } from './stores.ts';

const made: string[] = [];
const programs: ChildProcess[] = [];

function newDirectory(under = tmpdir()): string {
  const directory = mkdtempSync(path.join(under, 'yaodong-stores-'));
  made.push(directory);
  return directory;
}

/** A directory with stores that were created and stopped: creating them is the most expensive part of a start, and is tested once. */
let stopped: string;

beforeAll(async () => {
  stopped = newDirectory();
  await (await openStores({ dataDirectory: stopped })).stop();
});

/** A separate copy of such a directory. */
function copied(): string {
  const directory = path.join(newDirectory(), 'data');
  execFileSync('cp', ['-a', stopped, directory]);
  return directory;
}

afterAll(() => {
  for (const one of programs) one.kill('SIGKILL');
  for (const one of made) rmSync(one, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** A separate program that opens the stores, reports it line by line, and writes rows endlessly on command. */
const program = `
  import { openStores } from '#platform/db/stores.ts';
  const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
  const stores = await openStores({ dataDirectory: process.argv[1], onWait: (holder) => say({ waits: holder.pid }) });
  process.once('SIGTERM', () => stores.stop().then(() => process.exit(0)));
  await stores.postgres.query('create table if not exists acknowledged (n integer)');
  await stores.clickhouse.command('create table if not exists acknowledged (n UInt32) engine = MergeTree order by n settings fsync_after_insert = 1');
  say({ open: process.pid, postgres: stores.engines.postgres.pid(), clickhouse: stores.engines.clickhouse.pid() });
  for (let n = 0; process.argv[2] === 'writes'; n += 1) {
    await Promise.all([
      stores.postgres.query('insert into acknowledged values ($1)', [n]),
      stores.clickhouse.insert('acknowledged', ['n'], [[n]]),
    ]);
    say({ n });
  }
`;

type Line = { open?: number; postgres?: number; clickhouse?: number; waits?: number; n?: number };

function start(directory: string, ...args: string[]): { child: ChildProcess; lines: AsyncIterator<string> } {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, directory, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  programs.push(child);
  return { child, lines: createInterface({ input: child.stdout! })[Symbol.asyncIterator]() };
}

async function next(lines: AsyncIterator<string>): Promise<Line> {
  return JSON.parse((await lines.next()).value as string) as Line;
}

function until(true_: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const come = async () => {
    if (!(await true_())) throw new Error('it did not come true');
  };
  return vi.waitFor(come, { timeout: seconds * 1000, interval: 50 });
}

async function answers(stores: Stores): Promise<boolean> {
  try {
    await stores.postgres.query('select 1');
    await stores.clickhouse.query('select 1');
    return true;
  } catch {
    return false;
  }
}

test('stores start, stop and start again with their content', async () => {
  const directory = newDirectory();
  const times: number[] = [];
  for (const round of [1, 2]) {
    const before = performance.now();
    const stores = await openStores({ dataDirectory: directory });
    times.push(performance.now() - before);
    await stores.clickhouse.command('create table if not exists kept (n UInt32) engine = MergeTree order by n');
    await stores.clickhouse.insert('kept', ['n'], [[round]]);
    expect(await stores.clickhouse.query('select count() as n from kept')).toEqual([{ n: round }]);
    const pids = [stores.engines.postgres!.pid()!, stores.engines.clickhouse!.pid()!];
    await stores.stop();
    await stores.stop();
    expect(pids.map((pid) => alive(pid))).toEqual([false, false]);
  }
  process.stdout.write(`cold and warm start, ms: ${times.map(Math.round).join(', ')}\n`);
  expect(times[1]).toBeLessThan(10_000);
  expect(statSync(path.join(directory, 'clickhouse/users.xml')).mode & 0o077).toBe(0);
});

test('a volume whose mount gave everything to a group, as Kubernetes does, starts again and is closed to the group', async () => {
  const root = copied();
  const opened = (place: string): void => {
    for (const entry of [{ name: '.', isDirectory: () => true }, ...readdirSync(place, { withFileTypes: true })]) {
      const at = path.join(place, entry.name);
      if (entry.isDirectory() && entry.name !== '.') opened(at);
      chmodSync(at, statSync(at).mode | (entry.isDirectory() ? 0o2070 : 0o060));
    }
  };
  opened(root);

  const again = await openStores({ dataDirectory: root });
  await again.stop();

  expect(statSync(path.join(root, 'postgres')).mode & 0o077).toBe(0);
});

test('a program killed while it writes loses nothing acknowledged, and its children end', async () => {
  const directory = copied();
  const { child, lines } = start(directory, 'writes');
  const opened = await next(lines);
  let last = -1;
  while (last < 40) last = (await next(lines)).n ?? last;
  child.kill('SIGKILL');
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) last = (JSON.parse(line.value) as Line).n ?? last;
  const stores = await openStores({ dataDirectory: directory });
  try {
    const rows = await stores.postgres.query<{ n: number }>('select count(*)::int as n from acknowledged');
    const [series] = await stores.clickhouse.query<{ n: number }>('select count() as n from acknowledged');
    expect(rows.rows[0]!.n).toBeGreaterThanOrEqual(last + 1);
    expect(series!.n).toBeGreaterThanOrEqual(last + 1);
    expect([opened.postgres!, opened.clickhouse!].map((pid) => startOf(pid))).toEqual([null, null]);
  } finally {
    await stores.stop();
  }
});

/** A program that has opened the stores, and every process of each store. */
async function startedWithChildren(directory: string) {
  const { child, lines } = start(directory);
  const opened = await next(lines);
  const processesOf = (store: string): number[] => workersIn(path.join(directory, store), '').map(({ pid }) => pid);
  const all = { clickhouse: processesOf('clickhouse/engine'), postgres: processesOf('postgres') };
  expect(all.clickhouse).toContain(opened.clickhouse);
  expect(all.postgres.length).toBeGreaterThan(3);
  return { child, all };
}

const send = (pids: readonly number[], signal: NodeJS.Signals): void => pids.forEach((pid) => process.kill(pid, signal));

describe('a program is killed, and the next one starts at once', () => {
  type All = Awaited<ReturnType<typeof startedWithChildren>>['all'];
  test.each<[string, (all: All) => void]>([
    ['while its ClickHouse is halted', ({ clickhouse }) => send(clickhouse, 'SIGSTOP')],
    ['while all of its PostgreSQL is halted', ({ postgres }) => send(postgres, 'SIGSTOP')],
    [
      'and the first process of PostgreSQL with it, while the others are halted',
      ({ postgres: [first, ...others] }) => {
        send(others, 'SIGSTOP');
        send([first!], 'SIGKILL');
      },
    ],
    ['and everything with it', ({ clickhouse, postgres }) => send([...postgres, ...clickhouse], 'SIGKILL')],
  ])('%s: it starts, and nothing of the earlier one is left', async (_how, hurt) => {
    const directory = copied();
    const { child, all } = await startedWithChildren(directory);
    hurt(all);
    child.kill('SIGKILL');
    const stores = await openStores({ dataDirectory: directory });
    try {
      expect(await answers(stores)).toBe(true);
      expect([...all.clickhouse, ...all.postgres].filter((pid) => startOf(pid) !== null)).toEqual([]);
    } finally {
      await stores.stop();
    }
  });

  test('even if its process numbers were reused meanwhile', async () => {
    const directory = copied();
    const other = spawn('sleep', ['1000']);
    programs.push(other);
    for (const file of ['postmaster.pid', '.s.PGSQL.5432.lock'])
      writeFileSync(path.join(directory, 'postgres', file), `${other.pid}\n${directory}/postgres\n0\n5432\n${directory}/postgres\n`);
    const stores = await openStores({ dataDirectory: directory });
    expect(await answers(stores)).toBe(true);
    expect(other.exitCode).toBeNull();
    await stores.stop();
  });
});

test('a killed engine is restarted, and queries are answered again', async () => {
  const stores = await openStores({ dataDirectory: copied() });
  try {
    for (const engine of [stores.engines.postgres!, stores.engines.clickhouse!]) {
      const pid = engine.pid()!;
      process.kill(pid, 'SIGKILL');
      await until(() => engine.pid() !== pid && answers(stores));
    }
  } finally {
    await stores.stop();
  }
});

test('a second program waits for the first, reports it, and then works', async () => {
  const directory = copied();
  const first = start(directory);
  const held = await next(first.lines);
  const second = start(directory);
  expect(await next(second.lines)).toEqual({ waits: held.open });
  first.child.kill('SIGTERM');
  expect(await next(second.lines)).toMatchObject({ open: second.child.pid });
  second.child.kill('SIGTERM');
  await once(second.child, 'exit');
});

test('a directory of a newer version is refused before anything starts, and is unchanged', async () => {
  const directory = copied();
  const file = path.join(directory, 'version.json');
  const version = JSON.parse(readFileSync(file, 'utf8')) as { migrations: { postgres: number[] } };
  writeFileSync(
    file,
    JSON.stringify({
      ...version,
      program: '99.0.0',
      migrations: { ...version.migrations, postgres: [...version.migrations.postgres, 9999] },
    }),
  );
  const before = readFileSync(path.join(directory, 'logs/postgres.log'), 'utf8');
  await expect(openStores({ dataDirectory: directory })).rejects.toMatchObject({
    code: 'directory-newer',
    evidence: { program: '99.0.0' },
  });
  expect(readFileSync(path.join(directory, 'logs/postgres.log'), 'utf8')).toBe(before);
});

test('a store of a newer version is refused, and an older one is copied before it is changed', async () => {
  const directory = copied();
  const stores = await openStores({ dataDirectory: directory });
  await stores.postgres.query(`insert into migration values (9999, 'future', 'x')`);
  await stores.stop();
  await expect(openStores({ dataDirectory: directory })).rejects.toMatchObject({ code: 'store-newer', evidence: { number: 9999 } });
  const file = path.join(directory, 'version.json');
  writeFileSync(file, JSON.stringify({ layout: 1, program: '0.0.1', migrations: { postgres: [1], clickhouse: [1] } }));
  await expect(openStores({ dataDirectory: directory })).rejects.toMatchObject({ code: 'store-newer' });
  const [backup] = readdirSync(path.join(directory, 'backups'));
  expect(backup).toMatch(/-0\.0\.1$/u);
  expect(existsSync(path.join(directory, 'backups', backup!, 'postgres/PG_VERSION'))).toBe(true);
  expect(existsSync(path.join(directory, 'backups', backup!, 'clickhouse/engine/store'))).toBe(true);
});

test('a directory whose path is too long for a socket, with spaces and Chinese characters, works', async () => {
  const deep = path.join(newDirectory(), '窑洞 的 数据, "一"', 'x'.repeat(90));
  const stores = await openStores({ dataDirectory: deep });
  expect(await answers(stores)).toBe(true);
  await stores.stop();
});

test('a server is found by its note while it runs, and not afterwards', () => {
  const directory = newDirectory();
  expect(readServer(directory)).toBeNull();
  writeServer(directory, { url: 'http://127.0.0.1:8080', key: 'k' });
  expect(readServer(directory)).toEqual({ url: 'http://127.0.0.1:8080', key: 'k' });
  expect(statSync(path.join(directory, 'server.json')).mode & 0o077).toBe(0);
  const note = JSON.parse(readFileSync(path.join(directory, 'server.json'), 'utf8')) as object;
  writeFileSync(path.join(directory, 'server.json'), JSON.stringify({ ...note, started: 'earlier' }));
  expect(readServer(directory)).toBeNull();
  removeServer(directory);
});
