import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { createClickHouse } from '#platform/db/clickhouse.ts';
import { ensureDatabase, openPool, type Pool } from '#platform/db/postgres.ts';
import { openCuttingProxy } from './cutting.ts';
import './engines.ts';

/** Stores that a program reaches only by the addresses that an administrator gives it. */
export type OutsideStores = {
  /** The address of a PostgreSQL database, created if it is missing. */
  readonly postgresUrl: (name: string) => Promise<string>;
  /** The address of a ClickHouse database; the program creates it. */
  readonly clickhouseUrl: (name: string) => string;
  /** A pool on a database, independent of the program. */
  readonly pool: (name: string) => Pool;
  readonly newDirectory: () => string;
  drop(): Promise<void>;
};

/** The engines of the run by address: PostgreSQL by its socket or host, ClickHouse through a proxy on the network. Not for a cluster. */
export async function outsideStores(): Promise<OutsideStores> {
  const { postgres, clickhouse } = inject('engines');
  if ('urls' in clickhouse) throw new Error('a cluster has no one address');
  const proxy = await openCuttingProxy(clickhouse.url);
  const server = createClickHouse(() => clickhouse, 'default');
  const [names, places, pools] = [new Set<string>(), new Set<string>(), new Set<Pool>()];
  const poolOf = (name: string): Pool => {
    const pool = openPool(postgres, name);
    pools.add(pool);
    return pool;
  };
  return {
    postgresUrl: async (name) => {
      names.add(name);
      await ensureDatabase(postgres, name);
      if ('url' in postgres) return postgres.url.replace(/\/[^/]*$/u, `/${name}`);
      return `postgres://${postgres.user}@/${name}?host=${encodeURIComponent(postgres.socket)}`;
    },
    clickhouseUrl: (name) => {
      names.add(name);
      return proxy.url.replace('://', `://${clickhouse.user}:${clickhouse.password}@`) + `/${name}`;
    },
    pool: poolOf,
    newDirectory: () => {
      const place = mkdtempSync(path.join(tmpdir(), 'yaodong-outside-'));
      places.add(place);
      return place;
    },
    drop: async () => {
      const outer = poolOf('postgres');
      for (const name of names) {
        await server.command(`drop database if exists ${name} sync`);
        await outer.query(`drop database if exists ${name} with (force)`);
      }
      for (const pool of pools) await pool.end();
      for (const place of places) rmSync(place, { recursive: true, force: true });
      server.close();
      await proxy.stop();
    },
  };
}

/** A name used by no other test. */
export const freshName = (): string => `test_${crypto.randomUUID().replaceAll('-', '')}`;
