import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { Change, Point, State } from './ledger.ts';

export type Queryable = Pool | PoolClient;

/** Buildings and meters are kept alike: a table of what stands today, and one of changes. */
export type Kind = 'building' | 'meter';

/** A building or meter as it stands. */
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

/** Looks through the rows of a table as the store does by itself within minutes: what lies in an index need not be looked up in the rows then. */
export async function vacuum(pool: Pool, _scope: Scope, kind: Kind): Promise<void> {
  await pool.query(`VACUUM (ANALYZE) ${kind === 'building' ? 'building' : 'meter'}`);
}

/** One writer of the registry at a time, until the transaction's end; readers are not held up. */
export async function takeTurn(on: PoolClient, _scope: Scope): Promise<void> {
  await on.query(`SELECT pg_advisory_xact_lock(7301)`);
}

/** Things by code whatever the scope: what may be done with them is judged row by row (`out-of-scope`). */
export async function byCodes(on: Queryable, _scope: Scope, kind: Kind, codes: readonly string[]): Promise<Map<string, Entity>> {
  const found = await on.query<EntityRow>(`SELECT ${columns} FROM ${kind} WHERE code = ANY($1)`, [codes]);
  return new Map(found.rows.map((row) => [row.code, entity(row)]));
}

export async function byIds(on: Queryable, _scope: Scope, kind: Kind, ids: readonly number[]): Promise<Entity[]> {
  return (await on.query<EntityRow>(`SELECT ${columns} FROM ${kind} WHERE id = ANY($1) ORDER BY id`, [ids])).rows.map(entity);
}

/** What is to stand for one entity, with its keys for comparison. */
export type Standing = State & { readonly id: number; readonly nameKey: string; readonly addressKey: string };

const given = `AS given(id int, code text, fields jsonb, dated jsonb, set_by jsonb, by_hand text[], name_key text, address_key text)`;
const keys = (kind: Kind): string => (kind === 'building' ? ', name_key, address_key' : '');

/** Makes entities that are not there, or that were taken back and come again. Gives their numbers by code. */
export async function insertThings(
  on: PoolClient,
  _scope: Scope,
  kind: Kind,
  rows: readonly (Omit<Standing, 'id'> & { readonly code: string })[],
): Promise<Map<string, number>> {
  const extra = kind === 'building' ? ', name_key = excluded.name_key, address_key = excluded.address_key' : '';
  const found = await on.query<{ id: number; code: string }>(
    `INSERT INTO ${kind} AS held (code, fields, dated, set_by, by_hand${keys(kind)})
     SELECT code, fields, dated, set_by, by_hand${keys(kind)} FROM jsonb_to_recordset($1::jsonb) ${given}
     ON CONFLICT (code) DO UPDATE SET fields = excluded.fields, dated = excluded.dated, set_by = excluded.set_by, by_hand = excluded.by_hand, gone = NULL${extra}
       WHERE held.gone IS NOT NULL
     RETURNING id, code`,
    [JSON.stringify(rows.map((row) => ({ ...written(row), code: row.code })))],
  );
  return new Map(found.rows.map((row) => [row.code, row.id]));
}

export async function updateThings(on: PoolClient, _scope: Scope, kind: Kind, rows: readonly Standing[]): Promise<void> {
  if (rows.length === 0) return;
  const extra = kind === 'building' ? ', name_key = given.name_key, address_key = given.address_key' : '';
  await on.query(
    `UPDATE ${kind} held SET fields = given.fields, dated = given.dated, set_by = given.set_by, by_hand = given.by_hand, gone = NULL${extra}
     FROM jsonb_to_recordset($1::jsonb) ${given} WHERE held.id = given.id`,
    [JSON.stringify(rows.map((row) => ({ ...written(row), id: row.id })))],
  );
}

const written = (row: Omit<Standing, 'id'>): Record<string, unknown> => ({
  fields: row.fields,
  dated: row.dated,
  set_by: row.setBy,
  by_hand: row.byHand,
  name_key: row.nameKey,
  address_key: row.addressKey,
});

/** Takes entities out of the registry; their changes stay, so that earlier questions find them. */
export async function setGone(on: PoolClient, _scope: Scope, kind: Kind, ids: readonly number[], now: number): Promise<void> {
  await on.query(`UPDATE ${kind} SET gone = $2 WHERE id = ANY($1)`, [ids, new Date(now)]);
}

export type NewChange = { readonly id: number; readonly from: string | null; readonly fields: Readonly<Record<string, unknown>> };

export async function addChanges(
  on: PoolClient,
  _scope: Scope,
  kind: Kind,
  change: number,
  rows: readonly NewChange[],
  made: { byHand: boolean; now: number },
): Promise<void> {
  if (rows.length === 0) return;
  await on.query(
    `INSERT INTO ${kind}_change (${kind}, change, valid_from, fields, by_hand, recorded)
     SELECT id, $2, "from", fields, $3, $4 FROM jsonb_to_recordset($1::jsonb) AS given(id int, "from" date, fields jsonb)`,
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
};

/** All changes of these entities, withdrawn ones too, in the order they were written. */
export async function changesOf(on: Queryable, _scope: Scope, kind: Kind, ids: readonly number[]): Promise<Map<number, Change[]>> {
  const found = await on.query<ChangeRow>(
    `SELECT id, ${kind} AS entity, change, valid_from::text, fields, by_hand, recorded, withdrawn FROM ${kind}_change WHERE ${kind} = ANY($1) ORDER BY id`,
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
    });
    out.set(row.entity, list);
  }
  return out;
}

/** The entities that a change has touched and that are not withdrawn from it. */
export async function thingsOf(on: Queryable, _scope: Scope, kind: Kind, change: number): Promise<number[]> {
  const sql = `SELECT DISTINCT ${kind} AS id FROM ${kind}_change WHERE change = $1 AND withdrawn IS NULL ORDER BY 1`;
  return (await on.query<{ id: number }>(sql, [change])).rows.map((row) => row.id);
}

/** Things whose fields change in the course of their life. */
export async function datedThings(on: Queryable, _scope: Scope, kind: Kind): Promise<number[]> {
  return (await on.query<{ id: number }>(`SELECT id FROM ${kind} WHERE dated <> '{}' AND gone IS NULL ORDER BY id`)).rows.map(
    (row) => row.id,
  );
}

export async function withdrawChanges(on: PoolClient, scope: Scope, kind: Kind, change: number, now: number): Promise<void> {
  await on.query(`UPDATE ${kind}_change SET withdrawn = $2, withdrawn_by = $3 WHERE change = $1 AND withdrawn IS NULL`, [
    change,
    new Date(now),
    scope.actor,
  ]);
}
