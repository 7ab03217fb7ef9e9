import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startClickHouse } from '#db/embedded-clickhouse.ts';
import { startPostgres } from '#db/embedded-postgres.ts';

/** How a test file reaches the engines of the run. */
export type Engines = {
  readonly postgres: { readonly url: string } | { readonly socket: string; readonly user: string };
  readonly clickhouse:
    | { readonly url: string; readonly user: string; readonly password: string }
    | { readonly urls: string; readonly cluster: string | undefined };
};

declare module 'vitest' {
  interface ProvidedContext {
    engines: Engines;
  }
}

/** One PostgreSQL and one ClickHouse for the whole run, or those that DATABASE_URL, CLICKHOUSE_URL and CLICKHOUSE_CLUSTER name. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(tmpdir(), 'yaodong-test-'));
  const { DATABASE_URL: databaseUrl, CLICKHOUSE_URL: clickhouseUrl, CLICKHOUSE_CLUSTER: cluster } = process.env;
  const postgres =
    databaseUrl === undefined ? await startPostgres(path.join(directory, 'postgres'), path.join(directory, 'postgres.log')) : null;
  const clickhouse = clickhouseUrl === undefined ? await startClickHouse(path.join(directory, 'clickhouse'), directory) : null;
  project.provide('engines', {
    postgres: postgres === null ? { url: databaseUrl! } : { socket: postgres.socket, user: postgres.user },
    clickhouse: clickhouse === null ? { urls: clickhouseUrl!, cluster } : clickhouse.address(),
  });
  return async () => {
    await Promise.all([postgres?.stop(), clickhouse?.stop()]);
    rmSync(directory, { recursive: true, force: true });
  };
}
