import { afterAll, expect, test } from 'vitest';
import { freshStores } from './stores.ts';

const stores = await freshStores();
afterAll(() => stores.drop());

test('a new pair of stores is migrated and empty', async () => {
  const ran = await stores.postgres.query<{ count: number }>('select count(*) from migration');
  expect(ran.rows[0]!.count).toBeGreaterThan(0);
  expect(await stores.clickhouse.query('select number from migration where number = 1')).toEqual([{ number: 1 }]);
});

test('Chinese names are sorted by pronunciation', async () => {
  const sorted = await stores.postgres.query<{ name: string }>(
    `select name from unnest(array['西安', '重庆', '上海', '北京']) name order by name collate "zh-x-icu"`,
  );
  expect(sorted.rows.map((row) => row.name)).toEqual(['北京', '重庆', '上海', '西安']);
});

test('a connection that breaks during a transaction affects only itself, and does not end the program', async () => {
  const on = await stores.postgres.connect();
  await on.query('begin');
  const [{ pid } = { pid: 0 }] = (await on.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
  const ended = new Promise((done) => on.once('end', done));
  await stores.postgres.query('select pg_terminate_backend($1)', [pid]);
  await ended;
  await expect(on.query('select 1')).rejects.toThrow();
  on.release(true);
  expect((await stores.postgres.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
