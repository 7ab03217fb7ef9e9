import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Trusts } from './proxies.ts';

const mb = 1024 * 1024;

/** The maximum number of unread response bytes: of all addresses together, and of one that is not a proxy. */
export type UnreadBound = { readonly all: number; readonly each: number };

const usual: UnreadBound = { all: 256 * mb, each: 64 * mb };
const everyMs = 250;

type Waiting = { readonly socket: Socket; readonly address: string };

/**
 * Ends connections that have too much unread response data, the largest first: a few thousand unread connections would fill all memory,
 * although none of them holds more than one response.
 */
export function boundUnread(server: Server, trustsProxy: Trusts, bound: UnreadBound = usual): void {
  const answering = new Set<Waiting>();
  let sweep: NodeJS.Timeout | undefined;
  server.on('request', ({ socket }: IncomingMessage, answer: ServerResponse) => {
    const one = { socket, address: (socket.remoteAddress ?? '').replace(/^::ffff:/u, '') };
    answering.add(one);
    sweep ??= setInterval(() => endMost([...answering], trustsProxy, bound), everyMs).unref();
    answer.once('close', () => {
      answering.delete(one);
      if (answering.size > 0) return;
      clearInterval(sweep);
      sweep = undefined;
    });
  });
}

function endMost(answering: readonly Waiting[], trustsProxy: Trusts, { all, each }: UnreadBound): void {
  const holding = answering.filter(({ socket }) => socket.writableLength > 0);
  const byAddress = Map.groupBy(holding, ({ address }) => address);
  for (const [address, own] of byAddress) if (!trustsProxy(address)) endDownTo(own, each);
  endDownTo(
    holding.filter(({ socket }) => !socket.destroyed),
    all,
  );
}

/** Ends the largest ones until the others hold no more than this. */
function endDownTo(holding: readonly Waiting[], most: number): void {
  let held = holding.reduce((sum, { socket }) => sum + socket.writableLength, 0);
  if (held <= most) return;
  for (const { socket } of holding.toSorted((a, b) => b.socket.writableLength - a.socket.writableLength)) {
    if (held <= most) return;
    held -= socket.writableLength;
    socket.destroy();
  }
}
