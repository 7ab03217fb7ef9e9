import { openPool, type Pool } from '#platform/db/postgres.ts';
import type { Engines } from './engines.ts';

/** The state of a migrated database before a test writes to it: its tables, and what the migrations themselves wrote. */
type Shape = string;

/**
 * Migrated databases that a test has given back and that were emptied: copying and dropping one moves two thousand files, emptying it only
 * those of the few tables that were written to. They belong to this process; the run drops them at its end.
 */
const empty: string[] = [];
let whole: Shape | undefined;

/** The name of a migrated database without writes by a test: one that was given back, or a new copy of the template. */
export async function takePostgres(engines: Engines, name: string): Promise<string> {
  const waiting = empty.pop();
  if (waiting !== undefined) return waiting;
  const outer = openPool(engines.postgres, 'postgres');
  // file by file: a third of the cost of going block by block through the log
  await outer.query(`create database ${name} template ${engines.template} strategy file_copy`);
  await outer.end();
  whole ??= await within(engines, name, shapeOf);
  return name;
}

/**
 * Empties a database for the next test, or drops it: if a test has changed its tables or what the migrations wrote, no other test gets it.
 */
export async function givePostgresBack(engines: Engines, name: string): Promise<void> {
  if (whole !== undefined && (await within(engines, name, emptied).catch(() => undefined)) === whole) {
    empty.push(name);
    return;
  }
  const outer = openPool(engines.postgres, 'postgres');
  await outer.query(`drop database if exists ${name} with (force)`);
  await outer.end();
}

async function within<T>({ postgres }: Engines, name: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool(postgres, name);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** What the migrations themselves write. */
const written = ['migration', 'installation'];

async function emptied(pool: Pool): Promise<Shape> {
  // as a forced drop does: no remaining connection can write into the next test
  await pool.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  // the length of its file shows whether a table contains anything, without opening it
  await pool.query(`do $$
    declare held text; counted text;
    begin
      select string_agg(quote_ident(relname), ', ') into held from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in (${written.map((one) => `'${one}'`).join()})
          and (pg_stat_file(pg_relation_filepath(oid))).size > 0;
      if held is not null then execute 'truncate ' || held || ' restart identity cascade'; end if;
      for counted in select quote_ident(sequencename) from pg_sequences where schemaname = 'public' and last_value is not null loop
        execute 'alter sequence ' || counted || ' restart';
      end loop;
    end $$`);
  return await shapeOf(pool);
}

/**
 * Everything that a migration can create, and the rows that migrations write. Sums of numbers, because sorted texts took ten times as long.
 */
async function shapeOf(pool: Pool): Promise<Shape> {
  const { rows } = await pool.query<{ shape: Shape }>(`select concat_ws(' ',
    (select concat_ws(' ', count(*), sum(hashtext(relname)::bigint), sum(ascii(relkind::text) + ascii(relpersistence::text)))
       from pg_class where relnamespace = 'public'::regnamespace),
    (select concat_ws(' ', count(*), sum(hashtext(attname)::bigint * attnum), sum(atttypid::bigint * attnum),
            sum(attnum) filter (where attnotnull), sum(attnum) filter (where atthasdef))
       from pg_attribute where attrelid >= 16384),
    (select concat_ws(' ', count(*), sum(hashtext(conname)::bigint), count(*) filter (where convalidated)) from pg_constraint),
    (select concat_ws(' ', count(*), sum(hashtext(tgname)::bigint * ascii(tgenabled::text))) from pg_trigger where not tgisinternal),
    (select concat_ws(' ', count(*), sum(hashtext(prosrc)::bigint)) from pg_proc where pronamespace = 'public'::regnamespace),
    (select sum(hashtext(nspname)::bigint) from pg_namespace where nspname !~ '^pg_'),
    (select string_agg(setconfig::text, ' ') from pg_db_role_setting join pg_database on pg_database.oid = setdatabase
       where datname = current_database()),
    ${written.map((table) => `(select concat_ws(' ', count(*), sum(hashtext(held::text)::bigint)) from ${table} held)`).join(', ')}) as shape`);
  return rows[0]!.shape;
}
