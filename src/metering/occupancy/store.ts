import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Change } from '#platform/ledger/fold.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { Hours } from './facts.ts';

type Queryable = Pool | PoolClient;

/** A change of hours, its author, and the building that it belongs to now. */
export type HoursChange = Change & { readonly fields: { readonly hours: Hours }; readonly building: string; readonly actor: string };

type Row = {
  id: string;
  building: string;
  change: number;
  from: string | null;
  hours: Hours;
  actor: string;
  recorded: Date;
  withdrawn: Date | null;
};

const columns = `o.id, o.change, to_char(o.valid_from, 'YYYY-MM-DD') AS "from", o.hours, o.actor, o.recorded, o.withdrawn`;
const answers = `FROM occupancy_change o JOIN building n ON n.code = o.building JOIN building b ON b.id = coalesce(n.merged_into, n.id)`;

/** All changes ever made to the hours of these buildings, and of those merged into them, in the order in which they were written. */
export async function changesOf(on: Queryable, scope: Scope, buildings: readonly string[]): Promise<HoursChange[]> {
  const values: unknown[] = [buildings];
  const sight = seesBuilding(scope, 'b', values);
  // an operator sees no building by itself; the caller has checked which meters' buildings it may query
  const seen = sight === 'false' ? 'true' : sight;
  const { rows } = await on.query<Row>(
    `SELECT b.code AS building, ${columns} ${answers} WHERE b.code = ANY($1) AND ${seen} ORDER BY o.id`,
    values,
  );
  return rows.map(({ id, hours, recorded, withdrawn, ...row }) => ({
    ...row,
    id: Number(id),
    fields: { hours },
    byHand: true,
    recorded: recorded.getTime(),
    withdrawn: withdrawn === null ? null : withdrawn.getTime(),
  }));
}

/** Buildings whose hours were set or undone after an instant, regardless of scope. */
export async function changedSince(on: Queryable, _: WholeProgram, since: Date): Promise<string[]> {
  const { rows } = await on.query<{ building: string }>(
    `SELECT DISTINCT b.code AS building ${answers} WHERE o.recorded > $1 OR o.withdrawn > $1`,
    [since],
  );
  return rows.map(({ building }) => building);
}

/** Locks the hours of this building until the transaction ends. */
export async function holdHours(on: PoolClient, _: WholeProgram, building: string): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984201))', [building]);
}

/** Writes hours of a building; the caller has checked that the scope sees it. */
export async function addChange(
  on: PoolClient,
  scope: Scope,
  made: { readonly building: string; readonly change: number; readonly from: string | null; readonly hours: Hours; readonly now: number },
): Promise<void> {
  const { building, change, from, hours, now } = made;
  await on.query('INSERT INTO occupancy_change (building, change, valid_from, hours, actor, recorded) VALUES ($1, $2, $3, $4, $5, $6)', [
    building,
    change,
    from,
    JSON.stringify(hours),
    scope.actor,
    new Date(now),
  ]);
}

/** Codes of the buildings in a change that the scope does not see. */
export async function buildingsUnseen(on: Queryable, scope: Scope, change: number): Promise<string[]> {
  const values: unknown[] = [change];
  const sql = `SELECT o.building AS code ${answers} WHERE o.change = $1 AND NOT coalesce(${seesBuilding(scope, 'b', values)}, false)`;
  return (await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code);
}

export async function withdraw(on: Queryable, _: CheckedByCaller, change: number, now: number): Promise<void> {
  await on.query('UPDATE occupancy_change SET withdrawn = $2 WHERE change = $1 AND withdrawn IS NULL', [change, new Date(now)]);
}
