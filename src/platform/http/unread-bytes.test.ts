import { createServer, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { boundUnread } from './unread-bytes.ts';

const mb = 1024 * 1024;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(bound: { all: number; each: number }, trusts = false) {
  const server: Server = createServer((_request, answer) => void answer.end(Buffer.alloc(5 * mb)));
  boundUnread(server, () => trusts, bound);
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const open = () => new Promise<number>((told) => server.getConnections((_error, many) => told(many)));
  return { port: (server.address() as AddressInfo).port, open };
}

/** Sends a request and reads nothing; resolves when it is sent. */
function unreadLine(port: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const socket = net.connect(port, '127.0.0.1', () => void socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n', () => resolve()));
  socket.pause();
  socket.on('error', () => undefined);
  closing.push(() => void socket.destroy());
  return promise;
}

test('unread answers never hold more bytes than allowed, over any number of connections', async () => {
  const { port, open } = await serve({ all: 64 * mb, each: 16 * mb });
  const lines = Array.from({ length: 30 }, () => unreadLine(port));
  await Promise.all(lines);
  await expect.poll(open, { timeout: 20_000 }).toBeLessThan(10);
  expect(await open()).toBeGreaterThan(0);
});

test('a proxy has many clients: for it only the total limit applies', async () => {
  const { port, open } = await serve({ all: 1000 * mb, each: 1 * mb }, true);
  await Promise.all(Array.from({ length: 4 }, () => unreadLine(port)));
  const read = await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.bytes());
  expect(read.length).toBe(5 * mb);
  expect(await open()).toBeGreaterThanOrEqual(4);
});
