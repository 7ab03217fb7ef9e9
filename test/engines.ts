import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { createClickHouse, type ClickHouse } from '#platform/db/clickhouse.ts';
import { startClickHouse } from '#platform/db/embedded-clickhouse.ts';
import { migrate } from '#platform/db/migrate.ts';
import { numbers } from '#platform/db/migrations.ts';
import { ensureDatabase, openPool } from '#platform/db/postgres.ts';
import { clickhouseAt } from '#platform/db/stores.ts';
import { startWithTemplate } from './postgres-cluster.ts';

/** How a test file reaches the engines of the run. */
export type Engines = {
  readonly postgres: { readonly url: string } | { readonly socket: string; readonly user: string };
  readonly clickhouse:
    | { readonly url: string; readonly user: string; readonly password: string }
    | { readonly urls: string; readonly cluster: string | undefined };
  /** A PostgreSQL database with all migrations, from which the databases of tests are copied. No one may be connected to it. */
  readonly template: string;
  /** The prefix of the names of all databases of the run. */
  readonly prefix: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    engines: Engines;
  }
}

/** What the run's own PostgreSQL need not guarantee: no test here cuts its power. Those that do start their own server. */
const notKept = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function makeTemplate(engines: Pick<Engines, 'postgres' | 'clickhouse' | 'template'>): Promise<void> {
  await ensureDatabase(engines.postgres, engines.template);
  const postgres = openPool(engines.postgres, engines.template);
  const clickhouse = serverOf(engines);
  await migrate({ postgres, clickhouse }, { postgres: numbers().postgres, clickhouse: [] });
  await postgres.end();
  clickhouse.close();
}

/** The run's ClickHouse, outside any test's database. */
export function serverOf({ clickhouse: given }: Pick<Engines, 'clickhouse'>): ClickHouse {
  return 'urls' in given ? clickhouseAt(given.urls, given.cluster).in('default') : createClickHouse(() => given, 'default');
}

/** Drops what the run leaves on engines that outlive it: the template, and databases kept for a next test. */
async function dropDatabases(engines: Engines): Promise<void> {
  const outer = openPool(engines.postgres, 'postgres');
  const { rows } = await outer.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [
    engines.prefix,
  ]);
  for (const { datname } of rows) await outer.query(`drop database if exists ${datname} with (force)`);
  await outer.end();
  const clickhouse = serverOf(engines);
  const left = await clickhouse.query<{ name: string }>('select name from system.databases where startsWith(name, {prefix:String})', {
    prefix: engines.prefix,
  });
  for (const { name } of left) await clickhouse.command(`drop database ${name} sync`);
  clickhouse.close();
}

/** One PostgreSQL and one ClickHouse for the whole run, or those named by DATABASE_URL, CLICKHOUSE_URL and CLICKHOUSE_CLUSTER. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(tmpdir(), 'yaodong-test-'));
  const { DATABASE_URL: databaseUrl, CLICKHOUSE_URL: clickhouseUrl, CLICKHOUSE_CLUSTER: cluster } = process.env;
  const prefix = `test_${randomBytes(4).toString('hex')}_`;
  const starting = clickhouseUrl === undefined ? startClickHouse(path.join(directory, 'clickhouse'), directory) : null;
  const reachedClickhouse = async () => (await starting)?.address() ?? { urls: clickhouseUrl!, cluster };
  // the cluster that the embedded one is copied from already contains it, under a fixed name
  const template = databaseUrl === undefined ? 'test_template' : `${prefix}template`;
  const fill = async (at: Engines['postgres']) => makeTemplate({ postgres: at, clickhouse: await reachedClickhouse(), template });
  const place = { directory: path.join(directory, 'postgres'), log: path.join(directory, 'postgres.log') };
  const [postgres, clickhouse] = await Promise.all([
    databaseUrl === undefined ? startWithTemplate({ ...place, settings: notKept, fill }) : null,
    starting,
  ]);
  if (databaseUrl !== undefined) await fill({ url: databaseUrl });
  const engines: Engines = {
    postgres: postgres === null ? { url: databaseUrl! } : { socket: postgres.socket, user: postgres.user },
    clickhouse: await reachedClickhouse(),
    template,
    prefix,
  };
  project.provide('engines', engines);
  return async () => {
    if (postgres === null || clickhouse === null) await dropDatabases(engines);
    await Promise.all([postgres?.stop(), clickhouse?.stop()]);
    rmSync(directory, { recursive: true, force: true });
  };
}
