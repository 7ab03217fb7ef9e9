import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { Problem } from '#kernel/problem.ts';
import type { Trusts } from './proxies.ts';
import { watchConnections } from './connections.ts';

export type ListenNeeds = {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
  /** A connection is ended after this long without reading a byte of its response. */
  readonly unreadMs: number;
  readonly leastBytesAMinute: number;
  /** Proxies, behind which many clients share one address. */
  readonly trustsProxy: Trusts;
};

export type Listening = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Starts listening; throws Problem `port-taken`. `close` accepts no more requests, lets running ones finish within their timeout, then cuts
 * them off.
 */
export async function listen(needs: ListenNeeds): Promise<Listening> {
  const options = { fetch: needs.fetch, hostname: needs.host, overrideGlobalObjects: false };
  const server: ServerType = createAdaptorServer(
    needs.tls === null
      ? { ...options, serverOptions: patience }
      : {
          ...options,
          createServer: createTlsServer,
          serverOptions: {
            ...patience,
            handshakeTimeout: patience.headersTimeout,
            cert: await readFile(needs.tls.certificate),
            key: await readFile(needs.tls.key),
          },
        },
  );
  Object.assign(server, { maxConnections: mostConnections });
  watchConnections(server as Server, needs);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Problem('conflict', 'port-taken', { port: needs.port }) : error);
    });
    server.listen(needs.port, needs.host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

const patienceMs = 5000;
/** A file of ten gigabytes over a slow line takes hours; the headers arrive quickly or not at all. */
const patience = { requestTimeout: 12 * 3_600_000, headersTimeout: 15_000, connectionsCheckingInterval: 5000 };
/** Each takes some kilobytes before a byte of it was read. */
const mostConnections = 10_000;

async function close(server: ServerType): Promise<void> {
  const { closeAllConnections, closeIdleConnections } = server as Partial<Server>;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // a connection is idle once its last response has been sent, and would be kept for the next request
  const sweep = setInterval(() => closeIdleConnections?.call(server), 50);
  const cut = setTimeout(() => closeAllConnections?.call(server), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
