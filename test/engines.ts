import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { createClickHouse, type ClickHouse } from '#db/clickhouse.ts';
import { startClickHouse } from '#db/embedded-clickhouse.ts';
import { startPostgres } from '#db/embedded-postgres.ts';
import { migrate } from '#db/migrate.ts';
import { numbers } from '#db/migrations.ts';
import { ensureDatabase, openPool } from '#db/postgres.ts';
import { clickhouseAt } from '#db/stores.ts';

/** How a test file reaches the engines of the run. */
export type Engines = {
  readonly postgres: { readonly url: string } | { readonly socket: string; readonly user: string };
  readonly clickhouse:
    | { readonly url: string; readonly user: string; readonly password: string }
    | { readonly urls: string; readonly cluster: string | undefined };
  /** A PostgreSQL database with all migrations, which the databases of tests are copied from. Nobody may be connected to it. */
  readonly template: string;
  /** What the names of all databases of the run begin with. */
  readonly prefix: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    engines: Engines;
  }
}

/** What the run's own PostgreSQL need not do: no test here takes its power away. Those that do start one of their own. */
const notKept = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function makeTemplate(engines: Omit<Engines, 'template'>): Promise<string> {
  const template = `${engines.prefix}template`;
  await ensureDatabase(engines.postgres, template);
  const postgres = openPool(engines.postgres, template);
  const clickhouse = serverOf(engines);
  await migrate({ postgres, clickhouse }, { postgres: numbers().postgres, clickhouse: [] });
  await postgres.end();
  clickhouse.close();
  return template;
}

/** The run's ClickHouse, outside of any test's database. */
export function serverOf({ clickhouse: given }: Pick<Engines, 'clickhouse'>): ClickHouse {
  return 'urls' in given ? clickhouseAt(given.urls, given.cluster) : createClickHouse(() => given, 'default');
}

/** What the run leaves on engines that stay: the template, and databases of ClickHouse that waited for a next test. */
async function dropDatabases(engines: Engines): Promise<void> {
  const outer = openPool(engines.postgres, 'postgres');
  await outer.query(`drop database if exists ${engines.template} with (force)`);
  await outer.end();
  const clickhouse = serverOf(engines);
  const left = await clickhouse.query<{ name: string }>('select name from system.databases where startsWith(name, {prefix:String})', {
    prefix: engines.prefix,
  });
  for (const { name } of left) await clickhouse.command(`drop database ${name} sync`);
  clickhouse.close();
}

/** One PostgreSQL and one ClickHouse for the whole run, or those that DATABASE_URL, CLICKHOUSE_URL and CLICKHOUSE_CLUSTER name. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(tmpdir(), 'yaodong-test-'));
  const { DATABASE_URL: databaseUrl, CLICKHOUSE_URL: clickhouseUrl, CLICKHOUSE_CLUSTER: cluster } = process.env;
  const postgres =
    databaseUrl === undefined ? await startPostgres(path.join(directory, 'postgres'), path.join(directory, 'postgres.log'), notKept) : null;
  const clickhouse = clickhouseUrl === undefined ? await startClickHouse(path.join(directory, 'clickhouse'), directory) : null;
  const reached = {
    postgres: postgres === null ? { url: databaseUrl! } : { socket: postgres.socket, user: postgres.user },
    clickhouse: clickhouse === null ? { urls: clickhouseUrl!, cluster } : clickhouse.address(),
  };
  const named = { ...reached, prefix: `test_${randomBytes(4).toString('hex')}_` };
  const engines = { ...named, template: await makeTemplate(named) };
  project.provide('engines', engines);
  return async () => {
    if (postgres === null || clickhouse === null) await dropDatabases(engines);
    await Promise.all([postgres?.stop(), clickhouse?.stop()]);
    rmSync(directory, { recursive: true, force: true });
  };
}
