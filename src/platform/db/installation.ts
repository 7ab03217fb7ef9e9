import type { Pool } from 'pg';
import type { ClickHouse } from './clickhouse.ts';
import { problemOf } from './trouble.ts';

type Pair = { readonly postgres: Pool; readonly clickhouse: ClickHouse };

/** The installation that a store belongs to, as recorded in the store; `id` is null if it has none. */
type Mark = { readonly used: boolean; readonly id: string | null; readonly bound: boolean };

/**
 * Refuses a PostgreSQL and a ClickHouse that were not created together; changes nothing. New stores and those of earlier versions have no
 * id yet and pass.
 * Throws Problem `stores-not-a-pair`.
 */
export async function refuseStrangers(stores: Pair): Promise<void> {
  const [postgres, clickhouse] = await Promise.all([markOfPostgres(stores.postgres), markOfClickHouse(stores.clickhouse)]);
  const paired = clickhouse.id === null ? !postgres.bound && (postgres.used || !clickhouse.used) : clickhouse.id === postgres.id;
  if (!paired) throw strangers(postgres, clickhouse);
}

/** After the migrations: ClickHouse stores the id of PostgreSQL from now on. If two programs do so at the same time, the first counts. */
export async function bindPair(stores: Pair): Promise<void> {
  const postgres = await markOfPostgres(stores.postgres);
  if (postgres.bound || postgres.id === null) return;
  if ((await markOfClickHouse(stores.clickhouse)).id === null) await stores.clickhouse.insert('installation', ['id'], [[postgres.id]]);
  const clickhouse = await markOfClickHouse(stores.clickhouse);
  if (clickhouse.id !== postgres.id) throw strangers(postgres, clickhouse);
  await stores.postgres.query('update installation set bound = true');
}

function strangers(postgres: Mark, clickhouse: Mark): Error {
  return problemOf('cannot-do', 'stores-not-a-pair', { postgres: postgres.id ?? '-', clickhouse: clickhouse.id ?? '-' });
}

async function markOfPostgres(postgres: Pool): Promise<Mark> {
  const found = await postgres.query<{ used: boolean; marked: boolean }>(
    `select to_regclass('migration') is not null as used, to_regclass('installation') is not null as marked`,
  );
  const { used = false, marked = false } = found.rows[0] ?? {};
  const { rows } = marked ? await postgres.query<{ id: string; bound: boolean }>('select id, bound from installation') : { rows: [] };
  return { used, id: rows[0]?.id ?? null, bound: rows[0]?.bound ?? false };
}

async function markOfClickHouse(clickhouse: ClickHouse): Promise<Mark> {
  const found = await clickhouse.query<{ name: string }>(
    `select name from system.tables where database = currentDatabase() and name in ('migration', 'installation')`,
  );
  const has = (table: string): boolean => found.some(({ name }) => name === table);
  const rows = has('installation') ? await clickhouse.query<{ id: string }>('select id from installation order by bound, id limit 1') : [];
  return { used: has('migration'), id: rows[0]?.id ?? null, bound: rows.length > 0 };
}
