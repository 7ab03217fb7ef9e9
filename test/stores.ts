import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import { placesOf } from '#platform/db/data-directory.ts';
import { migrate } from '#platform/db/migrate.ts';
import type { Numbers } from '#platform/db/migrations.ts';
import { ensureDatabase, openPool, type Pool } from '#platform/db/postgres.ts';
import { shardDatabase } from '#platform/db/sharding.ts';
import { makeDatabase, type Stores } from '#platform/db/stores.ts';
import { giveBack, takeDatabase } from './clickhouse-databases.ts';
import { serverOf } from './engines.ts';
import { givePostgresBack, takePostgres } from './postgres-databases.ts';

/** A test's own stores, in separate databases on the engines of the run. */
export type FreshStores = Stores & { drop(): Promise<void> };

/**
 * Two new databases, migrated, and a data directory for files. `drop` removes all of it; `stop` only closes the connections.
 * @param only up to these migrations: stores of an earlier release
 */
export async function freshStores(only?: Numbers): Promise<FreshStores> {
  const engines = inject('engines');
  const name = `${engines.prefix}${crypto.randomUUID().replaceAll('-', '')}`;
  const root = mkdtempSync(path.join(tmpdir(), 'yaodong-files-'));
  const database = only === undefined ? await takePostgres(engines, name) : name;
  if (only !== undefined) await ensureDatabase(engines.postgres, name);
  const postgres = openPool(engines.postgres, database);
  const server = serverOf(engines);
  const clickhouse = server.in(only === undefined ? await takeDatabase(server, postgres, name) : name);
  if (only !== undefined) {
    await makeDatabase(clickhouse);
    await migrate({ postgres, clickhouse }, only);
  }
  const stop = closing(postgres, server);
  const drop = async (): Promise<void> => {
    if (!(await giveBack(clickhouse).catch(() => false))) await dropDatabase(clickhouse).catch(() => undefined);
    await stop();
    await givePostgresBack(engines, database);
    rmSync(root, { recursive: true, force: true });
  };
  return {
    postgres,
    clickhouse,
    places: placesOf(root),
    engines: { postgres: null, clickhouse: null },
    lost: new Promise(() => undefined),
    stop,
    drop,
  };
}

async function dropDatabase(clickhouse: ClickHouse): Promise<void> {
  const outside = clickhouse.in('default');
  await outside.command(`drop database if exists ${clickhouse.database} sync`);
  if (clickhouse.cluster !== null) await outside.onShards(`drop database if exists ${shardDatabase(clickhouse.database)} sync`);
}

function closing(postgres: Pool, clickhouse: ClickHouse): () => Promise<void> {
  let closed: Promise<void> | null = null;
  return () => (closed ??= postgres.end().then(() => clickhouse.close()));
}
