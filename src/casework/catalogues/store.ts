import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { SameForAll, WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { CatalogueEntry } from './facts.ts';

type Queryable = Pick<PoolClient, 'query'>;

const columns = `region, code, name, list, document, clause, from_day AS "from", until_day AS "until"`;

/** The last entry of each key in force at an instant (ms UTC). Anyone may read catalogues. */
const standing = `SELECT DISTINCT ON (key) * FROM catalogue_entry
  WHERE recorded <= $1 AND (withdrawn IS NULL OR withdrawn > $1) ORDER BY key, id DESC`;

/** The entries in force at an instant: all, or those whose place contains a region, the nation's always included. */
export async function entriesAt(on: Queryable, _: SameForAll, at: number, region: string | null): Promise<CatalogueEntry[]> {
  const values = [new Date(at), region];
  const within = `$2::text IS NULL OR e.region IS NULL OR e.region = $2 OR e.region IN (SELECT ancestor FROM place_within WHERE place = $2)`;
  const sql = `SELECT ${columns} FROM (${standing}) e WHERE ${within} ORDER BY e.region NULLS FIRST, e.list, e.name, e.id`;
  return (await on.query<CatalogueEntry>(sql, values)).rows;
}

/** The current entries with these keys. */
export async function standingOf(on: Queryable, _: WholeProgram, keys: readonly string[]): Promise<ReadonlyMap<string, CatalogueEntry>> {
  const sql = `SELECT DISTINCT ON (key) key, ${columns} FROM catalogue_entry WHERE key = ANY($1) AND withdrawn IS NULL ORDER BY key, id DESC`;
  const found = await on.query<CatalogueEntry & { key: string }>(sql, [keys]);
  return new Map(found.rows.map(({ key, ...entry }) => [key, entry]));
}

export type NewEntry = CatalogueEntry & { readonly key: string; readonly row: number };

export async function add(on: PoolClient, scope: Scope, change: number, at: number, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await on.query(
    `INSERT INTO catalogue_entry (import, file_row, region, key, code, name, list, document, clause, from_day, until_day, actor, recorded)
     SELECT $2, "row", region, key, code, name, list, document, clause, "from", until, $3, $4
     FROM jsonb_to_recordset($1::jsonb) AS given("row" int, region text, key text, code text, name text, list text, document text, clause text, "from" text, until text)`,
    [JSON.stringify(entries), change, scope.actor, new Date(at)],
  );
}

/** The places whose catalogue an import wrote; null is the nation. */
export async function regionsOfImport(on: Queryable, _: WholeProgram, id: number): Promise<(string | null)[]> {
  const sql = 'SELECT DISTINCT region FROM catalogue_entry WHERE import = $1';
  return (await on.query<{ region: string | null }>(sql, [id])).rows.map(({ region }) => region);
}

/** Regions in an import that the scope may not write; null among them is the nation. */
export async function unwritable(on: Queryable, { sees }: Scope, change: number): Promise<(string | null)[]> {
  if ('all' in sees) return [];
  const values: unknown[] = [change];
  const inside = 'region' in sees ? withinPlace('region', values.push(sees.region)) : 'false';
  const sql = `SELECT DISTINCT region FROM catalogue_entry WHERE import = $1 AND withdrawn IS NULL AND NOT coalesce(${inside}, false) LIMIT 100`;
  return (await on.query<{ region: string | null }>(sql, values)).rows.map(({ region }) => region);
}

export async function withdraw(on: Queryable, scope: Scope, change: number, at: number): Promise<void> {
  await on.query('UPDATE catalogue_entry SET withdrawn = $2, withdrawn_by = $3 WHERE import = $1 AND withdrawn IS NULL', [
    change,
    new Date(at),
    scope.actor,
  ]);
}

/** Whether a scope may maintain the catalogue of a place; null is the nation. */
export async function writes(on: Pool, { sees }: Scope, region: string | null): Promise<boolean> {
  if ('all' in sees) return true;
  if (!('region' in sees) || region === null) return false;
  return ((await on.query('SELECT FROM place_within WHERE place = $1 AND ancestor = $2', [region, sees.region])).rowCount ?? 0) > 0;
}
