import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { byIds, type Entity, type Queryable } from './entity-store.ts';
import type { KindSpec } from './kind-spec.ts';

/** Existing entities by code that the scope sees, in the order of their codes. */
export async function seen(on: Queryable, scope: Scope, spec: KindSpec, codes: readonly string[]): Promise<Entity[]> {
  const values: unknown[] = [codes];
  const sight = spec.sees(scope, 'e', values);
  const sql = `SELECT e.id FROM ${spec.table.name} e WHERE e.code = ANY($1) AND e.gone IS NULL AND ${sight}`;
  const ids = (await on.query<{ id: number }>(sql, values)).rows.map(({ id }) => id);
  return (await byIds(on, wholeProgram, spec.table, ids)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** Ids and codes of everything that the scope sees, including removed entities; for these codes or for all. */
export async function everSeen(
  on: Queryable,
  scope: Scope,
  spec: KindSpec,
  codes?: readonly string[],
): Promise<{ id: number; code: string }[]> {
  const values: unknown[] = [];
  const sight = spec.sees(scope, 'e', values);
  const named = codes === undefined ? 'true' : `e.code = ANY($${values.push(codes)})`;
  const sql = `SELECT e.id, e.code FROM ${spec.table.name} e WHERE ${sight} AND ${named} ORDER BY e.code COLLATE "C"`;
  return (await on.query<{ id: number; code: string }>(sql, values)).rows;
}

/** Codes of these existing entities that the scope may not change; at most a hundred are listed. */
export async function unwritable(on: PoolClient, scope: Scope, spec: KindSpec, ids: readonly number[]): Promise<string[]> {
  if ('all' in scope.sees || ids.length === 0) return [];
  const values: unknown[] = [ids];
  const sight = (spec.writes ?? spec.sees)(scope, 'e', values);
  const sql = `SELECT e.code FROM ${spec.table.name} e WHERE e.id = ANY($1) AND e.gone IS NULL AND NOT coalesce(${sight}, false) ORDER BY 1 LIMIT 100`;
  return (await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code);
}

const size = 2000;

/** Everything existing that the scope sees, in the order of codes, in chunks. Within a transaction. */
export async function* pieces(on: PoolClient, scope: Scope, spec: KindSpec): AsyncGenerator<Entity[]> {
  const values: unknown[] = [];
  const sight = spec.sees(scope, 'e', values);
  await on.query(
    `DECLARE entities NO SCROLL CURSOR FOR SELECT e.id FROM ${spec.table.name} e WHERE e.gone IS NULL AND ${sight} ORDER BY e.code COLLATE "C"`,
    values,
  );
  for (;;) {
    const ids = (await on.query<{ id: number }>(`FETCH ${size} FROM entities`)).rows.map(({ id }) => id);
    if (ids.length === 0) break;
    const found = new Map((await byIds(on, wholeProgram, spec.table, ids)).map((entity) => [entity.id, entity]));
    yield ids.flatMap((id) => found.get(id) ?? []);
  }
  await on.query('CLOSE entities');
}
