import pg from 'pg';
import { cancelWhenLeft } from './statement-cancel.ts';
import { storeProblem } from './trouble.ts';

export type { Pool } from 'pg';

/** How to reach PostgreSQL: an address, or the socket of the embedded one. */
export type PostgresAddress = { readonly url: string } | { readonly socket: string; readonly user: string };

/**
 * bigint as a number, date as text: a day has no time zone. numeric stays text (money), also in arrays, where pg would return floats.
 * timestamptz is a Date.
 */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: toNumber,
  1082: (text) => text,
  1231: (text) => textArray(text),
};

/** pg's parser of text[] (1009, which its types do not list). */
const textArray = (pg.types.getTypeParser as (oid: number) => (text: string) => unknown)(1009);

function toNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond 2^53`);
  return value;
}

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** A pool of connections to one database; for a URL, the database that it names unless another is given. */
export function openPool(address: PostgresAddress, database?: string): pg.Pool {
  const pool = new pg.Pool({ ...where(address, database), types, max: 12, options: '-c timezone=UTC', application_name: 'yaodong' });
  cancelWhenLeft(pool);
  // The pool replaces a broken connection, and its current user gets the error at the next query; without a listener it would end the
  // program.
  return counted(pool);
}

function counted(pool: pg.Pool): pg.Pool {
  const open = new Set<pg.PoolClient>();
  held.set(pool, open);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    open.add(client);
    client.on('error', () => undefined);
  });
  pool.on('remove', (client) => open.delete(client));
  return pool;
}

const patienceMs = 3000;

/** Ends a pool; a connection that has not been returned by then is closed while in use. */
export async function endPool(pool: pg.Pool): Promise<void> {
  const out = held.get(pool) ?? new Set();
  let late: NodeJS.Timeout | undefined;
  const cut = new Promise<void>((resolve) => {
    late = setTimeout(() => {
      for (const client of out) void client.end().catch(() => undefined);
      resolve();
    }, patienceMs);
  });
  await Promise.race([pool.end(), cut]).finally(() => clearTimeout(late));
}

/** The open connections of a pool. */
const held = new WeakMap<pg.Pool, Set<pg.PoolClient>>();

/** One connection separate from a pool, to check that the server is alive while all others are busy. */
export function besides(pool: pg.Pool): pg.Pool {
  return counted(new pg.Pool({ ...pool.options, max: 1 }));
}

function where(address: PostgresAddress, database?: string): pg.PoolConfig {
  if ('socket' in address) return { host: address.socket, user: address.user, database: database ?? 'postgres' };
  return { connectionString: database === undefined ? address.url : named(address.url, database) };
}

/** The same server, another database. Not by the class URL, which rejects a server named by its socket (`postgresql:///db?host=/run`). */
function named(url: string, database: string): string {
  return url.replace(/^(\w+:\/\/[^/?]*)(?:\/[^?]*)?/u, `$1/${encodeURIComponent(database)}`);
}

/** Creates the database if missing, connecting through `postgres`. */
export async function ensureDatabase(address: PostgresAddress, database: string): Promise<void> {
  const pool = openPool(address, 'postgres');
  try {
    const found = await pool.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await pool.query(`create database ${pg.escapeIdentifier(database)}`);
  } catch (error) {
    throw storeProblem('postgres', error);
  } finally {
    await pool.end();
  }
}
