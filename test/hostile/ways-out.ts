import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ApiDocument } from '#platform/http/openapi.ts';
import { random as seeded, type Random } from '../city/random.ts';
import { procedures } from '../procedures.ts';
import { judged, type Requester, type Outcome } from './attack.ts';

/** A listening server, and a client that sends requests to it. */
export type Listener = { readonly port: number; readonly key: string; readonly ask: Requester };

const odd = ['TRACE', 'PATCH', 'OPTIONS', 'PROPFIND', 'FROB', 'CONNECT', 'QUERY', 'get'];

/** Spans that no query may have, as written in a query string. */
const widest = [
  'from=0001-01-01&to=9999-12-31',
  'from=2025-01-01&to=9999-12-31',
  'from=1800-01-01&to=2073-12-31',
  'year=9999&yearFrom=1&yearTo=9999',
];
const steps = ['', '&step=day', '&step=month', '&step=hour', '&step=15min'];

/**
 * The given number of requests that end without a complete answer: half a body, HEAD, methods that are not accepted, answers that are not
 * read, clients that disconnect, spans without end. After each the server must still answer proper clients.
 */
export async function* leaveOddly(listener: Listener, seed: number, count: number): AsyncGenerator<Outcome> {
  const random = seeded(seed, 'ways-out');
  const { ask } = listener;
  const document = (await (await ask('/api/openapi.json', {})).json()) as ApiDocument;
  const reading = Object.entries(document.paths).flatMap(([path, by]) => ('get' in by ? [path] : []));
  const ways = [half, unread, leaving, oddMethod, head, span];
  for (let n = 0; n < count; n += 1) {
    const way = ways[n % ways.length] as (typeof ways)[number];
    yield way(listener, random, reading);
    if (n % 20 === 19) yield judged('a proper question beside all that', await ask('/api/me', {}));
  }
}

const filled = (path: string): string => path.replaceAll(/\{[^}]+\}/gu, '1');

/** Sends a raw request and reads nothing; the socket is closed by the listener's timeout, or by us. */
async function send({ port, key }: Listener, method: string, path: string, more = ''): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  const bearer = key === '' ? '' : `Authorization: Bearer ${key}\r\n`;
  socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${bearer}${more}\r\n`);
  return socket;
}

async function half(listener: Listener, random: Random): Promise<Outcome> {
  const { route } = random.pick(procedures().filter(({ route: one }) => one.method !== 'GET'));
  const asker = { ...listener, key: random.chance(0.5) ? '' : listener.key };
  const length = random.pick([10, 100_000, 20_000_000_000]);
  const socket = await send(
    asker,
    route.method,
    `/api${filled(route.path)}`,
    `Content-Type: application/json\r\nContent-Length: ${length}\r\n`,
  );
  socket.write('{"a":');
  kept(socket);
  return { what: `half a body of ${route.path}`, status: 0, fault: null };
}

/** Connections left open, up to a limit; then the oldest is closed. */
const lines: Socket[] = [];
function kept(socket: Socket): void {
  lines.push(socket);
  if (lines.length > 100) lines.shift()?.destroy();
}

/** Closes what was left open. */
export function endAll(): void {
  for (const socket of lines.splice(0)) socket.destroy();
}

async function unread(listener: Listener, random: Random, reading: readonly string[]): Promise<Outcome> {
  const path = random.pick(reading);
  const socket = await send(listener, 'GET', `/api${filled(path)}`);
  socket.pause();
  kept(socket);
  return { what: `${path} that nobody reads`, status: 0, fault: null };
}

async function leaving(listener: Listener, random: Random, reading: readonly string[]): Promise<Outcome> {
  const path = random.pick(reading);
  const socket = await send(listener, 'GET', `/api${filled(path)}`);
  if (random.chance(0.5)) await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  socket.destroy();
  return { what: `${path} that is left`, status: 0, fault: null };
}

async function oddMethod(listener: Listener, random: Random): Promise<Outcome> {
  const method = random.pick(odd);
  const path = method === 'CONNECT' ? 'evil.example:443' : `/api${filled(random.pick(procedures()).route.path)}`;
  const socket = await send(listener, method, path, 'Connection: close\r\n');
  let heard = '';
  socket.on('data', (piece: Buffer) => (heard += piece.toString('latin1')));
  await once(socket, 'close');
  const status = Number(/^HTTP\/1\.1 (\d+)/u.exec(heard)?.[1] ?? 0);
  return { what: `${method} ${path}`, status, fault: status === 405 ? null : heard.slice(0, 200) };
}

async function head({ ask }: Listener, random: Random, reading: readonly string[]): Promise<Outcome> {
  const path = random.pick(reading);
  const answer = await ask(`/api${filled(path)}`, { method: 'HEAD' });
  const { status } = answer;
  const well = status < 500 && (await answer.text()) === '';
  return { what: `HEAD ${path}`, status, fault: well ? null : 'breaks, or has a body' };
}

async function span({ ask }: Listener, random: Random, reading: readonly string[]): Promise<Outcome> {
  const path = `/api${filled(random.pick(reading))}?region=140302&carrier=electricity&meter=1&${random.pick(widest)}${random.pick(steps)}`;
  return judged(`GET ${path}`, await ask(path, {}));
}
