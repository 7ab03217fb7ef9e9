import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A way to ClickHouse that can be cut: the server carries a statement out, and who asked never hears of it. */
export type CuttingProxy = {
  readonly url: string;
  /** Cuts the next statement on a kept connection that this matches, once it was carried out. */
  cutNext(statement: RegExp): void;
  /** How often it was cut since this was asked last. */
  cuts(): number;
  stop(): Promise<void>;
};

/** Stands between the program and a ClickHouse. */
export async function openCuttingProxy(server: string): Promise<CuttingProxy> {
  const seen = new WeakMap<Socket, number>();
  const state = { wanted: null as RegExp | null, cuts: 0 };
  const proxy = http.createServer((request, response) => {
    const times = (seen.get(request.socket) ?? 0) + 1;
    seen.set(request.socket, times);
    const pass = async (): Promise<void> => {
      const body = await buffer(request);
      const told = await forward(server, request, body);
      const bytes = await buffer(told);
      const statement = `${new URL(request.url ?? '/', server).searchParams.get('query') ?? ''} ${body.subarray(0, 4096).toString('latin1')}`;
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
    stop: async () => {
      proxy.closeAllConnections();
      await new Promise((done) => void proxy.close(done));
    },
  };
}

function forward(server: string, request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { 'transfer-encoding': _, ...headers } = request.headers;
    const asked = http.request(new URL(request.url ?? '/', server), {
      method: request.method ?? 'POST',
      headers: { ...headers, 'content-length': String(body.length) },
    });
    asked.once('response', resolve);
    asked.once('error', reject);
    asked.end(body);
  });
}
