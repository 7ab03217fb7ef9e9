import { connect } from 'node:net';
import { DatabaseError, type Client, type Pool, type PoolClient, type QueryResult } from 'pg';
import { leaving } from '#kernel/cancellation.ts';
import { notedQuestion } from '#kernel/store-questions.ts';

/** A statement that changes nothing, judging by its text; one that may change something is never cancelled. */
const reads = /^\s*(?:select|with|values)\b/iu;
const writes = /\b(?:insert|update|delete|merge|pg_\w*lock\w*|nextval|setval)\b/iu;

/** Where nothing can be changed, rows may be read in chunks. */
const readsInPieces = /^\s*(?:select|with|values|declare|fetch)\b/iu;
const begins = /^\s*(?:begin|start\s+transaction)\b/iu;
const saysReadOnly = /^\s*(?:begin|start\s+transaction|set\s+transaction)\b[^;]*\bread\s+only\s*$/iu;

const patienceMs = 5_000;

type Send = (...args: readonly unknown[]) => unknown;

/**
 * From now on, what a pool reads for a caller who may leave (`whileStays`) is cancelled in PostgreSQL too: read-only statements outside a
 * transaction or in one declared read only. A statement costs no more than before; a connection is opened only if the caller leaves while
 * one runs.
 */
export function cancelWhenLeft(pool: Pool): void {
  pool.on('connect', watchStatements);
  const query = pool.query.bind(pool) as Send;
  const asPromise = async (signal: AbortSignal, args: readonly unknown[]): Promise<unknown> => {
    signal.throwIfAborted();
    // the pool itself would send it on behalf of whoever returned a connection
    const client = await pool.connect();
    try {
      const result = await (client.query as Send)(...args);
      client.release();
      return result;
    } catch (error) {
      const usable = client.getTransactionStatus() === 'I' && (signal.aborted || error instanceof DatabaseError);
      client.release(usable ? undefined : true);
      throw error;
    }
  };
  const replaced: Send = (...args) => {
    const signal = leaving();
    return signal === undefined || typeof args.at(-1) === 'function' ? notedQuestion('postgres', query(...args)) : asPromise(signal, args);
  };
  pool.query = replaced as Pool['query'];
  const connect = pool.connect.bind(pool) as Send;
  pool.connect = ((...args: readonly unknown[]) => notedQuestion('postgres', connect(...args))) as Pool['connect'];
}

function watchStatements(client: PoolClient): void {
  const query = client.query.bind(client) as Send;
  const underWay = new Set<unknown>();
  /** Whether the current transaction is read only. */
  let readOnly = false;
  const counted = (sent: unknown): unknown => {
    if (!(sent instanceof Promise)) return sent;
    underWay.add(sent);
    const forget = () => void underWay.delete(sent);
    sent.then(forget, forget);
    return sent;
  };
  const replaced: Send = (...args) => {
    const text = textOf(args);
    if (begins.test(text) || client.getTransactionStatus() === 'I') readOnly = false;
    if (saysReadOnly.test(text)) readOnly = true;
    const signal = leaving();
    const mayEnd = signal !== undefined && underWay.size === 0 && changesNothing(text, client.getTransactionStatus(), readOnly);
    if (!mayEnd) return notedQuestion('postgres', counted(query(...args)));
    return signal.aborted
      ? Promise.reject(signal.reason as Error)
      : unlessLeft(client, notedQuestion('postgres', counted(query(...args))), signal);
  };
  client.query = replaced as PoolClient['query'];
}

/** The text of a statement that is answered by a promise; otherwise empty. */
function textOf([statement, , callback]: readonly unknown[]): string {
  const text = typeof statement === 'string' ? statement : (statement as { text?: unknown }).text;
  return typeof text === 'string' && typeof callback !== 'function' ? text : '';
}

function changesNothing(text: string, status: ReturnType<Client['getTransactionStatus']>, readOnly: boolean): boolean {
  const only = status === 'I' ? reads : readsInPieces;
  return (status === 'I' || (status === 'T' && readOnly)) && only.test(text) && !writes.test(text);
}

/**
 * The result of a statement; if the caller leaves first, it is cancelled and the reason for leaving is thrown. It settles only when
 * PostgreSQL has processed the cancel request: until then no one else gets this connection, so no other statement can be hit.
 */
async function unlessLeft(client: Client, sent: unknown, signal: AbortSignal): Promise<QueryResult> {
  let cancelled: Promise<void> | undefined;
  const cancel = (): void => {
    cancelled = sendCancel(client);
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return (await sent) as QueryResult;
  } finally {
    signal.removeEventListener('abort', cancel);
    await cancelled;
    if (cancelled !== undefined) signal.throwIfAborted();
  }
}

/** A connection's number and the secret that PostgreSQL gave it; `pg` has them, its types do not. */
type Key = { readonly processID: number; readonly secretKey: number };

/**
 * The protocol's cancel request for the current statement of a connection, sent on a separate connection; PostgreSQL closes it when it has
 * passed the request on.
 */
function sendCancel(client: Client): Promise<void> {
  // pg keeps the key of a connection, and does not type it
  const { processID, secretKey } = client as unknown as Key;
  const order = Buffer.alloc(16);
  for (const [at, word] of [16, 80_877_102, processID, secretKey].entries()) order.writeInt32BE(word, at * 4);
  const { host, port } = client;
  const socket = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
  return new Promise((done) => {
    socket.setTimeout(patienceMs, () => socket.destroy());
    // if the cancel request does not arrive, the statement ends by itself
    socket.on('error', () => undefined);
    socket.once('close', () => done());
    socket.resume().end(order);
  });
}
