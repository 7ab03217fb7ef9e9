import type { Pool } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { withinPlace } from '#platform/place/place.ts';
import { seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { WhichActions } from './store.ts';

export type NewInterval = {
  readonly building: string;
  readonly equipment: string | null;
  /** null: no longer periodic. */
  readonly months: number | null;
  readonly since: string | null;
};

/** The caller has checked that the scope sees the building. */
export async function addInterval(on: Pool, scope: Scope, made: NewInterval, now: number): Promise<void> {
  await on.query(
    'INSERT INTO commissioning_interval (building, equipment, months, since, actor, identity, recorded) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [made.building, made.equipment, made.months, made.since, scope.actor, scope.identity, new Date(now)],
  );
}

/** An interval in force, and the last action that it counts from. */
export type IntervalRow = {
  readonly building: string;
  readonly equipment: string | null;
  readonly months: number;
  readonly since: string | null;
  readonly by: string;
  readonly identity: string;
  readonly action: number | null;
  readonly on: string | null;
  readonly what: string | null;
};

/** Matches any code under which the building was recorded. */
const whole = 'JOIN building n ON n.code = %.building JOIN building b ON b.id = coalesce(n.merged_into, n.id)';

/**
 * The intervals in force at an instant that a scope sees. For a building, the last action on anything in it counts; for equipment, the last
 * action on that equipment.
 * @param last the latest day that counts, kept as text because the store has no year 0
 */
export async function intervals(on: Pool, scope: Scope, which: WhichActions, known: AsOf, last: string): Promise<IntervalRow[]> {
  const values: unknown[] = [new Date(Math.min(known.received, known.recorded, 8.64e15)), last];
  const conditions = [
    'i.recorded <= $1',
    `coalesce(${seesBuilding(scope, 'b', values)}, false)`,
    ...(which.building === undefined ? [] : [`b.code = $${values.push(which.building)}`]),
    ...(which.region === undefined ? [] : [withinPlace('b.region', values.push(which.region))]),
  ];
  const stated = `SELECT DISTINCT ON (b.id, i.equipment) b.id AS whole, b.code AS building, i.equipment, i.months, i.since, i.actor, i.identity
    FROM commissioning_interval i ${whole.replace('%', 'i')} WHERE ${conditions.join(' AND ')} ORDER BY b.id, i.equipment, i.id DESC`;
  const done = `SELECT c.id, c.on_day, c.action FROM commissioning_action c ${whole.replace('%', 'c')}
    WHERE b.id = s.whole AND (s.equipment IS NULL OR c.equipment = s.equipment) AND to_char(c.on_day, 'YYYY-MM-DD') <= $2
      AND c.recorded <= $1 AND (c.removed IS NULL OR c.removed > $1) ORDER BY c.on_day DESC, c.id DESC LIMIT 1`;
  const { rows } = await on.query<IntervalRow>(
    `SELECT s.building, s.equipment, s.months, to_char(s.since, 'YYYY-MM-DD') AS since, s.actor AS by, s.identity,
       d.id::float8 AS action, to_char(d.on_day, 'YYYY-MM-DD') AS on, d.action AS what
     FROM (${stated}) s LEFT JOIN LATERAL (${done}) d ON true WHERE s.months IS NOT NULL`,
    values,
  );
  return rows;
}
