import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { placeZone } from '#kernel/today.ts';
import { organisationTree, withinPlace } from '#platform/place/place.ts';
import { codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';
import type { Accepted, Return, ReturnFields, ReturnStanding, Step } from './facts.ts';

export type Queryable = Pool | PoolClient;

/** The last instant that a `Date` can hold, ms. */
const lastInstant = 8.64e15;

export const instant = (ms: number): Date => new Date(Math.min(ms, lastInstant));

/** SQL for «this scope sees the return»: it sees the building, or the place or organisation, that the return belongs to. */
function seesReturn(scope: Scope, values: unknown[]): string {
  const { sees } = scope;
  if ('all' in sees) return 'true';
  if ('operator' in sees || 'aggregator' in sees) return 'false';
  const buildings = `u.kind = 'building' AND u.unit IN (${codesOfBuildingsWhere(seesBuilding(scope, 'b', values))})`;
  const others =
    'region' in sees
      ? `u.kind <> 'building' AND ${withinPlace('u.region', values.push(sees.region))}`
      : `u.kind = 'organisation' AND u.unit IN (${organisationTree(values.push(sees.organisation))})`;
  return `((${buildings}) OR (${others}))`;
}

export type ReturnQuestion = {
  readonly form: string;
  readonly period?: string | undefined;
  readonly units?: readonly string[] | undefined;
  /** A place and everything in it. */
  readonly region?: string | undefined;
  /** As of this time, ms. */
  readonly until: number;
};

export function whichReturns({ form, period, units, region }: ReturnQuestion, scope: Scope, values: unknown[]): string {
  const where = [`u.form = $${values.push(form)}`];
  if (period !== undefined) where.push(`u.period = $${values.push(period)}`);
  if (units !== undefined) where.push(`u.unit = ANY($${values.push([...units])})`);
  if (region !== undefined) where.push(withinPlace('u.region', values.push(region)));
  return `${where.join(' AND ')} AND ${seesReturn(scope, values)}`;
}

const ofUnit = `u.id, u.form, u.period, u.kind, u.unit, u.name, u.region, u.form_version AS "formVersion"`;

/** Returns that the scope sees, as of then, by unit. */
export async function returns(on: Queryable, scope: Scope, asked: ReturnQuestion): Promise<Return[]> {
  const values: unknown[] = [instant(asked.until)];
  const where = whichReturns(asked, scope, values);
  const sql = `SELECT ${ofUnit}, u.prefill, u.known::float8 AS known,
      e.n, e.action, e.version, e.state, e.fields, e.note, e.actor, e.at,
      (SELECT min(at) FROM return_event WHERE return = u.id AND action IN ('submit', 'amend') AND at <= $1) AS submitted
    FROM return_unit u
    JOIN LATERAL (SELECT * FROM return_event WHERE return = u.id AND at <= $1 ORDER BY n DESC LIMIT 1) e ON true
    WHERE ${where} ORDER BY u.unit COLLATE "C"`;
  return (await on.query<Return>(sql, values)).rows;
}

/** The states of returns, without their content. */
export async function standings(on: Queryable, scope: Scope, asked: ReturnQuestion): Promise<ReturnStanding[]> {
  const values: unknown[] = [instant(asked.until)];
  const where = whichReturns(asked, scope, values);
  const sql = `SELECT u.unit, u.name, e.version, e.state, e.submitted
    FROM return_unit u
    JOIN LATERAL (SELECT version, state, (SELECT min(at) FROM return_event s WHERE s.return = u.id AND s.action IN ('submit', 'amend') AND s.at <= $1)
        AS submitted FROM return_event WHERE return = u.id AND at <= $1 ORDER BY n DESC LIMIT 1) e ON true
    WHERE ${where} ORDER BY u.unit COLLATE "C"`;
  return (await on.query<ReturnStanding>(sql, values)).rows;
}

/** The versions that count: for each return the last accepted by then. */
export async function accepted(on: Queryable, scope: Scope, asked: ReturnQuestion): Promise<Accepted[]> {
  const values: unknown[] = [instant(asked.until)];
  const where = whichReturns(asked, scope, values);
  const sql = `SELECT u.kind, u.unit, u.name, u.region, u.form_version AS "formVersion", e.version, e.fields
    FROM return_unit u
    JOIN LATERAL (SELECT version, fields FROM return_event WHERE return = u.id AND action = 'accept' AND at <= $1 ORDER BY n DESC LIMIT 1) e ON true
    WHERE ${where} ORDER BY u.unit COLLATE "C"`;
  return (await on.query<Accepted>(sql, values)).rows;
}

/** The units for which a return had been opened by then. */
export async function openedUnits(on: Queryable, scope: Scope, asked: ReturnQuestion): Promise<string[]> {
  const values: unknown[] = [instant(asked.until)];
  const where = whichReturns(asked, scope, values);
  const sql = `SELECT u.unit FROM return_unit u WHERE ${where} AND EXISTS (SELECT FROM return_event WHERE return = u.id AND at <= $1)`;
  return (await on.query<{ unit: string }>(sql, values)).rows.map(({ unit }) => unit);
}

/** The periods of a form with a return accepted by then. */
export async function acceptedPeriods(on: Queryable, scope: Scope, asked: ReturnQuestion): Promise<string[]> {
  const values: unknown[] = [instant(asked.until)];
  const where = whichReturns(asked, scope, values);
  const sql = `SELECT DISTINCT u.period FROM return_unit u
    WHERE ${where} AND EXISTS (SELECT FROM return_event WHERE return = u.id AND action = 'accept' AND at <= $1)`;
  return (await on.query<{ period: string }>(sql, values)).rows.map(({ period }) => period);
}

/** Every step of a return, oldest first; the caller has checked that the scope sees it. */
export async function steps(on: Queryable, _: CheckedByCaller, id: number, until: number) {
  type Row = Pick<Return, 'n' | 'action' | 'version' | 'state' | 'note' | 'actor' | 'at' | 'fields'>;
  const sql = 'SELECT n, action, version, state, note, actor, at, fields FROM return_event WHERE return = $1 AND at <= $2 ORDER BY n';
  return (await on.query<Row>(sql, [id, instant(until)])).rows;
}

/** The returns on which another user took a step after the one seen. @param seen the number of that step, by the id of the return */
export async function steppedByOthers(on: Queryable, scope: Scope, seen: ReadonlyMap<number, number>): Promise<Set<number>> {
  const sql = `SELECT DISTINCT e.return AS id FROM return_event e JOIN unnest($1::int[], $2::int[]) AS s(id, n) ON s.id = e.return
    WHERE e.n > s.n AND e.identity <> $3`;
  const { rows } = await on.query<{ id: number }>(sql, [[...seen.keys()], [...seen.values()], scope.identity]);
  return new Set(rows.map(({ id }) => id));
}

/** The fields of returns after a step. @param at the number of that step, by the id of the return */
export async function fieldsAt(on: Queryable, _: CheckedByCaller, at: ReadonlyMap<number, number>): Promise<Map<number, ReturnFields>> {
  const sql = `SELECT e.return AS id, e.fields FROM return_event e JOIN unnest($1::int[], $2::int[]) AS s(id, n) ON s.id = e.return AND s.n = e.n`;
  const { rows } = await on.query<{ id: number; fields: ReturnFields }>(sql, [[...at.keys()], [...at.values()]]);
  return new Map(rows.map(({ id, fields }) => [id, fields]));
}

export type NewReturn = Pick<
  Return,
  'form' | 'period' | 'kind' | 'unit' | 'name' | 'region' | 'formVersion' | 'prefill' | 'known' | 'fields'
>;

/** Opens returns; existing ones are unchanged. */
export async function open(on: PoolClient, scope: Scope, made: readonly NewReturn[], now: number): Promise<number> {
  const { rowCount } = await on.query(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(form text, period text, kind text, unit text, name text, region text,
        "formVersion" int, prefill jsonb, known bigint, fields jsonb)),
      made AS (INSERT INTO return_unit (form, period, kind, unit, name, region, form_version, prefill, known, last)
        SELECT form, period, kind, unit, name, region, "formVersion", prefill, known, 1 FROM given
        ON CONFLICT (form, period, unit) DO NOTHING RETURNING id, unit)
    INSERT INTO return_event (return, n, action, version, state, fields, note, identity, actor, at)
      SELECT made.id, 1, 'open', 1, 'open', given.fields, NULL, $2, $3, $4 FROM made JOIN given USING (unit)`,
    [JSON.stringify(made), scope.identity, scope.actor, instant(now)],
  );
  return rowCount ?? 0;
}

/** Writes steps of returns; the caller has checked that the scope may take them. */
export async function addSteps(on: PoolClient, scope: Scope, made: readonly Step[], now: number): Promise<void> {
  if (made.length === 0) return;
  await on.query(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id int, n int, action text, version int, state text, fields jsonb, note text)),
      told AS (INSERT INTO return_event (return, n, action, version, state, fields, note, identity, actor, at)
        SELECT id, n, action, version, state, fields, note, $2, $3, $4 FROM given)
    UPDATE return_unit u SET last = given.n FROM given WHERE u.id = given.id`,
    [JSON.stringify(made), scope.identity, scope.actor, instant(now)],
  );
}

/** Locks of a period cover overlapping places: anyone who writes to a period waits for anyone who locks it. */
export async function inPeriod(on: PoolClient, _: WholeProgram, form: string, period: string): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(7310, hashtext($1))', [`${form} ${period}`]);
}

/** Which of these places are within one for which the period has ended. */
export async function lockedAmong(
  on: Queryable,
  _: WholeProgram,
  form: string,
  period: string,
  regions: readonly string[],
  until: number,
): Promise<Set<string>> {
  const sql = `SELECT DISTINCT w.place FROM place_within w JOIN return_lock l ON l.region = w.ancestor
    WHERE l.form = $1 AND l.period = $2 AND w.place = ANY($3) AND l.at <= $4`;
  return new Set((await on.query<{ place: string }>(sql, [form, period, [...regions], instant(until)])).rows.map(({ place }) => place));
}

export type NewLock = {
  readonly form: string;
  readonly period: string;
  readonly region: string;
  readonly forced: boolean;
  readonly note: string | null;
};

/** Ends a period for a place; calling it again changes nothing. */
export async function addLock(on: PoolClient, scope: Scope, { form, period, region, forced, note }: NewLock, now: number): Promise<void> {
  await on.query(
    'INSERT INTO return_lock (form, period, region, forced, note, identity, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING',
    [form, period, region, forced, note, scope.identity, scope.actor, instant(now)],
  );
}

export type PeriodCounts = {
  readonly form: string;
  readonly period: string;
  readonly kind: Return['kind'];
  readonly formVersion: number;
  readonly opened: number;
  readonly open: number;
  readonly submitted: number;
  readonly returned: number;
  readonly accepted: number;
  /** Those never submitted. */
  readonly unanswered: number;
  /** The first day on which one was opened. */
  readonly since: Date;
  /** Some of the units that have something to fill in. */
  readonly fill: readonly string[];
};

export type SubmissionDay = { readonly form: string; readonly period: string; readonly day: string; readonly count: number };

/** The local days on which returns were first submitted, and how many on each. */
export async function submissionDays(on: Queryable, scope: Scope, region: string | undefined): Promise<SubmissionDay[]> {
  const values: unknown[] = [placeZone];
  const within = region === undefined ? 'true' : withinPlace('u.region', values.push(region));
  const sql = `SELECT u.form, u.period, to_char(first.at AT TIME ZONE $1, 'YYYY-MM-DD') AS day, count(*)::int AS count
    FROM return_unit u
    JOIN LATERAL (SELECT min(at) AS at FROM return_event s WHERE s.return = u.id AND s.action IN ('submit', 'amend')) first ON first.at IS NOT NULL
    WHERE ${within} AND ${seesReturn(scope, values)}
    GROUP BY u.form, u.period, day`;
  return (await on.query<SubmissionDay>(sql, values)).rows;
}

/** The progress of the returns of each form and period, latest period first. */
export async function periods(on: Queryable, scope: Scope, region: string | undefined): Promise<PeriodCounts[]> {
  const values: unknown[] = [];
  const within = region === undefined ? 'true' : withinPlace('u.region', values.push(region));
  const sql = `SELECT u.form, u.period, u.kind, max(u.form_version) AS "formVersion", count(*)::int AS opened,
      ${['open', 'submitted', 'returned', 'accepted'].map((state) => `count(*) FILTER (WHERE e.state = '${state}')::int AS ${state}`).join(', ')},
      count(*) FILTER (WHERE e.state IN ('open', 'returned')
        AND NOT EXISTS (SELECT 1 FROM return_event s WHERE s.return = u.id AND s.action IN ('submit', 'amend')))::int AS unanswered,
      to_timestamp(min(u.known) / 1000.0) AS since,
      coalesce((array_agg(u.unit ORDER BY u.unit) FILTER (WHERE e.state IN ('open', 'returned')))[1:3], '{}') AS fill
    FROM return_unit u JOIN return_event e ON e.return = u.id AND e.n = u.last
    WHERE ${within} AND ${seesReturn(scope, values)}
    GROUP BY u.form, u.period, u.kind ORDER BY u.period DESC, u.form`;
  return (await on.query<PeriodCounts>(sql, values)).rows;
}
