import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createOutside } from '../scope/outside.ts';
import { attack } from './attack.ts';
import type { ApiDocument } from '#platform/http/openapi.ts';
import { random as seeded } from '../city/random.ts';
import { askOddly, oddParameters } from './odd-parameters.ts';
import { oddRequests, type Ground } from './odd.ts';
import { endAll, leaveOddly } from './ways-out.ts';

let world: World;
let port: number;

beforeAll(async () => {
  world = await createWorld();
  port = Number(new URL((await world.app.serve()).url).port);
});
afterAll(() => world.stop());

let ground: Promise<Ground> | undefined;
/** The data to query, created once. */
const groundOf = (): Promise<Ground> =>
  (ground ??= createOutside(world).then((outside) => ({ outside, send: (text: string) => world.upload('asked.csv', text) })));

/**
 * On a separate connection: one that is kept alive for the next request is closed after five seconds, and if this process was paused for
 * longer, it notices only when the next request is already on its way.
 */
const alive = async () => expect(await raw('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /u);

test(
  'each of about a hundred broken files and requests gets an explanation, and nothing breaks internally',
  { timeout: 600_000 },
  async () => {
    const faults: string[] = [];
    for await (const { what, status, fault } of attack(world.ask, 20_261_120, 300))
      if (fault !== null) faults.push(`${what}: ${status} ${fault}`);
    expect(faults).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await world.local.doctor.examine({})).ok).toBe(true);
  },
);

test('any content in one field of a valid request gets a clear answer, in every field of the contract', { timeout: 600_000 }, async () => {
  const asked = await groundOf();
  const faults: string[] = [];
  for await (const { what, status, fault } of oddRequests(world.ask, asked, 20_261_120, 1500))
    if (fault !== null) faults.push(`${what}: ${status} ${fault}`);
  expect(faults).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test(
  'each parameter of each download, and of some procedures, refuses values that make no sense, with an explanation',
  { timeout: 600_000 },
  async () => {
    const asked = await groundOf();
    const all = await oddParameters(world.ask);
    const random = seeded(20_261_122, 'parameters');
    // number parameters of downloads had not been tested before: all of theirs, and of the rest as many as a gate has time for
    const some = all.filter(({ asked: { name }, isNumber }) => random.chance(!name.startsWith('/') ? 0.02 : isNumber ? 1 : 0.1));
    expect(some.length).toBeGreaterThan(400);
    const faults: string[] = [];
    for await (const { what, status, fault } of askOddly(world.ask, asked, some))
      if (fault !== null) faults.push(`${what}: ${status} ${fault}`);
    expect(faults).toEqual([]);
  },
);

/** Sends raw bytes; returns everything received until the connection is closed. */
function raw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = net.connect(port, '127.0.0.1', () => void socket.end(bytes));
    socket.on('data', (piece) => (heard += piece.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

const junk: readonly (readonly [title: string, bytes: string | Buffer])[] = [
  ['no HTTP at all', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0xff, 0xfe])],
  ['a method that nobody knows', 'FROB /api/me HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a header with a NUL', 'GET /api/me HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n'],
  ['headers of a megabyte', `GET /api/me HTTP/1.1\r\nHost: x\r\n${'X-A: b\r\n'.repeat(130_000)}\r\n`],
  ['an address of a megabyte', `GET /${'a'.repeat(1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  ['two lengths', 'POST /api/undo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x'],
  [
    'a length and chunks',
    'POST /api/undo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
  ],
  ['a chunk without an end', 'PUT /api/files?name=a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc'],
  ['a negative length', 'POST /api/undo HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n'],
  ['no host', 'GET /api/me HTTP/1.1\r\n\r\n'],
  ['a host with an address inside', 'GET /api/me HTTP/1.1\r\nHost: evil/../x y\r\n\r\n'],
  ['a whole address that is another’s', 'GET http://evil.example/api/me HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['an upgrade', 'GET /api/me HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
  ['percent signs that mean nothing', 'GET /api/buildings/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['dots that climb', 'GET /../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['encoded dots that climb', 'GET /assets/%2e%2e/%2e%2e/package.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a cookie of junk', `GET /api/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: yd.session_token=${'%00'.repeat(500)}\r\n\r\n`],
  ['a key of junk', `GET /api/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${'A'.repeat(8000)}\r\n\r\n`],
];

describe('bytes that are not a valid request are refused, and the server keeps running', () => {
  test.each(junk)('%s', async (_title, bytes) => {
    const heard = await raw(bytes);
    expect(heard).toMatch(/^(?:$|HTTP\/1\.1 (?:4\d\d|501|505) )/u);
    expect(heard).not.toMatch(/root:|"name": "yaodong"|at \S+ \(/u);
    await alive();
  });
});

test.each([
  ['TRACE', 'TRACE /api/exports/buildings HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['one that nobody knows', 'FROB /api/me HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['PROPFIND', 'PROPFIND /api/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
])('the method %s is refused with an explanation and the allowed methods', async (_title, bytes) => {
  const heard = await raw(bytes);
  expect(heard).toMatch(/^HTTP\/1\.1 405 /u);
  expect(heard).toMatch(/^allow: GET, HEAD, POST, PUT, DELETE\r$/imu);
  expect(heard).toMatch(/"code":"method-not-allowed"/u);
});

test('a request that ends abnormally blocks nobody, and nothing of it is left', async () => {
  const faults: string[] = [];
  for await (const { what, status, fault } of leaveOddly({ port, key: world.app.localKey, ask: world.ask }, 20_261_121, 240))
    if (fault !== null) faults.push(`${what}: ${status} ${fault}`);
  endAll();
  expect(faults).toEqual([]);
  const standing = `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
  await expect.poll(async () => (await world.stores.postgres.query<{ n: number }>(standing)).rows[0]?.n).toBe(0);
});

test('HEAD of every readable address is answered at once, without a body', async () => {
  const { paths } = (await (await world.ask('/api/openapi.json')).json()) as ApiDocument;
  for (const [path, by] of Object.entries(paths)) {
    if (!('get' in by)) continue;
    const { status, body } = await world.ask(`/api${path.replaceAll(/\{[^}]+\}/gu, '1')}`, { method: 'HEAD' });
    expect([path, [200, 400, 405].includes(status), body]).toEqual([path, true, null]);
  }
});

test('a name with parent directories is treated as a name, not as a path', async () => {
  const names = ['../../../../tmp/evil.csv', '/etc/passwd', 'C:\\evil.csv', '..', 'a\0b.csv', 'a\r\nSet-Cookie: x=1.csv'];
  for (const name of names) {
    if (name.includes('\0')) continue;
    const id = await world.upload(name, 'code,name,use,region\nX,Y,office,140302\n');
    expect(id).toMatch(/^[0-9a-f-]{36}$/u);
  }
  for (const file of ['../server.json', '..', '/etc/passwd', 'lock']) {
    await expect(world.local.registry.importBuildings({ file })).rejects.toMatchObject({ document: { status: 404, code: 'no-such-file' } });
  }
});

test('a body that names prototypes changes none', async () => {
  const body =
    '{"__proto__":{"role":"administrator"},"constructor":{"prototype":{"role":"administrator"}},"building":"x","set":{"__proto__":{"a":1},"floorArea":1}}';
  const answer = await world.ask('/api/buildings/NOBODY/edit', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(({} as Record<string, unknown>)['role']).toBeUndefined();
});
