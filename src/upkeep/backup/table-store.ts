import type { PoolClient } from 'pg';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { BackupTable, Manifest } from './manifest.ts';
import { clonePrefix, passing, passingColumns, stageName } from './passing.ts';

/** Every table of PostgreSQL that a backup includes, as listed by the store itself; generated columns are left to it. */
export async function postgresTables(on: PoolClient, _: WholeProgram): Promise<BackupTable[]> {
  const { rows } = await on.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     GROUP BY c.relname ORDER BY c.relname`,
  );
  const tables: BackupTable[] = [];
  for (const { name, columns } of rows.filter((row) => !(row.name in passing.postgres))) {
    const counted = await on.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM "${name}"`);
    const taken = columns.filter((column) => !(`${name}.${column}` in passingColumns));
    tables.push({ store: 'postgres', name, columns: taken, rows: counted.rows[0]?.rows ?? 0, merges: false });
  }
  return tables;
}

/** Sequences continue where they were, so that no number is assigned twice. */
export async function sequencesOf(on: PoolClient, _: WholeProgram): Promise<Manifest['sequences']> {
  const { rows } = await on.query<{ name: string; last: number }>(
    `SELECT sequencename::text AS name, last_value AS last FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename`,
  );
  return rows;
}

/** Every table of ClickHouse with rows of its own; views have none. `rows` is not counted yet. */
export async function clickhouseTables(clickhouse: ClickHouse, _: WholeProgram): Promise<BackupTable[]> {
  const found = await clickhouse.tablesWithRows();
  return found
    .filter(({ name }) => !(name in passing.clickhouse) && !name.startsWith(clonePrefix) && !stageName.test(name) && !name.startsWith('.'))
    .map(({ name, engine, columns }) => ({
      store: 'clickhouse',
      name,
      columns,
      rows: 0,
      merges: !/^(?:Shared|Replicated)?MergeTree$/u.test(engine),
    }));
}

const fetchBytes = 1 << 20;

/** The rows of a PostgreSQL table as JSON, one per line, in that client's snapshot. */
export async function* postgresLines(on: PoolClient, _: WholeProgram, { name, columns }: BackupTable): AsyncGenerator<Buffer> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  await on.query(`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM (SELECT ${list} FROM "${name}") t`);
  try {
    for (let many = 100; ;) {
      const { rows } = await on.query<{ line: string }>(`FETCH ${many} FROM backup_rows`);
      if (rows.length === 0) break;
      const bytes = Buffer.from(rows.map(({ line }) => `${line.replaceAll('\n', ' ')}\n`).join(''));
      yield bytes;
      many = Math.max(1, Math.min(10_000, Math.floor((fetchBytes * rows.length) / bytes.length)));
    }
  } finally {
    await on.query('CLOSE backup_rows').catch(() => undefined);
  }
}

/** The rows of a clone as tab-separated text without a header, part by part, in stored order. */
export function clickhouseLines(clickhouse: ClickHouse, _: WholeProgram, { name, columns }: BackupTable): AsyncIterable<Uint8Array> {
  const list = columns.map((column) => `\`${column}\``).join(', ');
  return clickhouse.read(
    `SELECT ${list} FROM \`${clonePrefix}${name}\` FORMAT TabSeparated`,
    {},
    { max_threads: 1, http_send_timeout: 86_400, send_timeout: 86_400 },
  );
}
