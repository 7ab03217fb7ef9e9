import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { patientFetch } from './http-fetch.ts';

async function serving(listener: RequestListener, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('streams a body out and an answer in', async () => {
  const listener: RequestListener = (request, answer) => {
    answer.writeHead(201, { 'content-type': 'text/plain', 'x-key': String(request.headers['authorization']) });
    request.pipe(answer);
  };
  await serving(listener, async (url) => {
    const body = new Blob(['a'.repeat(300_000)]).stream();
    const init = { method: 'PUT', body, duplex: 'half', headers: { authorization: 'Bearer k' } } as RequestInit;
    const answer = await patientFetch(new Request(url, init));
    expect([answer.status, answer.headers.get('x-key')]).toEqual([201, 'Bearer k']);
    expect((await answer.text()).length).toBe(300_000);
  });
});

test('an unreachable address is a problem that names it', async () => {
  let gone = '';
  await serving(
    () => {},
    async (url) => void (gone = url),
  );
  await expect(patientFetch(new Request(gone))).rejects.toMatchObject({
    code: 'server-unreachable',
    evidence: { url: gone, reason: 'ECONNREFUSED' },
  });
});

test('an answer that breaks off is an error and not a short answer', async () => {
  const listener: RequestListener = (_request, answer) => {
    answer.writeHead(200, { 'content-length': '100' });
    answer.write('abc', () => answer.destroy());
  };
  await serving(listener, async (url) => {
    const answer = await patientFetch(new Request(url));
    await expect(answer.text()).rejects.toThrow();
  });
});

test('an unfinished answer is ended, with its connection, when the caller gives it up', async () => {
  const closed = Promise.withResolvers<void>();
  const listener: RequestListener = (_request, answer) => {
    answer.once('close', closed.resolve).writeHead(200, { 'content-type': 'text/event-stream' });
    answer.write('data: 1\n\n');
  };
  await serving(listener, async (url) => {
    const leaves = new AbortController();
    const reader = (await patientFetch(new Request(url, { signal: leaves.signal }))).body!.getReader();
    await reader.read();
    leaves.abort();
    await expect(reader.read()).rejects.toThrow('abort');
    await closed.promise;
  });
});
