import type { Pool, PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { organisationTree } from '#platform/place/place.ts';
import { codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';

type Queryable = Pool | PoolClient;

/** An event as it was called. Its start and end are s UTC, instants at which something was known ms UTC, kW decimal text. */
export type EventRow = {
  readonly id: number;
  readonly code: string;
  readonly portfolio: string;
  readonly programme: string;
  readonly starts: number;
  readonly ends: number;
  readonly direction: 'down' | 'up';
  readonly notice: number | null;
  readonly shortKw: string;
  readonly zone: string;
  readonly late: boolean;
  readonly recorded: number;
  readonly cancelled: number | null;
  readonly members: readonly {
    readonly building: string;
    readonly kw: string;
    readonly answer: 'in' | 'out' | null;
    readonly reason: string | null;
  }[];
};

export type NewEvent = Omit<EventRow, 'id' | 'members' | 'cancelled'> & {
  readonly members: readonly { readonly building: string; readonly kw: string }[];
};

/** SQL about a member `m`: an aggregator sees those of its portfolios, everyone else the buildings they see. */
export function seesInvited(scope: Scope, values: unknown[]): string {
  const { sees } = scope;
  if ('aggregator' in sees)
    return `e.portfolio IN (SELECT code FROM portfolio WHERE organisation IN (${organisationTree(values.push(sees.aggregator))}))`;
  const sight = seesBuilding(scope, 'b', values);
  return sight === 'true' || sight === 'false' ? sight : `m.building IN (${codesOfBuildingsWhere(sight)})`;
}

const atOf = ({ received, recorded }: AsOf): number => Math.min(received, recorded);

/** Filters for events; if several are given, all must match. */
export type EventQuestion = {
  readonly code?: string;
  readonly portfolio?: string;
  /** Events that include one of these. */
  readonly buildings?: readonly string[];
  /** Events that touch this span, s UTC. */
  readonly touching?: { readonly from: number; readonly to: number };
};

/** Events as known then, in order of their start, each with those of its members that the scope sees and their last answers. */
export async function events(on: Queryable, scope: Scope, ask: EventQuestion, known: AsOf): Promise<EventRow[]> {
  const values: unknown[] = [Math.min(atOf(known), Number.MAX_SAFE_INTEGER)];
  const parts = ['e.recorded <= $1', seesInvited(scope, values)];
  if (ask.code !== undefined) parts.push(`e.code = $${values.push(ask.code)}`);
  if (ask.portfolio !== undefined) parts.push(`e.portfolio = $${values.push(ask.portfolio)}`);
  if (ask.buildings !== undefined) parts.push(`m.building = ANY($${values.push(ask.buildings)})`);
  if (ask.touching !== undefined) parts.push(`e.starts < $${values.push(ask.touching.to)} AND e.ends > $${values.push(ask.touching.from)}`);
  const sql = `SELECT e.id::int AS id, e.code, e.portfolio, e.programme, e.starts::float8 AS starts, e.ends::float8 AS ends, e.direction,
      e.notice::float8 AS notice, e.short_kw AS "shortKw", e.zone, e.late, e.recorded::float8 AS recorded,
      CASE WHEN e.cancelled <= $1 THEN e.cancelled::float8 END AS cancelled,
      jsonb_agg(jsonb_build_object('building', m.building, 'kw', m.kw, 'answer', a.answer, 'reason', a.reason)
        ORDER BY m.building COLLATE "C") AS members
    FROM flexibility_event e JOIN flexibility_event_member m ON m.event = e.id
    LEFT JOIN LATERAL (SELECT answer, reason FROM flexibility_answer
      WHERE event = e.id AND building = m.building AND recorded <= $1 ORDER BY id DESC LIMIT 1) a ON true
    WHERE ${parts.join(' AND ')} GROUP BY e.id ORDER BY e.starts, e.code COLLATE "C"`;
  return (await on.query<EventRow>(sql, values)).rows;
}

export async function isTaken(on: Queryable, _: WholeProgram, code: string): Promise<boolean> {
  return (await on.query('SELECT 1 FROM flexibility_event WHERE code = $1', [code])).rows.length > 0;
}

/** Takes the exclusive turn to act on events until the transaction ends; false if another holds it. */
export async function takesTurn(on: PoolClient, _: WholeProgram): Promise<boolean> {
  return (await on.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock(7407) AS taken')).rows[0]?.taken === true;
}

export async function insertEvent(on: PoolClient, { actor, identity }: Scope, one: NewEvent): Promise<void> {
  const { rows } = await on.query<{ id: number }>(
    `INSERT INTO flexibility_event (code, portfolio, programme, starts, ends, direction, notice, short_kw, zone, late, recorded, actor, identity)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id::int AS id`,
    [
      one.code,
      one.portfolio,
      one.programme,
      one.starts,
      one.ends,
      one.direction,
      one.notice,
      one.shortKw,
      one.zone,
      one.late,
      one.recorded,
      actor,
      identity,
    ],
  );
  await on.query(
    `INSERT INTO flexibility_event_member (event, building, kw)
     SELECT $1, building, kw FROM jsonb_to_recordset($2::jsonb) AS given(building text, kw text)`,
    [rows[0]?.id, JSON.stringify(one.members)],
  );
}

export async function cancelEvent(on: PoolClient, { actor }: Scope, code: string, now: number): Promise<void> {
  await on.query('UPDATE flexibility_event SET cancelled = $2, cancelled_by = $3 WHERE code = $1', [code, now, actor]);
}

export async function insertAnswer(
  on: PoolClient,
  { actor, identity }: Scope,
  {
    event,
    building,
    answer,
    reason,
    now,
  }: {
    readonly event: number;
    readonly building: string;
    readonly answer: 'in' | 'out';
    readonly reason: string | null;
    readonly now: number;
  },
): Promise<void> {
  await on.query(
    'INSERT INTO flexibility_answer (event, building, answer, reason, recorded, actor, identity) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [event, building, answer, reason, now, actor, identity],
  );
}
