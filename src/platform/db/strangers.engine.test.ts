import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClickHouse } from './clickhouse.ts';
import { targetOf, type Address } from './clickhouse-http.ts';
import { openStores, type Stores } from './stores.ts';

/** What the bundled stores expose to other users of the machine, and to anyone who got hold of a way in: nothing. */
const room = mkdtempSync(path.join(tmpdir(), 'yaodong-strangers-'));
const data = path.join(room, 'data');
const forAll = mkdtempSync(path.join(tmpdir(), 'yaodong-for-all-'));
let stores: Stores;
let clickhouse: ClickHouse;
let address: Address;

beforeAll(async () => {
  // as an administrator may have created it before the program first ran
  mkdirSync(data, { mode: 0o755 });
  chmodSync(data, 0o755);
  stores = await openStores({ dataDirectory: data });
  ({ clickhouse } = stores);
  address = stores.engines.clickhouse!.address();
});
afterAll(async () => {
  await stores.stop();
  for (const place of [room, forAll]) rmSync(place, { recursive: true, force: true });
});

const socketOf = (url: string): string => targetOf(url, '').socketPath ?? '';

/** Sends a request as the client does, except for headers and address. */
function request(
  search: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: http.IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const asked = http.request({ ...targetOf(address.url, search), method: 'POST', headers, agent: false }, (answer) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    asked.on('error', reject).end(body);
  });
}

const ours = (): Record<string, string> => ({ 'X-ClickHouse-User': address.user, 'X-ClickHouse-Key': address.password });

/** Addresses on the network that a process listens on. */
function listensOn(pid: number): string[] {
  const inodes = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    return /^socket:\[(\d+)\]$/u.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
  });
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    readFileSync(`/proc/${pid}/net/${kind}`, 'utf8')
      .split('\n')
      .filter((line) => inodes.includes(line.trim().split(/\s+/u)[9] ?? '-'))
      .map((line) => line.trim().split(/\s+/u)[1] ?? ''),
  );
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}

/** A copy of our Node that other users may run: the checkout may be where they have no access. */
function nodeForAll(): string {
  const file = path.join(forAll, 'node');
  if (existsSync(file)) return file;
  copyFileSync(process.execPath, file);
  for (const place of [forAll, file]) chmodSync(place, 0o755);
  return file;
}

/** Connects as the user `nobody` to a socket, a number of times, sends noise and leaves; returns the outcome of each. */
function connectAsNobody(socket: string, times: number): string[] {
  const script = `
    const net = require('node:net');
    const said = [];
    const one = () => new Promise((done) => {
      const on = net.connect(process.argv[1], () => on.end(require('node:crypto').randomBytes(200)));
      on.on('data', () => said.push('data')).on('error', (error) => said.push(error.code)).on('close', done);
    });
    (async () => {
      for (let at = 0; at < ${times}; at += 20) await Promise.all(Array.from({ length: 20 }, one));
      process.stdout.write(JSON.stringify(said));
    })();`;
  const done = spawnSync(nodeForAll(), ['-e', script, socket], { uid: 65_534, gid: 65_534, encoding: 'utf8' });
  return JSON.parse(done.stdout) as string[];
}

/** Opens what is closed to others, as a careless administrator might, and closes it again. */
function opened<T>(places: readonly string[], work: () => T): T {
  const before = places.map((place) => lstatSync(place).mode & 0o777);
  for (const place of places) chmodSync(place, 0o777);
  try {
    return work();
  } finally {
    places.forEach((place, at) => chmodSync(place, before[at] as number));
  }
}

describe('another user of the machine', () => {
  test('finds no port of either store', () => {
    expect(listensOn(stores.engines.clickhouse!.pid()!)).toEqual([]);
    expect(listensOn(stores.engines.postgres!.pid()!)).toEqual([]);
  });

  test('cannot read anything in the data directory', () => {
    const open = ['.', ...readdirSync(data, { recursive: true, encoding: 'utf8' })].filter((name) => {
      const { mode } = lstatSync(path.join(data, name));
      return (mode & 0o170_000) !== 0o120_000 && (mode & 0o077) !== 0;
    });
    expect(open).toEqual([]);
  });

  test('sees no secret in the arguments and environments of the processes', () => {
    for (const pid of [stores.engines.clickhouse!.pid()!, stores.engines.postgres!.pid()!])
      for (const file of ['cmdline', 'environ']) expect(readFileSync(`/proc/${pid}/${file}`, 'utf8')).not.toContain(address.password);
  });

  describe.skipIf(process.getuid?.() !== 0)('(skipped unless the tests can act as another user)', () => {
    const sockets = () => [socketOf(address.url), path.join(stores.engines.postgres!.socket, '.s.PGSQL.5432')];

    test('cannot connect to either socket', () => {
      for (const socket of sockets()) expect(new Set(connectAsNobody(socket, 20))).toEqual(new Set(['EACCES']));
    });

    test('is not admitted by ClickHouse if all directories are open, however often it tries', async () => {
      const pid = stores.engines.clickhouse!.pid();
      const socket = socketOf(address.url);
      const way = [room, data, path.dirname(socket), socket];
      const said = opened(way, () => connectAsNobody(socket, 1000));
      expect(said).not.toContain('data');
      expect(said).not.toContain('EACCES');
      expect(await clickhouse.query('select 1 as one')).toEqual([{ one: 1 }]);
      expect(stores.engines.clickhouse!.pid()).toBe(pid);
    });
  });
});

describe('a client that reached the socket of ClickHouse', () => {
  const stranger = (): Record<string, string>[] => [
    {},
    { 'X-ClickHouse-User': 'default' },
    { 'X-ClickHouse-User': 'default', 'X-ClickHouse-Key': '' },
    { 'X-ClickHouse-User': 'default', 'X-ClickHouse-Key': address.password },
    { 'X-ClickHouse-User': address.user },
    { 'X-ClickHouse-User': address.user, 'X-ClickHouse-Key': 'x' },
    { authorization: `Basic ${Buffer.from('default:').toString('base64')}` },
    { authorization: `Basic ${Buffer.from(`${address.user}:${address.password}`).toString('base64')}` },
  ];

  test('gets no answer without our user and its password', async () => {
    for (const headers of stranger())
      for (const search of ['', 'user=default', 'add_http_cors_header=1', `user=${address.user}&password=${address.password}`])
        expect((await request(search, 'select 1', { ...headers, origin: 'http://evil' })).status, JSON.stringify(headers)).toBe(404);
  });

  test('does not become the user without a password next to ours', async () => {
    expect((await request('', 'select 1', ours())).status).toBe(200);
    expect((await request('user=default', 'select 1', ours())).status).not.toBe(200);
    expect((await request('', 'select 1', { ...ours(), authorization: `Basic ${btoa('default:')}` })).status).not.toBe(200);
  });

  test('reveals nothing to pages of other origins', async () => {
    for (const search of ['', 'add_http_cors_header=1']) {
      const { headers } = await request(search, 'select 1', { ...ours(), origin: 'http://evil' });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  const framed = (body: string): string => {
    const headers = Object.entries(ours()).map(([name, value]) => `${name}: ${value}\r\n`);
    return `POST / HTTP/1.1\r\n${headers.join('')}Content-Length: ${body.length}\r\n\r\n${body}`;
  };

  test.each<[string, () => string | Uint8Array]>([
    ['noise', () => crypto.getRandomValues(new Uint8Array(200))],
    ['half a header', () => 'POST / HTTP/1.1\r\nX-Click'],
    ['less than it promised', () => 'POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\nabc'],
    ['a longer address than there is', () => `POST /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`],
    ['statements that are none', () => framed('select nothing of')],
    ['questions with a long answer', () => framed('select number from system.numbers limit 1000000')],
  ])('does not bring it down with %s, leaving at once, soon, or in the midst of the answer, a thousand times', async (_, bytes) => {
    const pid = stores.engines.clickhouse!.pid();
    const leaves: ((on: net.Socket) => unknown)[] = [
      (on) => on.destroy(),
      (on) => setImmediate(() => on.destroy()),
      (on) => on.once('data', () => on.destroy()).setTimeout(20, () => on.destroy()),
    ];
    const one = (_: unknown, at: number) =>
      new Promise<void>((done) => {
        const on = net.connect(socketOf(address.url), () => on.write(bytes(), () => leaves[at % leaves.length]!(on)));
        on.on('error', () => undefined).on('close', () => done());
      });
    for (let round = 0; round < 50; round += 1) await Promise.all(Array.from({ length: 20 }, one));
    expect(await clickhouse.query('select 1 as one')).toEqual([{ one: 1 }]);
    expect(stores.engines.clickhouse!.pid()).toBe(pid);
  });

  test('waits when sixty-four are connected, and is admitted and answered as soon as one of these leaves', async () => {
    const inside = new Set<net.Socket>();
    let leaving = false;
    const visits = Array.from({ length: 200 }, () => {
      const on = net.connect(socketOf(address.url), () => on.write(framed('select 1')));
      const gone = once(on, 'close');
      on.once('data', () => {
        inside.add(on);
        if (leaving) on.destroy();
      });
      return gone;
    });
    let before = 0;
    await expect
      .poll(() => inside.size > 30 && inside.size === [before, (before = inside.size)][0], { interval: 300, timeout: 60_000 })
      .toBe(true);
    expect(inside.size).toBeLessThanOrEqual(64);
    leaving = true;
    for (const on of inside) on.destroy();
    await Promise.all(visits);
    expect(inside.size).toBe(200);
  });
});

describe('our own user of ClickHouse', () => {
  const file = path.join(data, 'version.json');
  const [denied, unopened] = ['ACCESS_DENIED', 'CANNOT_OPEN_FILE'];
  const nowhere = 'http://127.0.0.1:1/';
  test.each([
    [`select file('${file}')`, unopened],
    [`select file('/etc/hostname')`, unopened],
    [`select file('/proc/self/environ')`, unopened],
    [`select file('/proc/self/root/etc/hostname')`, unopened],
    [`select file('${data}/clickhouse/engine/../config.xml')`, unopened],
    [`select file('../config.xml')`, unopened],
    [`insert into migration (name) from infile '/etc/hostname' format TSV`, unopened],
    [`select * from sqlite('${file}', 'a')`, 'PATH_ACCESS_DENIED'],
    [`select * from file('${file}', 'LineAsString')`, denied],
    [`select * from filesystem('/etc')`, denied],
    [`select * from url('${nowhere}', 'LineAsString')`, denied],
    [`select * from s3('${nowhere}a.csv')`, denied],
    [`select * from gcs('${nowhere}a.csv')`, denied],
    [`select * from hdfs('hdfs://127.0.0.1:1/a', 'TSV', 'a String')`, denied],
    [`select * from azureBlobStorage('${nowhere}', 'a', 'b', 'c', 'd')`, denied],
    [`select * from remote('127.0.0.1', 'system.one')`, denied],
    [`select * from remoteSecure('127.0.0.1', 'system.one')`, denied],
    [`select * from mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')`, denied],
    [`select * from postgresql('127.0.0.1:1', 'a', 'b', 'c', 'd')`, denied],
    [`select * from mongodb('127.0.0.1:1', 'a', 'b', 'c', 'd', 'x String')`, denied],
    [`select * from redis('127.0.0.1:1', 'a', 'a String')`, denied],
    [`select * from odbc('DSN=a', 'b', 'c')`, denied],
    [`select * from jdbc('a', 'b', 'c')`, denied],
    [`select * from icebergLocal('/etc')`, denied],
    [`select * from deltaLakeLocal('/etc')`, denied],
    [`select 1 into outfile '${room}/out'`, 'INTO_OUTFILE_NOT_ALLOWED'],
    [`insert into function file('${room}/out', 'TSV', 'x UInt8') values (1)`, denied],
    ...['File(CSV)', `File(CSV, '/etc/hostname')`, `URL('${nowhere}', 'CSV')`, `S3('${nowhere}a', 'CSV')`, `Executable('a', TabSeparated)`]
      .concat([`MySQL('127.0.0.1:1', 'a', 'b', 'c', 'd')`, `PostgreSQL('127.0.0.1:1', 'a', 'b', 'c', 'd')`])
      .map((engine) => [`create table t (a String) engine = ${engine}`, denied]),
    [`create table t (a String) engine = MergeTree order by a settings disk = disk(type = local, path = '/etc/')`, 'BAD_ARGUMENTS'],
    [`create table t (a String) engine = MergeTree order by a settings disk = disk(type = web, endpoint = '${nowhere}')`, 'VIOLATION'],
    ...[`Filesystem('/etc')`, `SQLite('/tmp/a.db')`, `MySQL('127.0.0.1:1', 'a', 'b', 'c')`].map((engine) => [
      `create database t engine = ${engine}`,
      denied,
    ]),
    ...[
      `file(path '/etc/hostname' format 'LineAsString')`,
      `http(url '${nowhere}' format 'TSV')`,
      `executable(command 'ls' format 'TSV')`,
    ].map((source) => [`create dictionary t (a String) primary key a source(${source}) layout(complex_key_direct())`, denied]),
    [`create function t as (x) -> x`, denied],
    [`create named collection t as a = 1`, denied],
    [`create user t`, denied],
    [`alter user default grantees any`, denied],
    [`grant select on *.* to default`, denied],
    [`backup database system to File('${room}/out')`, denied],
    [`system stop listen http`, denied],
    [`system start listen tcp`, denied],
    [`system shutdown`, denied],
    [`set add_http_cors_header = 1`, 'VIOLATION'],
  ] as [string, string][])('must not: %s', async (statement, code) => {
    await expect(clickhouse.command(statement)).rejects.toMatchObject({ evidence: { reason: expect.stringContaining(code) as string } });
    expect(existsSync(path.join(room, 'out'))).toBe(false);
  });

  test('starts no program, even if placed where ClickHouse looks for them', async () => {
    const scripts = path.join(data, 'clickhouse/engine/user_scripts');
    mkdirSync(scripts, { recursive: true });
    writeFileSync(path.join(scripts, 'a'), `#!/bin/sh\ntouch ${room}/out\n`, { mode: 0o700 });
    await clickhouse.query(`select * from executable('a', 'TSV', 'x String')`).catch(() => undefined);
    expect(existsSync(path.join(room, 'out'))).toBe(false);
  });

  test('works within its own directory: what exceeds memory goes to its disk and is read back', async () => {
    const sorted = 'select count() as n from (select sipHash64(number) as h from numbers(300000) order by h limit 299999)';
    const settings = { max_bytes_before_external_sort: 1_000_000, max_bytes_ratio_before_external_sort: 0 };
    expect(await clickhouse.query(sorted, {}, settings)).toEqual([{ n: 299_999 }]);
  });
});
