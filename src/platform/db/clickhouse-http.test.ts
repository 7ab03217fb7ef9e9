import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createTransport, whole } from './clickhouse-http.ts';

/** A server that cuts a kept-alive connection when the second request arrives on it, like one that has just closed it for being idle. */
async function cuttingServer(): Promise<{ url: string; asked: () => number; stop: () => void }> {
  const seen = new Map<Socket, number>();
  let asked = 0;
  const server = http.createServer((request, response) => {
    asked += 1;
    const times = (seen.get(request.socket) ?? 0) + 1;
    seen.set(request.socket, times);
    if (times > 1) return void request.socket.destroy();
    response.end('1');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked, stop: () => void server.close() };
}

test('a query on a connection that was just closed is sent again, once, on a new one', async () => {
  const server = await cuttingServer();
  const transport = createTransport(() => ({ url: server.url, user: 'u', password: 'p' }));
  const ask = async () => (await whole(await transport.send({ search: new URLSearchParams(), body: 'select 1', reads: true }))).toString();
  expect([await ask(), await ask()]).toEqual(['1', '1']);
  expect(server.asked()).toBe(3);
  transport.close();
  server.stop();
});

test('a change is not sent again: it may have been carried out', async () => {
  const server = await cuttingServer();
  const transport = createTransport(() => ({ url: server.url, user: 'u', password: 'p' }));
  await whole(await transport.send({ search: new URLSearchParams(), body: 'select 1', reads: true }));
  await expect(transport.send({ search: new URLSearchParams(), body: 'insert' })).rejects.toMatchObject({
    kind: 'busy',
    code: 'store-busy',
  });
  expect(server.asked()).toBe(2);
  transport.close();
  server.stop();
});

test('if all kept connections were closed, a new one is opened at the second attempt', async () => {
  const server = await cuttingServer();
  const transport = createTransport(() => ({ url: server.url, user: 'u', password: 'p' }));
  const ask = async () => (await whole(await transport.send({ search: new URLSearchParams(), body: 'select 1', reads: true }))).toString();
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['1', '1', '1']);
  expect(await ask()).toBe('1');
  transport.close();
  server.stop();
});
