import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { targetOf } from '#platform/db/clickhouse-http.ts';

/**
 * A proxy to ClickHouse that can be cut: the server executes a statement, and the client never receives the answer. A statement is its text
 * with the values that go with it, `param_from=20000`.
 */
export type CuttingProxy = {
  readonly url: string;
  /** Cuts the next statement on a kept-alive connection that matches, after it was executed. */
  cutNext(statement: RegExp): void;
  /** How often it was cut since the last call. */
  cuts(): number;
  /**
   * Holds the next statement that matches before the server sees it; resolves once it has arrived. `closed` resolves once the client has
   * closed the connection.
   */
  holdNext(statement: RegExp): Promise<PausedSocket>;
  /** Resolves once the server has executed a statement that matches, from now on. */
  carriedOut(statement: RegExp): Promise<void>;
  stop(): Promise<void>;
};

/** Opens a proxy between the program and a ClickHouse server. */
export async function openCuttingProxy(server: string): Promise<CuttingProxy> {
  const seen = new WeakMap<Socket, number>();
  const state = { wanted: null as RegExp | null, cuts: 0 };
  const holds: Hold[] = [];
  const watches: { readonly statement: RegExp; readonly done: () => void }[] = [];
  const proxy = http.createServer((request, response) => {
    const times = (seen.get(request.socket) ?? 0) + 1;
    seen.set(request.socket, times);
    const pass = async (): Promise<void> => {
      const body = await buffer(request);
      const given = new URL(request.url ?? '/', 'http://localhost').searchParams;
      const values = [...given].flatMap(([name, value]) => (name.startsWith('param_') ? [`${name}=${value}`] : []));
      const statement = [given.get('query'), body.subarray(0, 4096).toString('latin1'), ...values].join(' ');
      for (const hold of holds.splice(0)) await (hold.statement.test(statement) ? paused(hold, request.socket) : holds.push(hold));
      const told = await forward(server, request, body);
      const bytes = await buffer(told);
      for (const one of watches.splice(0))
        if (one.statement.test(statement)) one.done();
        else watches.push(one);
      if (times > 1 && state.wanted?.test(statement) === true) {
        [state.wanted, state.cuts] = [null, state.cuts + 1];
        request.socket.resetAndDestroy();
        return;
      }
      response.writeHead(told.statusCode ?? 500, told.headers);
      response.end(bytes);
    };
    pass().catch(() => request.socket.destroy());
  });
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cutNext: (statement) => void (state.wanted = statement),
    cuts: () => {
      const { cuts } = state;
      state.cuts = 0;
      return cuts;
    },
    holdNext: (statement) => new Promise((here) => void holds.push({ statement, here })),
    carriedOut: (statement) => new Promise((done) => void watches.push({ statement, done })),
    stop: async () => {
      proxy.closeAllConnections();
      await new Promise((done) => void proxy.close(done));
    },
  };
}

type PausedSocket = { release(): void; readonly closed: Promise<void> };

type Hold = { readonly statement: RegExp; readonly here: (held: PausedSocket) => void };

function paused({ here }: Hold, socket: Socket): Promise<void> {
  const closed = new Promise<void>((done) => void socket.once('close', () => done()));
  return new Promise((release) => here({ release, closed }));
}

function forward(server: string, request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { 'transfer-encoding': _, ...headers } = request.headers;
    const asked = http.request({
      ...targetOf(server, ''),
      path: request.url,
      method: request.method ?? 'POST',
      headers: { ...headers, 'content-length': String(body.length) },
    });
    asked.once('response', resolve);
    asked.once('error', reject);
    asked.end(body);
  });
}
