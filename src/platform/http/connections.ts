import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { Problem } from '#kernel/problem.ts';
import { methods, notAllowed } from './methods.ts';
import { encodeProblem } from './problem.ts';
import type { Trusts } from './proxies.ts';
import { boundUnread } from './unread-bytes.ts';
import { httpWords } from './words.ts';

export type ConnectionNeeds = {
  /** A connection is ended after this long without reading a byte of its response. */
  readonly unreadMs: number;
  /** For a response as for a body: a client that reads less while more is pending occupies resources for nothing. 0 allows any rate. */
  readonly leastBytesAMinute: number;
  readonly trustsProxy: Trusts;
};

/** From one address, unless it is a proxy's: a whole office may share one. */
const mostFromOne = 4000;

/**
 * Checks at connection level: a connection whose response is not read is ended, together with what produces the response; each address has
 * a share of connections; unread bytes are bounded; malformed requests are answered as such.
 */
export function watchConnections(server: Server, { unreadMs, leastBytesAMinute, trustsProxy }: ConnectionNeeds): void {
  endUnread(server, unreadMs);
  endTrickled(server, unreadMs, (leastBytesAMinute * unreadMs) / 60_000);
  boundUnread(server, trustsProxy);
  shareOut(server, trustsProxy);
  server.on('clientError', refuseBroken);
  server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
    refuse(socket, '405 Method Not Allowed', notAllowed('CONNECT', methods)),
  );
}

/** An idle connection is left alone only while its response is being produced. Pending bytes on it are a response that no one reads. */
function endUnread(server: Server, unreadMs: number): void {
  const answering = new WeakSet<Socket>();
  server.on('request', (request: IncomingMessage, answer: ServerResponse) => {
    const { socket } = request;
    answering.add(socket);
    answer.once('close', () => answering.delete(socket));
  });
  server.setTimeout(unreadMs, (socket: Socket) => {
    if (answering.has(socket) && socket.writableLength === 0) socket.setTimeout(unreadMs);
    else socket.destroy();
  });
}

/**
 * Ends a connection that reads almost nothing of a response although more of it was pending at the beginning and at the end of the
 * interval.
 */
function endTrickled(server: Server, everyMs: number, least: number): void {
  server.on('request', ({ socket }: IncomingMessage, answer: ServerResponse) => {
    // the bytes read when bytes were last pending
    let before = -Infinity;
    const look = (): void => {
      const taken = socket.bytesWritten - socket.writableLength;
      const waits = socket.writableLength > 0;
      if (waits && taken - before < least) socket.destroy();
      before = waits ? taken : -Infinity;
    };
    const watch = setInterval(look, everyMs).unref();
    answer.once('close', () => clearInterval(watch));
  });
}

function shareOut(server: Server, trustsProxy: Trusts): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/u, '');
    if (trustsProxy(address)) return;
    const many = (open.get(address) ?? 0) + 1;
    open.set(address, many);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (many > mostFromOne) socket.destroy();
  });
}

function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  const { code } = error;
  if (code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else if (code === 'HPE_HEADER_OVERFLOW') socket.end('HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n');
  else if (code === 'HPE_INVALID_METHOD') refuse(socket, '405 Method Not Allowed', notAllowed('?', methods));
  else if (code === 'ERR_HTTP_REQUEST_TIMEOUT') refuse(socket, '408 Request Timeout', new Problem('too-slow', 'headers-too-slow'));
  else refuse(socket, '400 Bad Request', new Problem('bad-input', 'not-http'));
}

/** The connection cannot be used any further. */
function refuse(socket: Duplex, status: string, problem: Problem): void {
  const told = JSON.stringify(encodeProblem({ problem, issues: [] }, httpWords, 'zh'));
  const allow = typeof problem.evidence['allowed'] !== 'string' ? '' : `Allow: ${problem.evidence['allowed']}\r\n`;
  const head = `HTTP/1.1 ${status}\r\nConnection: close\r\n${allow}Content-Type: application/problem+json; charset=utf-8\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(told)}\r\n\r\n${told}`);
  socket.once('finish', () => socket.destroy());
}
