import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { type CheckedByCaller, checkedByCaller, type WholeProgram } from '#kernel/unscoped.ts';
import { type Change, fold, type Point, type State } from './fold.ts';

export type Queryable = Pool | PoolClient;

/**
 * Where the entities of a kind are stored: a table of the current state, and one of changes. All kinds have the same columns; additional
 * generated columns for filtering are derived from the fields, each with its own index.
 */
export type EntityTable = {
  /** `building` for the tables `building` and `building_change`. */
  readonly name: string;
  /** Text columns by which its entities are compared, in addition to the fields. */
  readonly keys?: readonly string[];
  /** Set if a row of a file without a day is only the beginning; otherwise it also replaces everything valid from later days. */
  readonly begins?: true;
  /** Writers of kinds with the same number wait for each other; readers are not blocked. */
  readonly lock: number;
};

/** The current state of an entity. */
export type Entity = State & {
  readonly id: number;
  readonly code: string;
  readonly gone: boolean;
};

type EntityRow = {
  id: number;
  code: string;
  fields: Record<string, unknown>;
  dated: Record<string, Point[]>;
  set_by: Record<string, number>;
  by_hand: string[];
  gone: Date | null;
};

const columns = 'id, code, fields, dated, set_by, by_hand, gone';

const entity = (row: EntityRow): Entity => ({
  id: row.id,
  code: row.code,
  fields: row.fields,
  dated: row.dated,
  setBy: row.set_by,
  byHand: row.by_hand,
  gone: row.gone !== null,
});

/**
 * Vacuums a table and analyzes its changes, as the store does by itself within minutes: then index-only scans need not look at the rows,
 * and a few changes among many are found by their index.
 */
export async function vacuum(pool: Pool, _: WholeProgram, { name }: EntityTable): Promise<void> {
  await pool.query(`VACUUM (ANALYZE) ${name}`);
  await pool.query(`ANALYZE ${name}_change`);
}

/** One writer of a kind at a time, until the end of the transaction; readers are not blocked. */
export async function takeTurn(on: PoolClient, _: WholeProgram, { lock }: EntityTable): Promise<void> {
  await on.query(`SELECT pg_advisory_xact_lock($1)`, [lock]);
}

/** Entities by code in any scope: what may be done with them is judged row by row (`out-of-scope`). */
export async function byCodes(
  on: Queryable,
  _: WholeProgram,
  { name }: EntityTable,
  codes: readonly string[],
): Promise<Map<string, Entity>> {
  const found = await on.query<EntityRow>(`SELECT ${columns} FROM ${name} WHERE code = ANY($1)`, [codes]);
  return new Map(found.rows.map((row) => [row.code, entity(row)]));
}

export async function byIds(on: Queryable, _: WholeProgram, { name }: EntityTable, ids: readonly number[]): Promise<Entity[]> {
  return (await on.query<EntityRow>(`SELECT ${columns} FROM ${name} WHERE id = ANY($1) ORDER BY id`, [ids])).rows.map(entity);
}

/** The new state of one entity, with its keys for comparison. */
export type Standing = State & { readonly id: number; readonly keys?: Readonly<Record<string, string>> };

const listOf = (keys: readonly string[], one: (key: string) => string): string => keys.map((key) => `, ${one(key)}`).join('');
const given = (keys: readonly string[]): string =>
  `AS given(id int, code text, fields jsonb, dated jsonb, set_by jsonb, by_hand text[]${listOf(keys, (key) => `${key} text`)})`;

/** Creates entities that do not exist, or restores those that were withdrawn. Returns their ids by code. */
export async function insertEntities(
  on: PoolClient,
  _: CheckedByCaller,
  { name, keys = [] }: EntityTable,
  rows: readonly (Omit<Standing, 'id'> & { readonly code: string })[],
): Promise<Map<string, number>> {
  const columnsOfKeys = listOf(keys, (key) => key);
  const found = await on.query<{ id: number; code: string }>(
    `INSERT INTO ${name} AS held (code, fields, dated, set_by, by_hand${columnsOfKeys})
     SELECT code, fields, dated, set_by, by_hand${columnsOfKeys} FROM jsonb_to_recordset($1::jsonb) ${given(keys)}
     ON CONFLICT (code) DO UPDATE SET fields = excluded.fields, dated = excluded.dated, set_by = excluded.set_by, by_hand = excluded.by_hand,
       gone = NULL${listOf(keys, (key) => `${key} = excluded.${key}`)}
       WHERE held.gone IS NOT NULL
     RETURNING id, code`,
    [JSON.stringify(rows.map((row) => ({ ...written(row), code: row.code })))],
  );
  return new Map(found.rows.map((row) => [row.code, row.id]));
}

export async function updateEntities(
  on: PoolClient,
  _: CheckedByCaller,
  { name, keys = [] }: EntityTable,
  rows: readonly Standing[],
): Promise<void> {
  if (rows.length === 0) return;
  await on.query(
    `UPDATE ${name} held SET fields = given.fields, dated = given.dated, set_by = given.set_by, by_hand = given.by_hand,
       gone = NULL${listOf(keys, (key) => `${key} = given.${key}`)}
     FROM jsonb_to_recordset($1::jsonb) ${given(keys)} WHERE held.id = given.id`,
    [JSON.stringify(rows.map((row) => ({ ...written(row), id: row.id })))],
  );
}

const written = (row: Omit<Standing, 'id'>): Record<string, unknown> => ({
  fields: row.fields,
  dated: row.dated,
  set_by: row.setBy,
  by_hand: row.byHand,
  ...row.keys,
});

/** Removes entities from the registry; their changes stay, so that queries as known earlier still find them. */
export async function setGone(
  on: PoolClient,
  _: CheckedByCaller,
  { name }: EntityTable,
  ids: readonly number[],
  now: number,
): Promise<void> {
  await on.query(`UPDATE ${name} SET gone = $2 WHERE id = ANY($1)`, [ids, new Date(now)]);
}

export type NewChange = {
  readonly id: number;
  readonly from: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The row of the file that it comes from; none if it was typed. */
  readonly row?: number;
};

export async function addChanges(
  on: PoolClient,
  _: CheckedByCaller,
  { name }: EntityTable,
  change: number,
  rows: readonly NewChange[],
  made: { byHand: boolean; now: number },
): Promise<void> {
  if (rows.length === 0) return;
  await on.query(
    `INSERT INTO ${name}_change (${name}, change, valid_from, fields, by_hand, recorded, file_row)
     SELECT id, $2, "from", fields, $3, $4, "row" FROM jsonb_to_recordset($1::jsonb) AS given(id int, "from" date, fields jsonb, "row" int)`,
    [JSON.stringify(rows), change, made.byHand, new Date(made.now)],
  );
}

type ChangeRow = {
  id: string;
  entity: number;
  change: number;
  valid_from: string | null;
  fields: Record<string, unknown>;
  by_hand: boolean;
  recorded: Date;
  withdrawn: Date | null;
  file_row: number | null;
};

/** All changes of these entities, including withdrawn ones, in the order in which they were written. */
export async function changesOf(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  { name, begins }: EntityTable,
  ids: readonly number[],
): Promise<Map<number, Change[]>> {
  const found = await on.query<ChangeRow>(
    `SELECT id, ${name} AS entity, change, valid_from::text, fields, by_hand, recorded, withdrawn, file_row FROM ${name}_change WHERE ${name} = ANY($1) ORDER BY id`,
    [ids],
  );
  const out = new Map<number, Change[]>();
  for (const row of found.rows) {
    const list = out.get(row.entity) ?? [];
    list.push({
      id: Number(row.id),
      change: row.change,
      from: row.valid_from,
      fields: row.fields,
      byHand: row.by_hand,
      recorded: row.recorded.getTime(),
      withdrawn: row.withdrawn?.getTime() ?? null,
      row: row.file_row,
      ...(begins === true && !row.by_hand && { begins }),
    });
    out.set(row.entity, list);
  }
  return out;
}

/** The same entities with the days of values typed by hand, against which the values of a file are weighed. */
export async function withTyped(
  on: Queryable,
  _: WholeProgram,
  table: EntityTable,
  held: ReadonlyMap<string, Entity>,
  today: string,
): Promise<Map<string, Entity>> {
  const { name } = table;
  const found = await on.query<{ id: number }>(
    `SELECT DISTINCT ${name} AS id FROM ${name}_change WHERE ${name} = ANY($1) AND by_hand AND withdrawn IS NULL`,
    [[...held.values()].map(({ id }) => id)],
  );
  const ids = found.rows.map(({ id }) => id);
  const changes = ids.length === 0 ? new Map<number, Change[]>() : await changesOf(on, checkedByCaller, table, ids);
  const typedOf = (id: number) =>
    fold(
      (changes.get(id) ?? []).filter(({ withdrawn }) => withdrawn === null),
      today,
    )?.typed ?? {};
  return new Map([...held].map(([code, one]) => [code, { ...one, typed: typedOf(one.id) }]));
}

/** The entities affected by a change, except those for which it was undone. */
export async function entitiesOf(on: Queryable, _: CheckedByCaller, { name }: EntityTable, change: number): Promise<number[]> {
  const sql = `SELECT DISTINCT ${name} AS id FROM ${name}_change WHERE change = $1 AND withdrawn IS NULL ORDER BY 1`;
  return (await on.query<{ id: number }>(sql, [change])).rows.map((row) => row.id);
}

/**
 * For everything that a change affected, whether undone or not: the current values of these fields, or the ones it set if there are no
 * current ones; and, for those that it set, the values before it. Each once.
 */
export async function placesTouched(
  on: Queryable,
  _: CheckedByCaller | WholeProgram,
  { name }: EntityTable,
  fields: readonly string[],
  change: number,
): Promise<Record<string, unknown>[]> {
  const found = await on.query<{ fields: Record<string, unknown> }>(
    `SELECT DISTINCT (SELECT jsonb_object_agg(f, coalesce(e.fields -> f, c.fields -> f)) FROM unnest($2::text[]) AS f) AS fields
     FROM ${name}_change c JOIN ${name} e ON e.id = c.${name} WHERE c.change = $1
     UNION
     SELECT DISTINCT jsonb_build_object(f, before.value)
     FROM ${name}_change c CROSS JOIN unnest($2::text[]) AS f
     CROSS JOIN LATERAL (SELECT p.fields -> f AS value FROM ${name}_change p WHERE p.${name} = c.${name} AND p.id < c.id AND p.withdrawn IS NULL AND p.fields ? f
       ORDER BY p.id DESC LIMIT 1) AS before
     WHERE c.change = $1 AND c.fields ? f AND before.value NOT IN ('null', c.fields -> f)`,
    [change, fields],
  );
  return found.rows.map((row) => row.fields ?? {});
}

/** Entities with fields that change over time. */
export async function datedEntities(on: Queryable, _: WholeProgram, { name }: EntityTable): Promise<number[]> {
  return (await on.query<{ id: number }>(`SELECT id FROM ${name} WHERE dated <> '{}' AND gone IS NULL ORDER BY id`)).rows.map(
    (row) => row.id,
  );
}

/** @param ids only these entities; otherwise everything that it affected */
export async function withdrawChanges(
  on: PoolClient,
  scope: Scope,
  { name }: EntityTable,
  change: number,
  now: number,
  ids: readonly number[] | null = null,
): Promise<void> {
  await on.query(
    `UPDATE ${name}_change SET withdrawn = $2, withdrawn_by = $3 WHERE change = $1 AND withdrawn IS NULL AND ($4::int[] IS NULL OR ${name} = ANY($4))`,
    [change, new Date(now), scope.actor, ids],
  );
}

export type Made = {
  readonly id: number;
  readonly code: string;
  /** Other changes that depend on it. */
  readonly later: number[];
};

/** Entities created by a change (it is the first of their effective changes), and what has affected them since. */
export async function madeBy(on: PoolClient, _: CheckedByCaller, { name }: EntityTable, change: number): Promise<Made[]> {
  await on.query(`ANALYZE ${name}_change`);
  const found = await on.query<Made>(
    `WITH own AS MATERIALIZED (SELECT DISTINCT ${name} AS id FROM ${name}_change WHERE change = $1 AND withdrawn IS NULL)
     SELECT c.${name} AS id, held.code, array_remove(array_agg(DISTINCT c.change), $1) AS later FROM own
     JOIN ${name}_change c ON c.${name} = own.id AND c.withdrawn IS NULL JOIN ${name} held ON held.id = own.id
     GROUP BY c.${name}, held.code HAVING (array_agg(c.change ORDER BY c.id))[1] = $1`,
    [change],
  );
  return found.rows;
}
