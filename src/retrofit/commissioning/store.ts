import type { Pool, PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import { withinPlace } from '#platform/place/place.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { CommissioningAction, TakenStrategy } from './facts.ts';

type Queryable = Pool | PoolClient;

type Row = {
  id: string;
  building: string;
  day: string;
  action: string;
  carrier: Carrier;
  episode: string | null;
  equipment: string | null;
  strategy: TakenStrategy | null;
  actor: string;
  recorded: Date;
  removedBy: string | null;
  removed: Date | null;
};

const columns = `c.id, b.code AS building, to_char(c.on_day, 'YYYY-MM-DD') AS day, c.action, c.carrier, c.episode, c.equipment, c.strategy, c.actor, c.recorded,
  c.removed_by AS "removedBy", c.removed
  FROM commissioning_action c JOIN building n ON n.code = c.building JOIN building b ON b.id = coalesce(n.merged_into, n.id)`;

const shown = ({ id, day, episode, actor, recorded, removedBy, removed, ...row }: Row): CommissioningAction => ({
  ...row,
  id: Number(id),
  on: day,
  episode: episode === null ? null : Number(episode),
  by: actor,
  recorded: recorded.toISOString(),
  removed: removed === null ? null : { by: removedBy ?? '', at: removed.toISOString() },
});

export type WhichActions = { readonly building?: string | undefined; readonly region?: string | undefined };

/** Actions of the days of a year that were on record at an instant and that a scope sees, latest day first. */
export async function actionsOfYear(
  on: Queryable,
  scope: Scope,
  { region, year, known }: { readonly region?: string | undefined; readonly year: number; readonly known: AsOf },
): Promise<CommissioningAction[]> {
  const at = new Date(Math.min(known.received, known.recorded, 8.64e15));
  const values: unknown[] = [`${year}-01-01`, `${year}-12-31`, at];
  const conditions = [
    'c.on_day BETWEEN $1 AND $2',
    'c.recorded <= $3 AND (c.removed IS NULL OR c.removed > $3)',
    `coalesce(${seesBuilding(scope, 'b', values)}, false)`,
    ...(region === undefined ? [] : [withinPlace('b.region', values.push(region))]),
  ];
  const { rows } = await on.query<Row>(`SELECT ${columns} WHERE ${conditions.join(' AND ')} ORDER BY c.on_day DESC, c.id DESC`, values);
  return rows.map(shown);
}

/** Actions that were not removed and that a scope sees, latest day first, limited in number. */
export async function actions(
  on: Queryable,
  scope: Scope,
  { building, region }: WhichActions,
  limit: number,
): Promise<CommissioningAction[]> {
  const values: unknown[] = [];
  const conditions = [
    'c.removed IS NULL',
    `coalesce(${seesBuilding(scope, 'b', values)}, false)`,
    ...(building === undefined ? [] : [`b.code = $${values.push(building)}`]),
    ...(region === undefined ? [] : [withinPlace('b.region', values.push(region))]),
  ];
  const sql = `SELECT ${columns} WHERE ${conditions.join(' AND ')} ORDER BY c.on_day DESC, c.id DESC LIMIT $${values.push(limit)}`;
  return (await on.query<Row>(sql, values)).rows.map(shown);
}

/** An action that the scope sees, removed or not. */
export async function action(on: Queryable, scope: Scope, id: number): Promise<CommissioningAction | undefined> {
  const values: unknown[] = [id];
  const sql = `SELECT ${columns} WHERE c.id = $1 AND coalesce(${seesBuilding(scope, 'b', values)}, false)`;
  return (await on.query<Row>(sql, values)).rows.map(shown)[0];
}

export type NewAction = Pick<CommissioningAction, 'building' | 'on' | 'action' | 'carrier' | 'episode' | 'equipment' | 'strategy'>;

/** The caller has checked that the scope sees the building. */
export async function addAction(on: Queryable, scope: Scope, made: NewAction, now: number): Promise<number> {
  const { rows } = await on.query<{ id: string }>(
    `INSERT INTO commissioning_action (building, on_day, action, carrier, episode, equipment, strategy, actor, recorded)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [made.building, made.on, made.action, made.carrier, made.episode, made.equipment, made.strategy, scope.actor, new Date(now)],
  );
  return Number((rows[0] as { id: string }).id);
}

/** The caller has checked that the scope sees the action; the first removal is the one recorded. */
export async function removeAction(on: Queryable, scope: Scope, id: number, now: number): Promise<void> {
  await on.query('UPDATE commissioning_action SET removed_by = $2, removed = $3 WHERE id = $1 AND removed IS NULL', [
    id,
    scope.actor,
    new Date(now),
  ]);
}
