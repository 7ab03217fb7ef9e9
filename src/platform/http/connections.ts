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
  /** After so long without a byte of its answer taken, a connection is ended. */
  readonly unreadMs: number;
  /** Of an answer as of a body: who takes less while more waits holds what makes it for nothing. 0 allows any. */
  readonly leastBytesAMinute: number;
  readonly trustsProxy: Trusts;
};

/** From one address, unless it is a proxy's: a whole office may come by one. */
const mostFromOne = 4000;

/**
 * What only the connections themselves can tell: one whose answer nobody takes is ended, and with it what makes the answer; one address has
 * its share of them; what waits unread is bounded in bytes; what is no proper request is told so.
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

/**
 * A connection on which nothing moves is left alone only while its answer is being made. Bytes that wait on it are an answer that nobody
 * takes.
 */
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

/** A connection that takes next to nothing of an answer, though more of it waits at the beginning and at the end of such a time. */
function endTrickled(server: Server, everyMs: number, least: number): void {
  server.on('request', ({ socket }: IncomingMessage, answer: ServerResponse) => {
    // what had been taken when bytes waited last time
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

/** The connection is of no more use. */
function refuse(socket: Duplex, status: string, problem: Problem): void {
  const told = JSON.stringify(encodeProblem({ problem, issues: [] }, httpWords, 'zh'));
  const allow = typeof problem.evidence['allowed'] !== 'string' ? '' : `Allow: ${problem.evidence['allowed']}\r\n`;
  const head = `HTTP/1.1 ${status}\r\nConnection: close\r\n${allow}Content-Type: application/problem+json; charset=utf-8\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(told)}\r\n\r\n${told}`);
  socket.once('finish', () => socket.destroy());
}
