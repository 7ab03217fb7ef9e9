import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Point } from '#platform/ledger/fold.ts';
import { seesBuilding, seesMeter } from '../public/scope-filter.ts';

export type ExportRow = {
  readonly id: number;
  readonly code: string;
  readonly fields: Record<string, unknown>;
  readonly dated: Record<string, Point[]>;
  readonly merged: string | null;
};

const size = 2000;

/**
 * Everything that the scope sees, in order of codes, in batches. Parents of meters do not necessarily come before their children, which an
 * import accepts.
 */
async function* pieces(on: PoolClient, sql: string, values: readonly unknown[]): AsyncGenerator<ExportRow[]> {
  await on.query(`DECLARE exported NO SCROLL CURSOR FOR ${sql}`, [...values]);
  for (;;) {
    const { rows } = await on.query<ExportRow>(`FETCH ${size} FROM exported`);
    if (rows.length === 0) return;
    yield rows;
  }
}

/** Buildings, including merged ones, each with the code that answers for it. */
export function buildings(on: PoolClient, scope: Scope, region: string | undefined): AsyncGenerator<ExportRow[]> {
  const values: unknown[] = [];
  const seen = seesBuilding(scope, 'b', values);
  const inside = region === undefined ? 'true' : `b.region IN (SELECT place FROM place_within WHERE ancestor = $${values.push(region)})`;
  return pieces(
    on,
    `SELECT b.id, b.code, b.fields, b.dated, i.code AS merged FROM building b
     LEFT JOIN building_merge g ON g.building = b.id AND g.withdrawn IS NULL LEFT JOIN building i ON i.id = g.into_building
     WHERE b.gone IS NULL AND ${seen} AND ${inside} ORDER BY b.code COLLATE "C"`,
    values,
  );
}

export function meters(on: PoolClient, scope: Scope, region: string | undefined): AsyncGenerator<ExportRow[]> {
  const values: unknown[] = [];
  const seen = seesMeter(scope, 'm', 'b', values);
  const inside = region === undefined ? 'true' : `b.region IN (SELECT place FROM place_within WHERE ancestor = $${values.push(region)})`;
  return pieces(
    on,
    `SELECT m.id, m.code, m.fields, m.dated, NULL AS merged FROM meter m LEFT JOIN building n ON n.id = m.building LEFT JOIN building b ON b.id = coalesce(n.merged_into, n.id)
     WHERE m.gone IS NULL AND ${seen} AND ${inside} ORDER BY m.code COLLATE "C"`,
    values,
  );
}

/** Fields that some building has cleared from a day on. */
export async function clearedFields(on: PoolClient, _: WholeProgram): Promise<string[]> {
  const sql = `SELECT DISTINCT line.key AS field FROM building b, jsonb_each(b.dated) line
    WHERE b.gone IS NULL AND b.dated <> '{}' AND jsonb_path_exists(line.value, '$[*] ? (@.value == null && @.from != null)')`;
  return (await on.query<{ field: string }>(sql)).rows.map(({ field }) => field);
}

/** The schemes of outside codes in past, present or future use: each is a column. */
export async function schemes(on: PoolClient, _: WholeProgram): Promise<string[]> {
  const sql = `SELECT scheme FROM building_code UNION SELECT substr(field, 6) FROM building b, jsonb_object_keys(b.dated) field
    WHERE b.gone IS NULL AND b.dated <> '{}' AND field LIKE 'code:%' ORDER BY scheme`;
  return (await on.query<{ scheme: string }>(sql)).rows.map((row) => row.scheme);
}
