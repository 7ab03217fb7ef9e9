import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createRawServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freshWebhookSecret } from './signature.ts';
import { postSigned } from './webhook-sender.ts';

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** A server on this machine. @returns its port */
async function open(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const ending = new AbortController().signal;
const callTo = (address: string) => ({ address, secret: freshWebhookSecret(), id: 'a', body: '{}', at: 0 });
const failedWith = (code: string) => ({ outcome: 'failed', reason: { code } });

test('of an endless answer only the status is read', async () => {
  const closed = Promise.withResolvers<void>();
  const port = await open((_request, response) => {
    const endless = setInterval(() => response.write('x'.repeat(65_536)), 1);
    response.on('close', () => {
      clearInterval(endless);
      closed.resolve();
    });
    response.writeHead(200);
  });
  expect(await postSigned(callTo(`http://127.0.0.1:${port}/`), ending)).toEqual({ outcome: 'delivered' });
  await closed.promise;
});

test('a receiver that does not answer is awaited for a limited time, and tried again', async () => {
  const port = await open(() => undefined);
  const tried = await postSigned(callTo(`http://127.0.0.1:${port}/`), ending, 50);
  expect(tried).toMatchObject({ ...failedWith('webhook-unreachable'), final: false });
});

test('a stopping program abandons a message, and that was no attempt', async () => {
  const leaving = new AbortController();
  const port = await open(() => leaving.abort());
  expect(await postSigned(callTo(`http://127.0.0.1:${port}/`), leaving.signal)).toEqual({ outcome: 'cut-off' });
});

test('a redirect is not followed, wherever it leads', async () => {
  const visited: string[] = [];
  const port = await open((request, response) => {
    visited.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await postSigned(callTo(`http://127.0.0.1:${port}/hook`), ending)).toMatchObject(failedWith('webhook-redirected'));
  expect(visited).toEqual(['/hook']);
});

test('a closed port, an unknown name, another protocol and silence are reported alike', async () => {
  const silent = await open(() => undefined);
  const otherwise = createRawServer((socket) => void socket.resume().end('SSH-2.0-OpenSSH_9.2\r\n'));
  await new Promise<void>((resolve) => void otherwise.listen(0, '127.0.0.1', resolve));
  opened.push(async () => void (await new Promise((resolve) => otherwise.close(resolve))));
  const ssh = `127.0.0.1:${(otherwise.address() as AddressInfo).port}`;
  const tried = await Promise.all(
    ['127.0.0.1:1', 'no-such-host.invalid', ssh, `127.0.0.1:${silent}`].map((at) => postSigned(callTo(`http://${at}/`), ending, 500)),
  );
  const alike = { outcome: 'failed', final: false, reason: { code: 'webhook-unreachable', evidence: {} } };
  expect(tried).toEqual([alike, alike, alike, alike]);
});
