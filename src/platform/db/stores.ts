import type { Pool } from 'pg';
import { createClickHouse, createClickHouseCluster, type ClickHouse } from './clickhouse.ts';
import type { Address } from './clickhouse-http.ts';
import { holdDirectory, type DataDirectory, type Places } from './data-directory.ts';
import { startClickHouse, type EmbeddedClickHouse } from './embedded-clickhouse.ts';
import { startPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { identifier } from './bind.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Holder } from './lock.ts';
import { bindPair, refuseStrangers } from './installation.ts';
import { migrate, refuseUsed, migrationsDue } from './migrate.ts';
import type { Numbers } from './migrations.ts';
import { besides, endPool, ensureDatabase, openPool, type PostgresAddress } from './postgres.ts';
import { shardDatabase } from './sharding.ts';
import { claimStores, type StoreClaim } from './store-claim.ts';
import { problemOf, storeProblem } from './trouble.ts';

/** The location of the stores. Without an address, the bundled engine runs in the data directory. */
export type StoreSettings = {
  readonly dataDirectory: string;
  readonly databaseUrl?: string | undefined;
  /** One address, or those of a cluster's shards separated by commas. */
  readonly clickhouseUrl?: string | undefined;
  /** The name of the cluster in the servers' configuration. */
  readonly clickhouseCluster?: string | undefined;
  /** Called once if another program holds the directory; it is then waited for. */
  readonly onWait?: ((holder: Holder) => void) | undefined;
  /** Stops waiting. */
  readonly signal?: AbortSignal | undefined;
  /**
   * For new stores: migrates them only to these numbers, lets them be filled, then runs the remaining migrations. Used stores are refused.
   */
  readonly fill?: { readonly at: Numbers; readonly work: (stores: Stores) => Promise<void> } | undefined;
  /**
   * Copies stores elsewhere before migrations change them; if it throws, nothing is changed. For embedded stores the directory is copied.
   */
  readonly beforeMigrations?: ((stores: Pick<Stores, 'postgres' | 'clickhouse' | 'places'>) => Promise<void>) | undefined;
};

/** Both stores, migrated. */
export type Stores = {
  readonly postgres: Pool;
  readonly clickhouse: ClickHouse;
  /** The paths of the directory's parts: `places.files`, `places.knowledge`, `places.logs`. */
  readonly places: Places;
  /** The engines running as our child processes, for `doctor` and tests. */
  readonly engines: { readonly postgres: EmbeddedPostgres | null; readonly clickhouse: EmbeddedClickHouse | null };
  /** Why this program must end: while external stores were away, another program claimed them. Otherwise pending. */
  readonly lost: Promise<Problem>;
  /** Closes connections, stops what was started, releases the directory. Calling it twice is harmless. */
  stop(): Promise<void>;
};

const database = 'yaodong';

/**
 * Opens both stores: holds the directory, starts what is not external, migrates. On failure throws a problem and leaves nothing running.
 */
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
  if (settings.fill !== undefined) directory.beginFill();
  const started = <E extends { stop(): Promise<void> }>(engine: E): E => {
    undo.push(() => engine.stop());
    return engine;
  };
  const [postgres, clickhouse] = await settleAll(
    settings.databaseUrl ?? startPostgres(places.postgres, `${places.logs}/postgres.log`).then(started),
    settings.clickhouseUrl ?? startClickHouse(places.clickhouse, places.logs).then(started),
  );
  const pool = await poolOf(typeof postgres === 'string' ? { url: postgres } : postgres);
  let claim: StoreClaim | undefined;
  undo.push(async () => claim?.release());
  undo.push(() => endPool(pool));
  await pool.query('select 1').catch((error: unknown) => {
    throw storeProblem('postgres', error);
  });
  if (typeof postgres === 'string') claim = await claimStores(pool, places.root, settings.signal);
  const client = await clickhouseOf(
    typeof clickhouse === 'string' ? { urls: clickhouse, cluster: settings.clickhouseCluster } : clickhouse,
  );
  undo.push(async () => client.close());
  const stores: Stores = {
    postgres: pool,
    clickhouse: client,
    places,
    engines: { postgres: own(postgres), clickhouse: own(clickhouse) },
    lost: claim?.lost ?? new Promise(() => undefined),
    stop,
  };
  await bringUp(stores, directory, settings, claim);
  return stores;
}

/** Refuses what may not be opened, fills new stores, migrates, and records the holder of the stores. */
async function bringUp(stores: Stores, directory: DataDirectory, settings: StoreSettings, claim: StoreClaim | undefined): Promise<void> {
  const { fill, beforeMigrations } = settings;
  if (fill === undefined) await refuseStrangers(stores);
  else await refuseUsed(stores);
  await claim?.describe();
  if (fill !== undefined) {
    await migrate(stores, fill.at);
    await fill.work(stores);
  } else if (stores.engines.postgres === null || stores.engines.clickhouse === null) {
    if (await migrationsDue(stores)) await beforeMigrations?.(stores);
  }
  await migrate(stores);
  await bindPair(stores);
  await claim?.describe();
  directory.recordVersion();
  if (fill !== undefined) directory.endFill();
}

function own<E extends object>(engine: E | string): E | null {
  return typeof engine === 'string' ? null : engine;
}

/** Queries that show whether each store is alive, on separate connections. */
export function probesOf({ postgres, clickhouse }: Pick<Stores, 'postgres' | 'clickhouse'>) {
  const [one, own] = [besides(postgres), clickhouse.besides()];
  return {
    ask: { postgres: () => one.query('select 1'), clickhouse: () => own.query('select 1') },
    close: async (): Promise<void> => {
      own.close();
      await endPool(one);
    },
  };
}

/** Waits for both even if one fails, so that what did start can be stopped. */
async function settleAll<A, B>(a: A, b: B): Promise<[Awaited<A>, Awaited<B>]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

async function poolOf(address: PostgresAddress): Promise<Pool> {
  if ('url' in address) return openPool(address);
  await ensureDatabase(address, database);
  return openPool(address, database);
}

type ClickHousePlace = EmbeddedClickHouse | { readonly urls: string; readonly cluster: string | undefined };

async function clickhouseOf(place: ClickHousePlace): Promise<ClickHouse> {
  const client = 'address' in place ? createClickHouse(place.address, database) : clickhouseAt(place.urls, place.cluster);
  await makeDatabase(client);
  return client;
}

/**
 * A client of one server (`https://user:password@host:8443/database`) or of a cluster: the addresses of its shards separated by commas; the
 * first is queried. The database is `yaodong` unless the first address names one. Throws Problem `cluster-unnamed` if there are several
 * addresses and no cluster.
 */
export function clickhouseAt(urls: string, cluster: string | undefined): ClickHouse {
  const [first, ...others] = urls.split(',').map((url) => addressOf(url.trim()));
  if (first === undefined) throw new RangeError('no address');
  const name = first.database ?? database;
  if (cluster !== undefined) return createClickHouseCluster([first, ...others], cluster, name);
  if (others.length > 0) throw problemOf('bad-input', 'cluster-unnamed', { count: others.length + 1 });
  return createClickHouse(first, name);
}

/** Creates the client's database if missing, also on the shards. */
export async function makeDatabase(client: ClickHouse): Promise<void> {
  const outside = client.in('default');
  await outside.command(`create database if not exists ${identifier(client.database)}`);
  if (client.cluster !== null) await outside.onShards(`create database if not exists ${identifier(shardDatabase(client.database))}`);
}

/** `https://user:password@host:8443/database`; the database is `yaodong` unless named. */
function addressOf(text: string): (() => Address) & { database?: string } {
  const url = new URL(text);
  const [user, password] = [decodeURIComponent(url.username) || 'default', decodeURIComponent(url.password)];
  const name = url.pathname.replaceAll('/', '');
  const address: Address = { url: url.origin, user, password };
  return Object.assign(() => address, name === '' ? {} : { database: name });
}
