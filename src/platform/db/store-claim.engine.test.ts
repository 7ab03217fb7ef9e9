import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { freshName, outsideStores, type OutsideStores } from '../../../test/outside.ts';
import type { Pool } from './postgres.ts';
import { openStores, type Stores, type StoreSettings } from './stores.ts';

const shards = 'urls' in inject('engines').clickhouse;
let outside: OutsideStores;
beforeAll(async () => {
  if (!shards) outside = await outsideStores();
});
afterAll(() => outside?.drop());

async function newSettings(): Promise<StoreSettings & { readonly name: string }> {
  const name = freshName();
  return {
    name,
    dataDirectory: outside.newDirectory(),
    databaseUrl: await outside.postgresUrl(name),
    clickhouseUrl: outside.clickhouseUrl(name),
  };
}

async function opened(settings: StoreSettings): Promise<Stores> {
  const stores = await openStores(settings);
  onTestFinished(() => stores.stop());
  return stores;
}

/** The connection that holds the lock, and the lock's number. */
async function lockIn(pool: Pool): Promise<{ pid: number; lock: string } | undefined> {
  const { rows } = await pool.query<{ pid: number; lock: string }>(
    `select pid, ((classid::bigint << 32) | objid::bigint)::text as lock from pg_locks
     where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows[0];
}

/** A separate program that opens the stores and reports it. */
const program = `
  import { openStores } from '#platform/db/stores.ts';
  await openStores(JSON.parse(process.argv[1]));
  process.stdout.write('open\\n');
`;

describe.skipIf(shards)('external stores are used by one program only', () => {
  test('a second program with another data directory is refused and told who uses them; once the first has ended it is accepted', async () => {
    const settings = await newSettings();
    const first = await openStores(settings);
    const second = { ...settings, dataDirectory: outside.newDirectory() };
    await expect(openStores(second)).rejects.toMatchObject({
      code: 'stores-claimed',
      evidence: { host: hostname(), directory: settings.dataDirectory, since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u) as string },
    });
    await first.stop();
    await opened(second);
  });

  test('the same directory can be opened repeatedly', async () => {
    const settings = await newSettings();
    for (const _round of [1, 2, 3]) await (await openStores(settings)).stop();
  });

  test('a killed program blocks nobody', async () => {
    const settings = await newSettings();
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(settings)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
    child.kill('SIGKILL');
    await once(child, 'exit');
    await opened({ ...settings, dataDirectory: outside.newDirectory() });
  });

  test('after an outage of PostgreSQL they are claimed again, and a second program is still refused', async () => {
    const settings = await newSettings();
    const stores = await opened(settings);
    const before = (await lockIn(stores.postgres))!;
    await stores.postgres.query('select pg_terminate_backend($1)', [before.pid]);
    await expect
      .poll(async () => {
        const now = await lockIn(stores.postgres);
        return now !== undefined && now.pid !== before.pid;
      })
      .toBe(true);
    await expect(openStores({ ...settings, dataDirectory: outside.newDirectory() })).rejects.toMatchObject({ code: 'stores-claimed' });
  });

  test('a program whose stores were claimed meanwhile is told to stop, and by whom', async () => {
    const settings = await newSettings();
    const stores = await opened(settings);
    const other = await outside.pool(settings.name).connect();
    const { pid, lock } = (await lockIn(stores.postgres))!;
    const taken = other.query('select pg_advisory_lock($1)', [lock]);
    await expect
      .poll(async () => (await stores.postgres.query(`select from pg_locks where locktype = 'advisory' and not granted`)).rowCount)
      .toBeGreaterThan(0);
    await stores.postgres.query('select pg_terminate_backend($1)', [pid]);
    await taken;
    await other.query(`update installation set claim = gen_random_uuid(), host = 'elsewhere', directory = '/srv/other'`);
    expect(await stores.lost).toMatchObject({ code: 'stores-claimed', evidence: { host: 'elsewhere', directory: '/srv/other' } });
    other.release(true);
  });
});

describe.skipIf(shards)('PostgreSQL and ClickHouse are opened as the pair that they were created as', () => {
  test('a ClickHouse of another installation is refused, and nothing is changed', async () => {
    const settings = await newSettings();
    await (await openStores(settings)).stop();
    const other = freshName();
    const mixed = { ...settings, databaseUrl: await outside.postgresUrl(other), dataDirectory: outside.newDirectory() };
    await expect(openStores(mixed)).rejects.toMatchObject({ code: 'stores-not-a-pair' });
    const { rows } = await outside.pool(other).query(`select to_regclass('migration') as made`);
    expect(rows).toEqual([{ made: null }]);
    await opened(settings);
  });

  test('an empty ClickHouse does not replace the one with the readings', async () => {
    const settings = await newSettings();
    await (await openStores(settings)).stop();
    await expect(openStores({ ...settings, clickhouseUrl: outside.clickhouseUrl(freshName()) })).rejects.toMatchObject({
      code: 'stores-not-a-pair',
    });
  });

  test('a pair of an earlier version, without an id, is opened and bound', async () => {
    const settings = await newSettings();
    const first = await openStores(settings);
    await first.clickhouse.command('truncate table installation');
    await first.postgres.query('update installation set bound = false');
    await first.stop();
    const { postgres, clickhouse } = await opened(settings);
    const { rows } = await postgres.query<{ id: string }>('select id from installation where bound');
    expect(await clickhouse.query('select id from installation')).toEqual(rows);
  });
});
