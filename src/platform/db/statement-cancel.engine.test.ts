import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { whileStays } from '#kernel/cancellation.ts';
import { freshName } from '../../../test/outside.ts';
import { ensureDatabase, openPool, type Pool } from './postgres.ts';

const { postgres } = inject('engines');
const name = freshName();
/** The program's pool, and an observer's. */
let [pool, beside]: Pool[] = [];

beforeAll(async () => {
  await ensureDatabase(postgres, name);
  [pool, beside] = [openPool(postgres, name), openPool(postgres, name)];
  await pool.query('create table kept (n integer)');
});
afterAll(async () => {
  await Promise.all([pool!.end(), beside!.end()]);
  const outer = openPool(postgres, 'postgres');
  await outer.query(`drop database if exists ${name} with (force)`);
  await outer.end();
});

const slow = 'select pg_sleep(600)';

/** How many statements like this PostgreSQL is running. */
async function atWork(pattern: string): Promise<number> {
  const { rows } = await beside!.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid() and query like $1`,
    [pattern],
  );
  return rows[0]!.n;
}

/** Locks the table against reads and writes until the returned function is called. */
async function locked(): Promise<() => Promise<void>> {
  const client = await beside!.connect();
  await client.query('begin');
  await client.query('lock table kept');
  return async () => {
    await client.query('commit');
    client.release();
  };
}

const failure = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

/** The way better-auth queries. */
async function byConnection(): Promise<unknown> {
  const client = await pool!.connect();
  return client.query(slow, []).finally(() => client.release());
}

test.each<[string, () => Promise<unknown>]>([
  ['by the pool', () => pool!.query(slow)],
  ['by a connection of the pool', byConnection],
])('a question put %s ends in PostgreSQL when who asked it leaves', async (_how, ask) => {
  const leaves = new AbortController();
  const asked = failure(whileStays(leaves.signal, ask));
  await expect.poll(() => atWork('select pg_sleep%')).toBe(1);
  leaves.abort(new Error('gone home'));
  expect(await asked).toMatchObject({ message: 'gone home' });
  // PostgreSQL reports the end a moment before it shows the connection as idle
  await expect.poll(() => atWork('select pg_sleep%')).toBe(0);
});

test('many simultaneous cancellations leave the pool intact, and waiting callers are answered', async () => {
  const leaves = new AbortController();
  const left = Array.from({ length: 12 }, () => failure(whileStays(leaves.signal, () => pool!.query(slow))));
  await expect.poll(() => atWork('select pg_sleep%')).toBe(12);
  const others = [pool!.query('select 1 as n'), whileStays(new AbortController().signal, () => pool!.query('select 1 as n'))];
  leaves.abort(new Error('gone home'));
  for (const one of await Promise.all(left)) expect(one).toMatchObject({ message: 'gone home' });
  for (const { rows } of await Promise.all(others)) expect(rows).toEqual([{ n: 1 }]);
  const again = await Promise.all(Array.from({ length: 12 }, () => pool!.query<{ n: number }>('select 1 as n')));
  expect(again.map(({ rows }) => rows[0]!.n)).toEqual(Array.from({ length: 12 }, () => 1));
  expect([pool!.waitingCount, pool!.idleCount, pool!.totalCount]).toEqual([0, 12, 12]);
});

test('the next statement on a connection is never cancelled, however close the cancellation was', async () => {
  const client = await pool!.connect();
  onTestFinished(() => client.release());
  for (let round = 0; round < 150; round += 1) {
    const leaves = new AbortController();
    const asked = failure(whileStays(leaves.signal, () => client.query(`select count(*) from generate_series(1, ${round * 20})`)));
    setImmediate(() => leaves.abort(new Error('gone home')));
    await asked;
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from generate_series(1, 5000)');
    expect(rows).toEqual([{ n: 5000 }]);
  }
});

test('changes, and reads on the way to them, are completed', async () => {
  const unlock = await locked();
  const leaves = new AbortController();
  const written = whileStays(leaves.signal, () => pool!.query('insert into kept values (1)'));
  const transaction = async (): Promise<void> => {
    const client = await pool!.connect();
    await client.query('begin');
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from kept where n < 0');
    await client.query('insert into kept values ($1)', [rows[0]!.n + 2]);
    await client.query('commit');
    client.release();
  };
  const done = whileStays(leaves.signal, transaction);
  await expect.poll(() => atWork('%kept%')).toBe(2);
  leaves.abort(new Error('gone home'));
  await unlock();
  await Promise.all([written, done]);
  const { rows } = await pool!.query<{ n: number }>('select n from kept order by n');
  expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
});

/** A read-only transaction, on a connection that is returned at the end. */
async function readOnly(begin: readonly string[], work: (client: PoolClient) => Promise<unknown>): Promise<unknown> {
  const client = await pool!.connect();
  try {
    for (const statement of begin) await client.query(statement);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const atOnce = ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'];
const later = ['BEGIN', 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY'];
const piece = 'fetch 1 from slept';

test.each<[string, readonly string[], readonly string[]]>([
  ['begun so', atOnce, [slow]],
  ['said to be so after its begin', later, [slow]],
  ['whose rows are fetched in pieces', atOnce, ['declare slept no scroll cursor for select pg_sleep(600)', piece]],
])('what a transaction that only reads asks, %s, ends when who asked it leaves', async (_how, begin, statements) => {
  const leaves = new AbortController();
  const before = pool!.totalCount;
  const work = async (client: PoolClient): Promise<void> => {
    for (const statement of statements) await client.query(statement);
  };
  const asked = failure(whileStays(leaves.signal, () => readOnly(begin, work)));
  await expect.poll(async () => (await atWork('select pg_sleep%')) + (await atWork(`${piece}%`))).toBe(1);
  leaves.abort(new Error('gone home'));
  expect(await asked).toMatchObject({ message: 'gone home' });
  expect(await readOnly(['begin'], (client) => client.query('insert into kept values (0)'))).toMatchObject({ rowCount: 1 });
  expect(pool!.totalCount).toBe(before);
});

test('a transaction that may write is completed on the connection of one that only read', async () => {
  const unlock = await locked();
  const leaves = new AbortController();
  const client = await pool!.connect();
  onTestFinished(() => client.release());
  await client.query(atOnce[0]!);
  await client.query('commit');
  const reading = async (): Promise<number> => {
    await client.query('begin');
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from kept where n < 0');
    await client.query('commit');
    return rows[0]!.n;
  };
  const done = whileStays(leaves.signal, reading);
  await expect.poll(() => atWork('%kept%')).toBe(1);
  leaves.abort(new Error('gone home'));
  await unlock();
  expect(await done).toBe(0);
});

test('a caller that left before its statement started gets none started, and the connection stays', async () => {
  const before = pool!.totalCount;
  const left = AbortSignal.abort(new Error('gone home'));
  expect(await failure(whileStays(left, () => pool!.query(slow)))).toMatchObject({ message: 'gone home' });
  expect(await failure(whileStays(left, byConnection))).toMatchObject({ message: 'gone home' });
  expect([await atWork('select pg_sleep%'), pool!.totalCount]).toEqual([0, before]);
});
