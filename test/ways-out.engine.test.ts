import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProgram } from './crash/program.ts';
import { createWorld, type World } from './world.ts';

/** However a request ends, nothing of it remains: no transaction, no slot among running requests. */
let world: World;
let port: number;
/**
 * A city whose export is larger than what a connection that no one reads can buffer: at most ten megabytes with the default limits of
 * Linux.
 */
const many = 10_000;
const manyBuildings = (): string => {
  const rows = Array.from({ length: many }, (_, at) => `B${at},${'楼'.repeat(90)}${at},office,140302,${'街'.repeat(290)}\n`);
  return `code,name,use,region,address\n${rows.join('')}`;
};
const downloads = [
  '/api/exports/buildings',
  '/api/exports/meters',
  '/api/exports/building-list?columns=name',
  '/api/exports/buildings?format=geojson',
];

beforeAll(async () => {
  world = await createWorld({ settings: { YAODONG_UNREAD_S: '1' } });
  expect(await world.local.registry.importBuildings({ file: await world.upload('b.csv', manyBuildings()) })).toMatchObject({
    created: many,
  });
  port = Number(new URL((await world.app.serve()).url).port);
});
afterAll(() => world.stop());

/** Transactions of this city that are idle. */
const standing = async (): Promise<number> => {
  const sql = `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
  return (await world.stores.postgres.query<{ n: number }>(sql)).rows[0]?.n ?? -1;
};

/** Reads a whole file; returns its status. */
async function taken(address: string): Promise<number> {
  const answer = await world.ask(address);
  await answer.bytes();
  return answer.status;
}

/** Sends a request over the network and reads nothing of the answer. */
async function unread(at: number, key: string, method: string, address: string, more = ''): Promise<Socket> {
  const socket = connect(at, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  socket.write(`${method} ${address} HTTP/1.1\r\nHost: localhost:${at}\r\nAuthorization: Bearer ${key}\r\n${more}\r\n`);
  return socket;
}

describe('however a download ends, nothing is left', () => {
  test('HEAD reports that there is a file, creates none, and writes nothing to the audit trail', async () => {
    const exported = async () => (await world.local.access.audit({ action: 'export' })).entries.length;
    const before = await exported();
    for (const address of [...downloads, ...downloads, ...downloads, ...downloads]) {
      const { status, headers, body } = await world.ask(address, { method: 'HEAD' });
      expect([status, headers.get('content-disposition'), body]).toEqual([200, 'attachment', null]);
    }
    await expect.poll(standing).toBe(0);
    expect(await exported()).toBe(before);
    expect(await taken('/api/exports/meters')).toBe(200);
  });

  test('the client disconnects before the first byte, or halfway', async () => {
    for (const address of [...downloads, ...downloads, ...downloads]) await (await world.ask(address)).body?.cancel();
    for (const address of [...downloads, ...downloads, ...downloads]) {
      const reader = (await world.ask(address)).body?.getReader();
      await reader?.read();
      await reader?.cancel();
    }
    await expect.poll(standing).toBe(0);
    expect(await taken('/api/exports/meters')).toBe(200);
  });

  test('a download that nobody reads is ended, and its resources are freed', async () => {
    const sockets = await Promise.all([1, 2, 3].map(() => unread(port, world.app.localKey, 'GET', '/api/exports/buildings')));
    await expect.poll(standing).toBe(3);
    await expect.poll(standing).toBe(0);
    for (const socket of sockets) socket.destroy();
  });

  test('an error before the first byte is returned as a problem, and what was started is released', async () => {
    await world.stores.postgres.query('ALTER TABLE building_merge RENAME TO hidden_merge');
    const answers = [];
    for (let n = 0; n < 14; n += 1) answers.push((await world.ask('/api/exports/buildings')).status);
    await world.stores.postgres.query('ALTER TABLE hidden_merge RENAME TO building_merge');
    expect(new Set(answers)).toEqual(new Set([500]));
    await expect.poll(standing).toBe(0);
    expect(await taken('/api/exports/buildings?region=140302')).toBe(200);
  });
});

test('asked to stop, the program stops during HEAD requests, unread downloads and half-sent bodies', { timeout: 90_000 }, async () => {
  const room = mkdtempSync(path.join(tmpdir(), 'yaodong-ways-out-'));
  const program = await startProgram(path.join(room, 'data'), { YAODONG_LOG: 'error' });
  try {
    await program.client.registry.importBuildings({ file: await program.upload('b.csv', manyBuildings()) });
    const at = Number(new URL(program.url).port);
    for (const address of downloads) expect((await program.ask(address, { method: 'HEAD' })).status).toBe(200);
    const open = await Promise.all([
      // one requester has three slots for downloads: one is left
      ...downloads.slice(0, 2).map((address) => unread(at, program.key, 'GET', address)),
      unread(at, program.key, 'POST', '/api/undo', 'Content-Type: application/json\r\nContent-Length: 100\r\n'),
      unread(at, program.key, 'PUT', '/api/files?name=a.csv', 'Content-Length: 1000000\r\n'),
    ]);
    expect((await program.ask('/api/exports/meters')).status).toBe(200);
    await program.stop();
    for (const socket of open) socket.destroy();
  } finally {
    await program.kill();
    rmSync(room, { recursive: true, force: true });
  }
});
