import type { Pool, PoolClient } from 'pg';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Episode, RowState } from './episodes.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** A person's answer to an episode. */
export type Answered = { readonly by: string; readonly at: string; readonly note: string | null };

export type EpisodeState = 'open' | 'ended' | 'withdrawn';

export type EpisodeRow = {
  readonly id: number;
  readonly rule: string;
  readonly version: number;
  readonly subject: string;
  readonly building: string | null;
  readonly begins: number;
  readonly ends: number | null;
  readonly endedBy: string | null;
  readonly settled: number | null;
  readonly last: number;
  readonly steps: number;
  readonly stake: number;
  readonly stakeSteps: number;
  readonly state: EpisodeState;
  readonly severity: string;
  readonly acknowledged: Answered | null;
  readonly muted: (Answered & { readonly until: string }) | null;
  readonly feedback: (Answered & { readonly as: 'real' | 'false' }) | null;
  readonly found: Date;
  readonly changed: Date;
};

const columns = `id, rule, version, subject, building, begins, ends, ended_by AS "endedBy", settled, last, steps, stake, stake_steps AS "stakeSteps",
  state, severity, acknowledged, muted, feedback, found, changed`;

export type EpisodeFilter = {
  /** Only those of these buildings, by code; null: all. */
  readonly buildings: readonly string[] | null;
  readonly ids?: readonly number[] | undefined;
  readonly rule?: string | undefined;
  readonly state?: EpisodeState | undefined;
  readonly severity?: string | undefined;
  readonly acknowledged?: boolean | undefined;
  readonly offset: number;
  readonly limit: number;
};

const where = `($1::text[] IS NULL OR building = ANY($1)) AND ($2::integer[] IS NULL OR id = ANY($2)) AND ($3::text IS NULL OR rule = $3)
  AND ($4::text IS NULL OR state = $4) AND ($5::text IS NULL OR severity = $5) AND ($6::boolean IS NULL OR (acknowledged IS NOT NULL) = $6)`;

const given = (filter: EpisodeFilter): unknown[] => [
  filter.buildings,
  filter.ids ?? null,
  filter.rule ?? null,
  filter.state ?? null,
  filter.severity ?? null,
  filter.acknowledged ?? null,
];

/** Episodes, last found first. */
export async function episodes(on: Queryable, _: CheckedByCaller | WholeProgram, filter: EpisodeFilter): Promise<EpisodeRow[]> {
  const sql = `SELECT ${columns} FROM warning_episode WHERE ${where} ORDER BY begins DESC, id DESC LIMIT $7 OFFSET $8`;
  return (await on.query<EpisodeRow>(sql, [...given(filter), filter.limit, filter.offset])).rows;
}

export async function countEpisodes(on: Queryable, _: CheckedByCaller, filter: EpisodeFilter): Promise<number> {
  const { rows } = await on.query<{ n: number }>(`SELECT count(*)::int AS n FROM warning_episode WHERE ${where}`, given(filter));
  return rows[0]?.n ?? 0;
}

/** Number of open episodes, by building. */
export async function openByBuilding(on: Queryable, _: CheckedByCaller): Promise<{ building: string | null; open: number }[]> {
  const sql = `SELECT building, count(*)::int AS open FROM warning_episode WHERE state = 'open' GROUP BY building`;
  return (await on.query<{ building: string | null; open: number }>(sql)).rows;
}

/** For each rule the number of episodes found, and how many of them were marked as real or false. */
export async function feedbackCounts(
  on: Queryable,
  _: CheckedByCaller,
): Promise<Map<string, { found: number; open: number; real: number; wrong: number }>> {
  const { rows } = await on.query<{ rule: string; found: number; open: number; real: number; wrong: number }>(
    `SELECT rule, count(*)::int AS found, count(*) FILTER (WHERE state = 'open')::int AS open,
       count(*) FILTER (WHERE feedback->>'as' = 'real')::int AS real, count(*) FILTER (WHERE feedback->>'as' = 'false')::int AS wrong
     FROM warning_episode WHERE state <> 'withdrawn' GROUP BY rule`,
  );
  return new Map(rows.map(({ rule, ...rest }) => [rule, rest]));
}

/** Episodes of a rule that were not over by an instant and not withdrawn. */
export async function standingEpisodes(on: Queryable, _: WholeProgram, rule: string, after: number): Promise<EpisodeRow[]> {
  const sql = `SELECT ${columns} FROM warning_episode WHERE rule = $1 AND state <> 'withdrawn' AND (settled IS NULL OR settled > $2)`;
  return (await on.query<EpisodeRow>(sql, [rule, after])).rows;
}

export type NewEpisode = { readonly subject: string; readonly building: string | null; readonly found: Episode };

/** @returns their numbers, in order */
export async function addEpisodes(
  on: Queryable,
  _: WholeProgram,
  rule: { readonly id: string; readonly version: number; readonly severity: string },
  some: readonly NewEpisode[],
  now: number,
): Promise<number[]> {
  if (some.length === 0) return [];
  const { rows } = await on.query<{ id: number }>(
    `INSERT INTO warning_episode (rule, version, subject, building, begins, ends, ended_by, settled, last, steps, stake, stake_steps, state, severity, found, changed)
     SELECT $1, $2, subject, building, begins, ends, ended_by, settled, last, steps, stake, stake_steps, state, $3, $4, $4
     FROM jsonb_to_recordset($5::jsonb) AS g (n integer, ${shape}) ORDER BY n RETURNING id`,
    [rule.id, rule.version, rule.severity, new Date(now), JSON.stringify(some.map((one, n) => ({ n, ...written(one.found), ...one })))],
  );
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

const shape = `subject text, building text, begins bigint, ends bigint, ended_by text, settled bigint, last bigint, steps integer,
  stake double precision, stake_steps integer, state text`;

function written({ start, end, endedBy, settled, last, steps, stake, stakeSteps }: Episode) {
  const state = end === null ? 'open' : 'ended';
  return { begins: start, ends: end, ended_by: endedBy, settled, last, steps, stake, stake_steps: stakeSteps, state };
}

/** Updates episodes that were found again. */
export async function changeEpisodes(
  on: Queryable,
  _: WholeProgram,
  version: number,
  some: readonly { readonly id: number; readonly found: Episode }[],
  now: number,
): Promise<void> {
  if (some.length === 0) return;
  await on.query(
    `UPDATE warning_episode e SET version = $1, begins = g.begins, ends = g.ends, ended_by = g.ended_by, settled = g.settled, last = g.last,
       steps = g.steps, stake = g.stake, stake_steps = g.stake_steps, state = g.state, changed = $2
     FROM jsonb_to_recordset($3::jsonb) AS g (id integer, ${shape}) WHERE e.id = g.id`,
    [version, new Date(now), JSON.stringify(some.map(({ id, found }) => ({ id, ...written(found) })))],
  );
}

/** Marks episodes as withdrawn instead of deleting them: what they were found from no longer holds. */
export async function withdrawEpisodes(on: Queryable, _: WholeProgram, ids: readonly number[], now: number): Promise<void> {
  if (ids.length > 0)
    await on.query(`UPDATE warning_episode SET state = 'withdrawn', changed = $2 WHERE id = ANY($1)`, [ids, new Date(now)]);
}

/** Ends the open episodes of a rule that is switched off. */
export async function endOpen(on: Queryable, _: WholeProgram, rule: string, at: number, now: number): Promise<void> {
  await on.query(
    `UPDATE warning_episode SET state = 'ended', ends = greatest($2, last), settled = greatest($2, last), ended_by = 'off', changed = $3
     WHERE rule = $1 AND state = 'open'`,
    [rule, at, new Date(now)],
  );
}

/** Records a person's answer to an episode. */
export async function sayOf(
  on: Pool,
  _: CheckedByCaller,
  id: number,
  part: 'acknowledged' | 'muted' | 'feedback',
  said: unknown,
): Promise<void> {
  await on.query(`UPDATE warning_episode SET ${part} = $2 WHERE id = $1`, [id, JSON.stringify(said)]);
}

export type KeptRow = { readonly subject: string; readonly at: number; readonly state: RowState };

/** Row states of a rule at instants (s); only for the named subjects, or for all at one instant. */
export async function rowsAt(on: Queryable, _: WholeProgram, rule: string, at: readonly number[]): Promise<Map<string, RowState>> {
  const { rows } = await on.query<KeptRow>('SELECT subject, at, state FROM warning_row WHERE rule = $1 AND at = ANY($2::bigint[])', [
    rule,
    at,
  ]);
  return new Map(rows.map(({ subject, at: when, state }) => [`${subject}\n${when}`, state]));
}

/** Stores the recalculated row states of subjects. @param from by subject, s: states stored for later instants are deleted */
export async function putRows(
  on: Queryable,
  _: WholeProgram,
  rule: string,
  from: readonly { readonly subject: string; readonly from: number }[],
  rows: readonly KeptRow[],
): Promise<void> {
  await on.query(
    `DELETE FROM warning_row r USING jsonb_to_recordset($2::jsonb) AS g (subject text, "from" bigint)
     WHERE r.rule = $1 AND r.subject = g.subject AND r.at > g."from"`,
    [rule, JSON.stringify(from)],
  );
  if (rows.length === 0) return;
  await on.query(
    `INSERT INTO warning_row (rule, subject, at, state) SELECT $1, subject, at, state
     FROM jsonb_to_recordset($2::jsonb) AS g (subject text, at bigint, state jsonb)
     ON CONFLICT (rule, subject, at) DO UPDATE SET state = excluded.state`,
    [rule, JSON.stringify(rows)],
  );
}

/** @returns those that had not happened yet */
export async function addEvents(
  on: Queryable,
  _: WholeProgram,
  some: readonly { readonly episode: number; readonly event: string; readonly told: string | null }[],
  now: number,
): Promise<{ episode: number; event: string; told: string | null }[]> {
  if (some.length === 0) return [];
  const { rows } = await on.query<{ episode: number; event: string; told: string | null }>(
    `INSERT INTO warning_event (episode, event, at, told) SELECT episode, event, $2, told
     FROM jsonb_to_recordset($1::jsonb) AS g (episode integer, event text, told text) ON CONFLICT DO NOTHING RETURNING episode, event, told`,
    [JSON.stringify(some), new Date(now)],
  );
  return rows;
}

export type EventRow = { readonly episode: number; readonly event: string; readonly at: Date; readonly told: string | null };

/** What happened to episodes, in order. */
export async function eventsOf(on: Queryable, _: CheckedByCaller, ids: readonly number[]): Promise<EventRow[]> {
  const sql = `SELECT episode, event, at, told FROM warning_event WHERE episode = ANY($1) ORDER BY at, event = 'ended', event`;
  return (await on.query<EventRow>(sql, [ids])).rows;
}

/** Open episodes of a rule that were not acknowledged, with when they were opened. */
export async function unanswered(on: Queryable, _: WholeProgram, rule: string): Promise<(EpisodeRow & { openedAt: Date })[]> {
  const { rows } = await on.query<EpisodeRow & { openedAt: Date }>(
    `SELECT ${columns.replaceAll(/\b(id|rule)\b/gu, 'e.$1')}, v.at AS "openedAt" FROM warning_episode e
     JOIN warning_event v ON v.episode = e.id AND v.event = 'opened'
     WHERE e.rule = $1 AND e.state = 'open' AND e.acknowledged IS NULL`,
    [rule],
  );
  return rows;
}

/** Episodes marked as real by an instant, and not otherwise since; regardless of scope. */
export async function realEpisodes(
  on: Queryable,
  _: WholeProgram,
  by: Date,
): Promise<{ subject: string; building: string | null; begins: number; ends: number | null; last: number }[]> {
  const { rows } = await on.query<{ subject: string; building: string | null; begins: number; ends: number | null; last: number }>(
    `SELECT subject, building, begins, ends, last FROM warning_episode
     WHERE feedback->>'as' = 'real' AND state <> 'withdrawn' AND (feedback->>'at')::timestamptz <= $1`,
    [by],
  );
  return rows;
}

/** Stretches of episodes marked as real after an instant, regardless of scope; s UTC, and when they were marked. */
export async function realSince(on: Queryable, _: WholeProgram, after: Date): Promise<{ begins: number; ends: number; at: Date }[]> {
  const { rows } = await on.query<{ begins: number; ends: number; at: Date }>(
    `SELECT begins, coalesce(ends, last) AS ends, (feedback->>'at')::timestamptz AS at FROM warning_episode
     WHERE feedback->>'as' = 'real' AND (feedback->>'at')::timestamptz > $1`,
    [after],
  );
  return rows;
}

/** Episodes answered after an instant, regardless of scope: by building or subject, with where they begin (s). */
export async function answeredSince(on: Queryable, _: WholeProgram, after: Date): Promise<{ code: string; begins: number }[]> {
  const { rows } = await on.query<{ code: string; begins: number }>(
    `SELECT coalesce(building, subject) AS code, min(begins) AS begins FROM warning_episode
     WHERE (feedback->>'at')::timestamptz > $1 GROUP BY 1`,
    [after],
  );
  return rows;
}
