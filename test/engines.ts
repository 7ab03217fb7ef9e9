import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { createClickHouse } from '#db/clickhouse.ts';
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
};

declare module 'vitest' {
  interface ProvidedContext {
    engines: Engines;
  }
}

/** What the run's own PostgreSQL need not do: no test here takes its power away. Those that do start one of their own. */
const notKept = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function makeTemplate(engines: Omit<Engines, 'template'>): Promise<string> {
  const template = `test_template_${crypto.randomUUID().replaceAll('-', '')}`;
  await ensureDatabase(engines.postgres, template);
  const postgres = openPool(engines.postgres, template);
  const given = engines.clickhouse;
  const clickhouse = 'urls' in given ? clickhouseAt(given.urls, given.cluster) : createClickHouse(() => given, 'default');
  await migrate({ postgres, clickhouse }, { postgres: numbers().postgres, clickhouse: [] });
  await postgres.end();
  clickhouse.close();
  return template;
}

async function dropTemplate({ postgres, template }: Engines): Promise<void> {
  const outer = openPool(postgres, 'postgres');
  await outer.query(`drop database if exists ${template} with (force)`);
  await outer.end();
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
  const engines = { ...reached, template: await makeTemplate(reached) };
  project.provide('engines', engines);
  return async () => {
    await dropTemplate(engines);
    await Promise.all([postgres?.stop(), clickhouse?.stop()]);
    rmSync(directory, { recursive: true, force: true });
  };
}
