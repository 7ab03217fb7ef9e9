import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { clickhouseProblem, storeProblem } from './trouble.ts';

/** The address of a ClickHouse: `http://host:port`, `https://…`, or `unix:///path/of/a/socket`. */
export type Address = { readonly url: string; readonly user: string; readonly password: string };

export type Body = string | Uint8Array | readonly Uint8Array[] | AsyncIterable<Uint8Array>;

export type Question = {
  readonly search: URLSearchParams;
  readonly body: Body;
  readonly type?: string;
  readonly signal?: AbortSignal;
  /**
   * It only reads: if a kept-alive connection was closed under it, it may be sent once more. A statement that changes something may already
   * have been carried out.
   */
  readonly reads?: boolean;
};

/** The address of a Unix socket as a URL. */
export function urlOfSocket(file: string): string {
  return `unix://${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** The target of a request to an address, for `http.request`. */
export function targetOf(address: string, search: string): http.RequestOptions {
  const url = new URL(address);
  if (url.protocol === 'unix:') return { socketPath: decodeURIComponent(url.pathname), host: 'localhost', path: `/?${search}` };
  const { protocol, hostname, port } = url;
  return { protocol, hostname: hostname.replaceAll(/[[\]]/gu, ''), port, path: `/?${search}` };
}

/** Sends queries over kept-alive connections. */
export type Transport = { send(question: Question): Promise<IncomingMessage>; close(): void };

/** A transport to the address, which is resolved again for each query. At most 32 connections. */
export function createTransport(address: () => Address): Transport {
  const options = { keepAlive: true, maxSockets: 32, timeout: 0 };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  return {
    send: async (question) => {
      try {
        return await send(address(), agents, question);
      } catch (error) {
        if (!(error instanceof StaleConnection)) throw error;
        // when a server dies, all kept-alive connections are closed: only a new one gives a real answer
        return send(address(), null, question);
      }
    },
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** @param agents the agents whose connections are kept alive; null opens a new one for this query alone */
async function send(
  address: Address,
  agents: { http: http.Agent; https: https.Agent } | null,
  question: Question,
): Promise<IncomingMessage> {
  const secure = address.url.startsWith('https:');
  const request = (secure ? https : http).request({
    ...targetOf(address.url, question.search.toString()),
    method: 'POST',
    agent: agents === null ? false : secure ? agents.https : agents.http,
    headers: headers(address, question),
    ...(question.signal === undefined ? {} : { signal: question.signal }),
  });
  // Without a listener, a second error after the reported one would end the program.
  request.on('error', () => undefined);
  const answered = answer(request);
  await Promise.all([write(request, question.body), answered]).catch((error: unknown) => {
    if (question.reads === true && isStale(error, request)) throw new StaleConnection();
    question.signal?.throwIfAborted();
    return fail(error, answered, request);
  });
  return refused(await answered);
}

/**
 * A kept-alive connection was closed at the moment of reuse, mostly because it was idle: the server has not seen the query, or its answer
 * was lost.
 */
class StaleConnection extends Error {}

function isStale(error: unknown, request: http.ClientRequest): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return request.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
}

/** A server that refuses early closes the connection while we still write: its answer says more than our broken pipe. */
async function fail(error: unknown, answered: Promise<IncomingMessage>, request: http.ClientRequest): Promise<void> {
  const response = await Promise.race([answered.catch(() => null), new Promise<null>((done) => setTimeout(done, 100, null))]);
  if (response !== null && response.statusCode !== 200) return;
  request.destroy();
  throw storeProblem('clickhouse', error);
}

function headers(address: Address, question: Question): Record<string, string> {
  const fixed = typeof question.body === 'string' || question.body instanceof Uint8Array;
  return {
    'X-ClickHouse-User': address.user,
    'X-ClickHouse-Key': address.password,
    ...(question.type === undefined ? {} : { 'Content-Type': question.type }),
    ...(fixed ? { 'Content-Length': String(Buffer.byteLength(question.body as string | Uint8Array)) } : {}),
  };
}

function answer(request: http.ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
}

async function write(request: http.ClientRequest, body: Body): Promise<void> {
  if (typeof body === 'string' || body instanceof Uint8Array) request.end(body);
  else await pipeline(Readable.from(body), request);
}

/** Passes a successful response on; turns a refusal into a problem. */
async function refused(response: IncomingMessage): Promise<IncomingMessage> {
  if (response.statusCode === 200) return response;
  const message = (await whole(response)).toString('utf8');
  throw clickhouseProblem(message === '' ? `HTTP ${String(response.statusCode)}` : message);
}

/** All bytes of a response. */
export async function whole(response: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of response) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * The bytes of a streamed response. ClickHouse has already sent status 200: an error during streaming arrives as text at the end of the
 * body, and the connection is cut. That text becomes the problem.
 */
export async function* streamed(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  const tag = response.headers['x-clickhouse-exception-tag'];
  let tail: Uint8Array = Buffer.alloc(0);
  try {
    for await (const part of response as AsyncIterable<Uint8Array>) {
      tail = part.length >= 4096 ? part : Buffer.concat([tail.subarray(-4096), part]);
      if (errorIn(tail, tag) !== null) break;
      yield part;
    }
  } catch (error) {
    throw errorIn(tail, tag) ?? storeProblem('clickhouse', error);
  } finally {
    if (!response.complete) response.destroy();
  }
  const problem = errorIn(tail, tag);
  if (problem !== null) throw problem;
}

function errorIn(tail: Uint8Array, tag: string | string[] | undefined): Error | null {
  if (typeof tag !== 'string') return null;
  const end = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).subarray(-16_384);
  const at = end.lastIndexOf(`__exception__\r\n${tag}\r\n`);
  if (at < 0) return null;
  const text = end.subarray(at).toString('utf8').split('\r\n').slice(2).join('\n');
  return clickhouseProblem(text.replace(/\n\d+ \S+\n__exception__\s*$/u, ''));
}
