import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, SameForAll, WholeProgram } from '#kernel/unscoped.ts';
import type { Index } from './indices.ts';
import type { Area, Box } from './polygon.ts';

type Queryable = Pool | PoolClient;

export type PlanRow = {
  readonly id: number;
  readonly code: string;
  readonly region: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issued: string;
  readonly periodEnds: string | null;
  readonly strength: string;
};

export type AreaRow = {
  readonly plan: number;
  readonly position: number;
  readonly name: string;
  readonly indices: readonly Index[];
  readonly boundary: Area;
};

const columns = `id, code, region, title, number, issuer, issued::text AS issued, period_ends::text AS "periodEnds", strength`;

/**
 * For each code the latest in force. Plans are public: everyone may read them.
 * @param recorded as of this instant, ms UTC; by default now
 */
export async function plans(on: Queryable, _: SameForAll, regions: readonly string[] | null, recorded?: number): Promise<PlanRow[]> {
  const sql = `SELECT * FROM (
      SELECT DISTINCT ON (code) ${columns} FROM special_plan
      WHERE ($2::timestamptz IS NULL AND withdrawn IS NULL) OR (recorded <= $2 AND (withdrawn IS NULL OR withdrawn > $2))
      ORDER BY code, id DESC
    ) plan WHERE $1::text[] IS NULL OR region = ANY($1) ORDER BY issued, code`;
  return (await on.query<PlanRow>(sql, [regions, recorded === undefined ? null : new Date(recorded)])).rows;
}

/** Areas of these plans whose box overlaps another box; without one, all of them. */
export async function areas(on: Queryable, _: SameForAll, ids: readonly number[], box: Box | null): Promise<AreaRow[]> {
  const inBox = box === null ? 'true' : 'west <= $2 AND east >= $3 AND south <= $4 AND north >= $5';
  const values = box === null ? [ids] : [ids, box.east, box.west, box.north, box.south];
  const sql = `SELECT plan, position, name, indices, boundary FROM special_plan_area WHERE plan = ANY($1) AND ${inBox} ORDER BY plan, position`;
  return (await on.query<AreaRow>(sql, values)).rows;
}

export async function addPlan(on: PoolClient, scope: Scope, row: PlanRow, now: number): Promise<void> {
  await on.query(
    `INSERT INTO special_plan (id, code, region, title, number, issuer, issued, period_ends, strength, recorded, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.id, row.code, row.region, row.title, row.number, row.issuer, row.issued, row.periodEnds, row.strength, new Date(now), scope.actor],
  );
}

type NewArea = Omit<AreaRow, 'plan'> & Box & { readonly given: unknown };

export async function addAreas(on: PoolClient, _: CheckedByCaller, plan: number, rows: readonly NewArea[]): Promise<void> {
  await on.query(
    `INSERT INTO special_plan_area (plan, position, name, indices, given, boundary, west, south, east, north)
     SELECT $1, position, name, indices, given, boundary, west, south, east, north FROM jsonb_to_recordset($2::jsonb)
       AS made(position integer, name text, indices jsonb, given jsonb, boundary jsonb, west float8, south float8, east float8, north float8)`,
    [plan, JSON.stringify(rows)],
  );
}

/** Allows one writer of plans at a time, until the transaction ends, because a code's current plan is judged in the transaction. */
export async function takeTurn(on: PoolClient, _: WholeProgram): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(7303)');
}

/** The region that a plan belongs to. */
export async function regionOf(on: Queryable, _: CheckedByCaller, id: number): Promise<string | null> {
  return (await on.query<{ region: string }>('SELECT region FROM special_plan WHERE id = $1', [id])).rows[0]?.region ?? null;
}

/** Withdraws a plan; an earlier one with its code is in force again. */
export async function withdraw(on: PoolClient, _: CheckedByCaller, id: number, now: number): Promise<void> {
  await on.query('UPDATE special_plan SET withdrawn = $2 WHERE id = $1', [id, new Date(now)]);
}

/** Whether a place is within what the scope sees. */
export async function seesPlace(on: Queryable, { sees }: Scope, region: string): Promise<boolean> {
  if ('all' in sees) return true;
  if (!('region' in sees)) return false;
  return ((await on.query('SELECT FROM place_within WHERE place = $1 AND ancestor = $2', [region, sees.region])).rowCount ?? 0) > 0;
}
