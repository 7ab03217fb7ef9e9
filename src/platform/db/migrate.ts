import type { Pool, PoolClient } from 'pg';
import type { ClickHouse } from './clickhouse.ts';
import { migrationsOf, pending, statements, type Applied, type Migration, type Numbers } from './migrations.ts';
import { place, shardedTables } from './sharding.ts';
import { problemOf, readable, type StoreName } from './trouble.ts';

/** An arbitrary number that no one else uses: the lock that lets one program at a time migrate a shared PostgreSQL. */
const migrationLock = 7_061_984_001;

/**
 * Migrates both stores to this program's version; does nothing if they are current. Returns how many migrations ran. PostgreSQL: each in
 * one transaction. ClickHouse has none: its files are written so that they can be run again (`if not exists`).
 * @param only the migrations with these numbers; all if omitted
 */
export async function migrate(stores: { readonly postgres: Pool; readonly clickhouse: ClickHouse }, only?: Numbers): Promise<number> {
  const client = await stores.postgres.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return (await migratePostgres(client, only?.postgres)) + (await migrateClickHouse(stores.clickhouse, only?.clickhouse));
  } finally {
    const kept = await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => null);
    // a connection that could not be cleaned up is closed, and its lock with it
    client.release(kept === null);
  }
}

/**
 * Whether non-empty stores need migrations; false for new ones. Changes nothing.
 * Throws Problem `store-newer` or `migration-changed` if they may not be migrated at all.
 */
export async function migrationsDue({ postgres, clickhouse }: Parameters<typeof migrate>[0]): Promise<boolean> {
  const [registry, series] = [await appliedIn(postgres), await appliedInClickHouse(clickhouse)];
  const due =
    pending('postgres', migrationsOf('postgres'), registry).length + pending('clickhouse', migrationsOf('clickhouse'), series).length;
  return due > 0 && registry.length > 0;
}

/** Refuses stores that a program has already used. */
export async function refuseUsed({ postgres, clickhouse }: Parameters<typeof migrate>[0]): Promise<void> {
  const { rows } = await postgres.query<{ is: boolean }>(`select to_regclass('migration') is not null as is`);
  if (rows[0]?.is === true) throw problemOf('cannot-do', 'store-used', { store: 'postgres' });
  if (await hasMigrations(clickhouse)) throw problemOf('cannot-do', 'store-used', { store: 'clickhouse' });
}

async function migratePostgres(client: PoolClient, only?: readonly number[]): Promise<number> {
  const due = pending('postgres', migrationsOf('postgres'), await appliedIn(client)).filter((one) => only?.includes(one.number) ?? true);
  for (const one of due) await inTransaction(client, one);
  return due.length;
}

async function appliedIn(on: Pick<PoolClient, 'query'>): Promise<Applied[]> {
  const exists = await on.query<{ is: boolean }>(`select to_regclass('migration') is not null as is`);
  return exists.rows[0]?.is === true ? (await on.query<Applied>('select number, name, digest from migration')).rows : [];
}

async function inTransaction(client: PoolClient, one: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(one.sql);
    await client.query('insert into migration (number, name, digest) values ($1, $2, $3)', [one.number, one.name, one.digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw failed('postgres', one, error);
  }
}

async function hasMigrations(clickhouse: ClickHouse): Promise<boolean> {
  const [exists] = await clickhouse.query<{ is: number }>(
    `select count() as is from system.tables where database = currentDatabase() and name = 'migration'`,
  );
  return exists?.is === 1;
}

async function appliedInClickHouse(clickhouse: ClickHouse): Promise<Applied[]> {
  return (await hasMigrations(clickhouse)) ? await clickhouse.query<Applied>('select number, name, digest from migration') : [];
}

async function migrateClickHouse(clickhouse: ClickHouse, only?: readonly number[]): Promise<number> {
  const applied = await appliedInClickHouse(clickhouse);
  const due = pending('clickhouse', migrationsOf('clickhouse'), applied).filter((one) => only?.includes(one.number) ?? true);
  for (const one of due) await statementByStatement(clickhouse, one);
  return due.length;
}

async function statementByStatement(clickhouse: ClickHouse, one: Migration): Promise<void> {
  try {
    for (const statement of statements(one.sql)) await run(clickhouse, statement);
    await clickhouse.insert('migration', ['number', 'name', 'digest'], [[one.number, one.name, one.digest]]);
  } catch (error) {
    throw failed('clickhouse', one, error);
  }
}

async function run(clickhouse: ClickHouse, statement: string): Promise<void> {
  if (clickhouse.cluster === null) return clickhouse.command(statement);
  const sharded = shardedTables(migrationsOf('clickhouse'));
  const { onShards, inFront } = place(statement, sharded, { cluster: clickhouse.cluster, front: clickhouse.database });
  for (const one of onShards) await clickhouse.onShards(one);
  for (const one of inFront) await clickhouse.command(one);
}

function failed(store: StoreName, one: Migration, error: unknown): Error {
  const reason = readable((error as Error).message);
  return problemOf('broken', 'migration-failed', { store, number: one.number, name: one.name, reason }, error);
}
