import type { PoolClient } from 'pg';
import type { WholeProgram } from '#kernel/unscoped.ts';

/** A row of a file, read and not yet judged. */
export type Staged = {
  readonly row: number;
  readonly key: string;
  /** Distinguishes several rows of one key: the day or instant from which they are valid; '' is all time. */
  readonly part: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** All rows of one key, in the order of their parts. */
export type Group = { readonly key: string; readonly rows: readonly Omit<Staged, 'key'>[] };

/** A stage private to this transaction where a file's rows wait: nothing of the file is held in memory. */
export async function openStage(on: PoolClient, _: WholeProgram): Promise<void> {
  await on.query(
    `CREATE TEMPORARY TABLE stage (row int, key text, part text, fields jsonb, dropped boolean NOT NULL DEFAULT false) ON COMMIT DROP`,
  );
}

export async function stage(on: PoolClient, _: WholeProgram, rows: readonly Staged[]): Promise<void> {
  if (rows.length === 0) return;
  await on.query(
    `INSERT INTO stage (row, key, part, fields) SELECT row, key, part, fields FROM jsonb_to_recordset($1::jsonb) AS given(row int, key text, part text, fields jsonb)`,
    [JSON.stringify(rows)],
  );
}

export async function indexStage(on: PoolClient, _: WholeProgram): Promise<void> {
  await on.query(`CREATE INDEX ON stage (key)`);
  await on.query(`ANALYZE stage`);
}

/** Keys that occur in the file with different values, with their rows; they are removed from the stage. */
export async function dropContradictions(on: PoolClient, _: WholeProgram): Promise<{ key: string; rows: number[] }[]> {
  const found = await on.query<{ key: string; rows: number[] }>(
    `WITH twice AS (SELECT key, part, array_agg(row ORDER BY row) AS rows FROM stage GROUP BY key, part HAVING count(*) > 1 AND count(DISTINCT fields) > 1),
       gone AS (UPDATE stage SET dropped = true FROM twice WHERE stage.key = twice.key AND stage.part = twice.part)
     SELECT key, rows FROM twice`,
  );
  return found.rows;
}

/** Removes rows that repeat another one from the stage; returns how many. */
export async function dropRepeats(on: PoolClient, _: WholeProgram): Promise<number> {
  const found = await on.query(
    `UPDATE stage SET dropped = true FROM (SELECT key, part, min(row) AS first FROM stage WHERE NOT dropped GROUP BY key, part HAVING count(*) > 1) twice
     WHERE stage.key = twice.key AND stage.part = twice.part AND stage.row > twice.first`,
  );
  return found.rowCount ?? 0;
}

/** The rest of the stage, key by key, in chunks; the keys in the order of the file. */
export async function* groups(on: PoolClient, _: WholeProgram, size: number): AsyncGenerator<Group[]> {
  await on.query(
    `DECLARE staged NO SCROLL CURSOR FOR SELECT key, jsonb_agg(jsonb_build_object('row', row, 'part', part, 'fields', fields) ORDER BY part COLLATE "C") AS rows
     FROM stage WHERE NOT dropped GROUP BY key ORDER BY min(row)`,
  );
  for (;;) {
    const found = await on.query<Group>(`FETCH ${size} FROM staged`);
    if (found.rows.length === 0) break;
    yield found.rows;
  }
  await on.query(`CLOSE staged`);
}

/** The values of a field in the rest of the stage. */
export async function distinctValues(on: PoolClient, _: WholeProgram, field: string): Promise<string[]> {
  const found = await on.query<{ value: string }>(`SELECT DISTINCT fields ->> $1 AS value FROM stage WHERE NOT dropped AND fields ? $1`, [
    field,
  ]);
  return found.rows.map((row) => row.value);
}

/** The buildings that staged shares name. */
export async function distinctShares(on: PoolClient, _: WholeProgram): Promise<string[]> {
  const found = await on.query<{ building: string }>(
    `SELECT DISTINCT one ->> 'building' AS building FROM stage, jsonb_array_elements(CASE WHEN jsonb_typeof(fields -> 'shares') = 'array' THEN fields -> 'shares' ELSE '[]' END) one WHERE NOT dropped`,
  );
  return found.rows.map((row) => row.building);
}

/** The staged fields of these keys. */
export async function staged(on: PoolClient, _: WholeProgram, keys: readonly string[]): Promise<Map<string, Record<string, unknown>>> {
  const sql = `SELECT key, fields FROM stage WHERE NOT dropped AND part = '' AND key = ANY($1)`;
  return new Map((await on.query<{ key: string; fields: Record<string, unknown> }>(sql, [keys])).rows.map((row) => [row.key, row.fields]));
}
