import type { ClickHouse } from '#platform/db/clickhouse.ts';
import { migrate } from '#platform/db/migrate.ts';
import type { Pool } from '#platform/db/postgres.ts';
import { makeDatabase } from '#platform/db/stores.ts';

/** The definitions of a database's tables, as ClickHouse would create them again. */
type Shape = string;

/**
 * Migrated databases that a test has given back and that are empty: creating and dropping one costs a third of a second of processor,
 * emptying it a twentieth of that. They belong to this process and are on the run's only server; the run drops them at its end.
 */
const empty: { readonly name: string; readonly shape: Shape }[] = [];
const shapes = new Map<string, Shape>();

/** The name of a database with all tables and no rows: one that was given back, or a new one. */
export async function takeDatabase(server: ClickHouse, postgres: Pool, name: string): Promise<string> {
  const waiting = empty.pop();
  if (waiting !== undefined) {
    shapes.set(waiting.name, waiting.shape);
    return waiting.name;
  }
  const clickhouse = server.in(name);
  await makeDatabase(clickhouse);
  await migrate({ postgres, clickhouse });
  shapes.set(name, shapeOf(await tablesIn(clickhouse)));
  return name;
}

/**
 * Empties a database for the next test. Returns false, so that no other test gets it, if a test has changed its tables or something is
 * still running in it.
 */
export async function giveBack(clickhouse: ClickHouse): Promise<boolean> {
  const name = clickhouse.database;
  const shape = shapes.get(name);
  if (shape === undefined || clickhouse.cluster !== null) return false;
  shapes.delete(name);
  const tables = await tablesIn(clickhouse);
  if (shapeOf(tables) !== shape || (await isBusy(clickhouse))) return false;
  for (const table of tables) if (table.holds && table.name !== 'migration') await clickhouse.command(`truncate table ${table.name} sync`);
  empty.push({ name, shape });
  return true;
}

type Table = { readonly name: string; readonly made: string; readonly holds: boolean };

/** A table whose rows were removed by a mutation or a merge may still have parts: what counts is whether it has any. */
function tablesIn(clickhouse: ClickHouse): Promise<Table[]> {
  return clickhouse.query<Table>(
    `select name, create_table_query as made, ifNull(total_rows, 1) > 0 or ifNull(parts, 1) > 0 as holds
     from system.tables where database = currentDatabase() order by name`,
  );
}

const shapeOf = (tables: readonly Table[]): Shape => JSON.stringify(tables.map(({ made }) => made));

async function isBusy(clickhouse: ClickHouse): Promise<boolean> {
  const [at] = await clickhouse.query<{ work: number }>(
    `select (select count() from system.processes where current_database = currentDatabase()) - 1
       + (select count() from system.mutations where database = currentDatabase() and not is_done) as work`,
  );
  return at === undefined || at.work > 0;
}
