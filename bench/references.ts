import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../src/platform/db/embedded-postgres.ts';
import type { Stores } from '../src/platform/db/stores.ts';

/** Settings of PostgreSQL beyond what the program gives its own (bench/README.md). */
const tuned: Readonly<Record<string, string>> = {
  wal_level: 'minimal',
  max_wal_senders: '0',
  synchronous_commit: 'off',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  maintenance_work_mem: '1GB',
  work_mem: '256MB',
  effective_cache_size: '12GB',
  max_parallel_workers_per_gather: '2',
  random_page_cost: '1.1',
  shared_buffers: '2GB',
};

export type References = Awaited<ReturnType<typeof openReferences>>;

/** The same work without the program: PostgreSQL done well, and ClickHouse with nothing around it. Both start empty. */
export async function openReferences(directory: string, { clickhouse }: Pick<Stores, 'clickhouse'>) {
  let stood: Promise<void> | undefined;
  const [own] = await clickhouse.query<{ name: string }>('SELECT currentDatabase() AS name');
  const engine = await startPostgres(join(directory, 'reference'), join(directory, 'reference.log'), tuned);
  const pool = new pg.Pool({ host: engine.socket, user: engine.user, database: 'postgres', max: 2 });
  // the server stops at the end while connections are idle
  pool.on('error', () => undefined);
  const ask = async (sql: string, given: unknown[] = []): Promise<unknown[]> => (await pool.query(sql, given)).rows;
  await clickhouse.in('default').command('CREATE DATABASE IF NOT EXISTS reference');
  const raw = clickhouse.in('reference');
  return {
    /**
     * COPY of the unchanged file into a table created in the same transaction (so that no log is written), then the primary key, then
     * statistics.
     */
    async loadPostgres(path: string, table: string): Promise<void> {
      const client = await pool.connect();
      try {
        await client.query(
          `BEGIN; DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} (at timestamp, meter text COLLATE "C", value numeric(18, 4))`,
        );
        await client.query(`COPY ${table} FROM '${path}' (FORMAT csv, HEADER true, FREEZE true)`);
        await client.query(`ALTER TABLE ${table} ADD PRIMARY KEY (meter, at); COMMIT; ANALYZE ${table}`);
      } finally {
        client.release();
      }
    },
    async loadClickhouse(path: string, table: string): Promise<void> {
      await raw.command(`DROP TABLE IF EXISTS ${table} SYNC`);
      await raw.command(
        `CREATE TABLE ${table} (time DateTime, meter LowCardinality(String), value Decimal64(4)) ENGINE = MergeTree ORDER BY (meter, time)`,
      );
      await raw.send(`INSERT INTO ${table} FORMAT CSVWithNames`, createReadStream(path, { highWaterMark: 1 << 20 }));
    },
    /**
     * Creates a table `city (at, meter, value)` in both, once: PostgreSQL gets the file, raw ClickHouse all the readings that the program
     * holds.
     */
    stand(file: () => Promise<string>): Promise<void> {
      stood ??= (async () => {
        await this.loadPostgres(await file(), 'city');
        await raw.command(
          `CREATE TABLE city (at DateTime, meter LowCardinality(String), value Decimal64(4)) ENGINE = MergeTree ORDER BY (meter, at)
           AS SELECT at, 'm-' || leftPad(toString(meter), 6, '0') AS meter, toDecimal64(value / 10000, 4) AS value FROM ${own?.name}.reading`,
        );
      })();
      return stood;
    },
    postgres: ask,
    clickhouse: (sql: string) => raw.queryCompact(sql),
    async close(): Promise<void> {
      await pool.end();
      await engine.stop();
      await clickhouse.in('default').command('DROP DATABASE IF EXISTS reference SYNC');
    },
  };
}
