import { createWriteStream } from 'node:fs';
import { mkdir, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Stores } from '#platform/db/stores.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import { type WholeProgram, wholeProgram } from '#kernel/unscoped.ts';
import { pieceName, placeOfFile, type BackupTable, type Entry } from './manifest.ts';
import { unpacked } from './pieces.ts';
import type { OpenBackup } from './read-store.ts';

type OnProgress = (done: number, total: number) => void;

/**
 * Restores a backup into stores that are empty and at its own migrations, and its files into the directory. Restores everything, or throws.
 */
export async function fillFrom(backup: OpenBackup, { postgres, clickhouse, places }: Stores, tell: OnProgress): Promise<void> {
  const { tables } = backup.manifest;
  const total = tables.reduce((sum, table) => sum + table.rows, 0);
  let done = 0;
  const told = (table: BackupTable) => tell((done += table.rows), total);
  await inTransaction(postgres, (on) => fillPostgres(backup, on, told));
  await postgres.query(breakOff);
  await postgres.query('ANALYZE');
  for (const table of tables.filter(({ store }) => store === 'clickhouse')) {
    await fillClickhouse(backup, clickhouse, wholeProgram, table);
    told(table);
  }
  for (const entry of backup.manifest.entries) await fillFile(backup, entry, places);
}

/**
 * Jobs that were running in the city that was backed up continued there, so they are not started again here. Works for tables of every
 * earlier version.
 */
const breakOff = `UPDATE job SET state = 'broken-off', finished_at = started_at WHERE state IN ('waiting', 'running')`;

/** Foreign keys are dropped temporarily and created again, which checks them all. */
async function fillPostgres(backup: OpenBackup, on: PoolClient, told: (table: BackupTable) => void): Promise<void> {
  const { tables, sequences } = backup.manifest;
  const ours = tables.filter(({ store }) => store === 'postgres');
  const { rows: links } = await on.query<{ table: string; name: string; means: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS means FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const link of links) await on.query(`ALTER TABLE ${link.table} DROP CONSTRAINT "${link.name}"`);
  for (const { name } of ours) await on.query(`ALTER TABLE "${name}" DISABLE TRIGGER USER`);
  if (ours.length > 0) await on.query(`TRUNCATE ${ours.map(({ name }) => `"${name}"`).join(', ')}`);
  for (const table of ours) {
    let rows = 0;
    for await (const piece of piecesOf(backup, table)) rows += await insertLines(on, wholeProgram, table, piece);
    refuseOther(table, rows);
    told(table);
  }
  for (const { name } of ours) await on.query(`ALTER TABLE "${name}" ENABLE TRIGGER USER`);
  for (const link of links) await on.query(`ALTER TABLE ${link.table} ADD CONSTRAINT "${link.name}" ${link.means}`);
  for (const { name, last } of sequences) await on.query('SELECT setval(quote_ident($1)::regclass, $2)', [name, last]);
}

const statementBytes = 2 << 20;

/** Writes lines of JSON as rows, some megabytes per statement. */
async function insertLines(on: PoolClient, _: WholeProgram, { name, columns }: BackupTable, piece: Buffer): Promise<number> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  // the row type is taken from a row of the table, because a table may have the name of a PostgreSQL type, such as `point`
  const row = `(SELECT a_row FROM "${name}" a_row LIMIT 0)`;
  const sql = `INSERT INTO "${name}" (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM json_populate_recordset(${row}, $1::json)`;
  let rows = 0;
  for (let from = 0; from < piece.length;) {
    const near = piece.indexOf(10, Math.min(from + statementBytes, piece.length - 1));
    const to = near < 0 ? piece.length : near + 1;
    const lines = piece.toString('utf8', from, to).trimEnd().replaceAll('\n', ',');
    rows += (await on.query(sql, [`[${lines}]`])).rowCount ?? 0;
    from = to;
  }
  return rows;
}

async function fillClickhouse(backup: OpenBackup, clickhouse: ClickHouse, _: WholeProgram, table: BackupTable): Promise<void> {
  const list = table.columns.map((column) => `\`${column}\``).join(', ');
  if (table.rows > 0)
    await clickhouse.send(
      `INSERT INTO \`${table.name}\` (${list}) FORMAT TabSeparated`,
      piecesOf(backup, table),
      {},
      {
        optimize_on_insert: 0,
        max_insert_threads: 1,
        min_insert_block_size_rows: 2_000_000,
        min_insert_block_size_bytes: 0,
        input_format_parallel_parsing: 1,
      },
    );
  if (table.merges) return;
  const [found] = await clickhouse.query<{ rows: number }>(`SELECT count() AS rows FROM \`${table.name}\``);
  refuseOther(table, found?.rows ?? 0);
}

function refuseOther({ name, rows }: BackupTable, came: number): void {
  if (came !== rows) throw new Problem('broken', 'restore-count', { table: name, expected: rows, came });
}

async function* piecesOf(backup: OpenBackup, table: BackupTable): AsyncGenerator<Buffer> {
  for (let number = 1; ; number++) {
    const entry = backup.entries.get(pieceName(table, number));
    if (entry === undefined) return;
    yield await unpacked(Buffer.concat(await Array.fromAsync(backup.read(entry))));
  }
}

async function fillFile(backup: OpenBackup, { name, changed }: Entry, places: Stores['places']): Promise<void> {
  const [place, entry] = [placeOfFile(name), backup.entries.get(name)];
  if (place === null || entry === undefined) return;
  const path = join(places[place.room], place.path);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(backup.read(entry), createWriteStream(path, { mode: 0o600, flush: true }));
  if (changed !== undefined) await utimes(path, changed / 1000, changed / 1000);
}
