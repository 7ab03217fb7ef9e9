import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { createClickHouse, type ClickHouse } from './clickhouse.ts';
import type { Address } from './clickhouse-http.ts';
import { holdDirectory, type DataDirectory, type Places } from './data-directory.ts';
import { startClickHouse, type EmbeddedClickHouse } from './embedded-clickhouse.ts';
import { startPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { identifier } from './bind.ts';
import type { Holder } from './lock.ts';
import { migrate } from './migrate.ts';
import { ensureDatabase, openPool, type PostgresAddress } from './postgres.ts';

/** Where the stores are. Without an address, the engine that the program carries runs in the data directory. */
export type StoreSettings = {
  readonly dataDirectory: string;
  readonly databaseUrl?: string | undefined;
  readonly clickhouseUrl?: string | undefined;
  /** Called once where another program holds the directory; it is then waited for. */
  readonly onWait?: ((holder: Holder) => void) | undefined;
  /** Gives up waiting. */
  readonly signal?: AbortSignal | undefined;
};

/** Both stores, migrated. */
export type Stores = {
  readonly postgres: Pool;
  /** The same pool with typed queries: `kysely.withTables<{ building: BuildingTable }>()`. */
  readonly kysely: Kysely<Record<never, never>>;
  readonly clickhouse: ClickHouse;
  /** Where the directory's parts lie: `places.files`, `places.knowledge`, `places.logs`. */
  readonly places: Places;
  /** The engines that run as our children, for `doctor` and tests. */
  readonly engines: { readonly postgres: EmbeddedPostgres | null; readonly clickhouse: EmbeddedClickHouse | null };
  /** Closes connections, stops what was started, frees the directory. Once is enough, twice does no harm. */
  stop(): Promise<void>;
};

const database = 'yaodong';

/** Opens both stores: holds the directory, starts what is not elsewhere, migrates. Throws a problem and leaves nothing running. */
export async function openStores(settings: StoreSettings): Promise<Stores> {
  const directory = await holdDirectory(settings.dataDirectory, settings.onWait, settings.signal);
  const undo: (() => Promise<unknown>)[] = [async () => directory.release()];
  const stop = async (): Promise<void> => {
    for (let last = undo.pop(); last !== undefined; last = undo.pop()) await last();
  };
  try {
    return await openIn(directory, settings, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openIn(
  directory: DataDirectory,
  settings: StoreSettings,
  undo: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Stores> {
  const { places } = directory;
  const started = <E extends { stop(): Promise<void> }>(engine: E): E => {
    undo.push(() => engine.stop());
    return engine;
  };
  const [postgres, clickhouse] = await settleAll(
    settings.databaseUrl ?? startPostgres(places.postgres, `${places.logs}/postgres.log`).then(started),
    settings.clickhouseUrl ?? startClickHouse(places.clickhouse, places.logs).then(started),
  );
  const pool = await poolOf(typeof postgres === 'string' ? { url: postgres } : postgres);
  undo.push(() => pool.end());
  const client = await clickhouseOf(typeof clickhouse === 'string' ? addressOf(clickhouse) : clickhouse.address);
  undo.push(async () => client.close());
  await migrate({ postgres: pool, clickhouse: client });
  directory.recordVersion();
  return {
    postgres: pool,
    kysely: kyselyOf(pool),
    clickhouse: client,
    places,
    engines: { postgres: own(postgres), clickhouse: own(clickhouse) },
    stop,
  };
}

function own<E extends object>(engine: E | string): E | null {
  return typeof engine === 'string' ? null : engine;
}

/** Typed queries over a pool. */
export function kyselyOf(pool: Pool): Kysely<Record<never, never>> {
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

/** Waits for both, also where one fails, so that what did start can be stopped. */
async function settleAll<A, B>(a: A, b: B): Promise<[Awaited<A>, Awaited<B>]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

async function poolOf(address: PostgresAddress): Promise<Pool> {
  if ('url' in address) return openPool(address);
  await ensureDatabase(address, database);
  return openPool(address, database);
}

async function clickhouseOf(address: (() => Address) & { database?: string }): Promise<ClickHouse> {
  const name = address.database ?? database;
  const client = createClickHouse(address, name);
  await client.in('default').command(`create database if not exists ${identifier(name)}`);
  return client;
}

/** `https://user:password@host:8443/database`; the database is `yaodong` unless named. */
export function addressOf(text: string): (() => Address) & { database?: string } {
  const url = new URL(text);
  const [user, password] = [decodeURIComponent(url.username) || 'default', decodeURIComponent(url.password)];
  const name = url.pathname.replaceAll('/', '');
  const address: Address = { url: url.origin, user, password };
  return Object.assign(() => address, name === '' ? {} : { database: name });
}
