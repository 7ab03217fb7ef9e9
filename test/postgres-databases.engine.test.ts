import { expect, inject, test } from 'vitest';
import { openPool } from '#platform/db/postgres.ts';
import { givePostgresBack, takePostgres } from './postgres-databases.ts';

const engines = inject('engines');

/** Writes to the database that the next test would get, and gives it back. Returns its name. */
async function given(...statements: readonly string[]): Promise<string> {
  const name = await takePostgres(engines, `${engines.prefix}${crypto.randomUUID().replaceAll('-', '')}`);
  const pool = openPool(engines.postgres, name);
  // it is still connected when the database is given back, and is disconnected then
  pool.on('error', () => undefined);
  for (const one of statements) await pool.query(one);
  await givePostgresBack(engines, name);
  await pool.end();
  return name;
}

async function answerTo(name: string, statement: string): Promise<unknown> {
  const pool = openPool(engines.postgres, name);
  const { rows } = await pool.query<{ answer: unknown }>(statement);
  await pool.end();
  return rows[0]?.answer;
}

test('a returned database contains nothing of the previous test, and its counters start again', async () => {
  const name = await given(
    `insert into access_secret (value) values ('kept')`,
    `select nextval('change_id')`,
    `select nextval('change_id')`,
  );
  expect(await takePostgres(engines, 'another')).toBe(name);
  expect(await answerTo(name, 'select count(*)::int as answer from access_secret')).toBe(0);
  expect(await answerTo(name, `select nextval('change_id')::int as answer`)).toBe(1);
  await givePostgresBack(engines, name);
});

test.each([
  ['a new table', 'create table of_a_test (n integer)'],
  ['a column more', 'alter table place add column of_a_test text'],
  ['a name changed', 'alter table place rename column source to of_a_test'],
  ['a function more', 'create function of_a_test() returns integer language sql as $$ select 1 $$'],
  ['an index more', 'create index of_a_test on place (source)'],
  ['another installation', 'update installation set id = gen_random_uuid()'],
  ['what the migrations wrote', 'delete from migration where number = (select max(number) from migration)'],
])('a database with %s is given to no other test', async (_what, statement) => {
  const name = await given(statement);
  expect(await answerTo('postgres', `select count(*)::int as answer from pg_database where datname = '${name}'`)).toBe(0);
});
