import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Trusts } from './proxies.ts';

const mb = 1024 * 1024;

/** How many bytes of answers that are made may wait to be taken: of all addresses together, and of one that is no proxy. */
export type UnreadBound = { readonly all: number; readonly each: number };

const usual: UnreadBound = { all: 256 * mb, each: 64 * mb };
const everyMs = 250;

type Waiting = { readonly socket: Socket; readonly address: string };

/**
 * Ends connections that hold too much of what was answered and do not take it, those with most of it first: a few thousand lines that
 * nobody reads would hold all memory, though each of them holds no more than an answer.
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

/** Those that hold most are ended until the others hold no more than this. */
function endDownTo(holding: readonly Waiting[], most: number): void {
  let held = holding.reduce((sum, { socket }) => sum + socket.writableLength, 0);
  if (held <= most) return;
  for (const { socket } of holding.toSorted((a, b) => b.socket.writableLength - a.socket.writableLength)) {
    if (held <= most) return;
    held -= socket.writableLength;
    socket.destroy();
  }
}
