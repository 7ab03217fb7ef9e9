import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Mapping } from '#platform/list-intake/mapping.ts';
import type { Profile } from './suggest.ts';
import type { ImportSort } from './contract.ts';

/** A pool, or one client inside a transaction. */
export type Queryable = Pool | PoolClient;

export type State = 'begun' | 'shown' | 'previewed' | 'failed' | 'undone';

/** One import or change by hand, as stored in the table. */
export type ImportRow = {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly by_hand: boolean;
  readonly preview: boolean;
  readonly upload: string | null;
  /** The job that does it; null if its sender waited for it. */
  readonly job: string | null;
  readonly options: Record<string, unknown>;
  readonly actor: string;
  readonly role: string;
  readonly state: State;
  readonly began: Date;
  readonly ended: Date | null;
  readonly done: string;
  readonly total: string | null;
  readonly result: Record<string, unknown> | null;
  readonly problem: StoredProblem | null;
  readonly rejects: string | null;
  readonly undone: Date | null;
  readonly undone_by: string | null;
  /** Set if it was received message by message; the day itself is the subject. */
  readonly live_day: unknown;
  /** The original file: null if it read none, or if it was deleted before files were kept. */
  readonly source: Source | null;
};

/** What is known of a file that an import read; `removed` since when it is no longer kept. */
export type Source = { readonly bytes: number; readonly sha256: string; readonly removed: string | null };

export type StoredProblem = {
  readonly kind: string;
  readonly code: string;
  readonly evidence: Record<string, unknown>;
  readonly findings: readonly unknown[];
};

/** An import with what is known of its file. */
const whole = `SELECT *, (SELECT jsonb_build_object('bytes', bytes, 'sha256', sha256, 'removed', removed) FROM upload WHERE upload.id = import.upload) AS source FROM import`;

/** Users who see everything see all imports and profiles; others see their own. */
const mine = (scope: Scope): string | null => ('all' in scope.sees ? null : scope.identity);

export async function begin(
  on: Queryable,
  scope: Scope,
  row: {
    kind: string;
    subject: string;
    byHand: boolean;
    preview: boolean;
    upload: string | null;
    job?: string | null;
    options: unknown;
    state: State;
    now: number;
  },
): Promise<number> {
  const found = await on.query<{ id: number }>(
    `INSERT INTO import (kind, subject, by_hand, preview, upload, options, actor, role, state, began, identity, unreported, job)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NOT $3 AND NOT $4, $12) RETURNING id`,
    [
      row.kind,
      row.subject,
      row.byHand,
      row.preview,
      row.upload,
      JSON.stringify(row.options ?? {}),
      scope.actor,
      scope.role,
      row.state,
      new Date(row.now),
      scope.identity,
      row.job ?? null,
    ],
  );
  return (found.rows[0] as { id: number }).id;
}

/** The sender's last import of a kind that is in force and whose file had this layout. */
export async function lastOfLayout(on: Queryable, scope: Scope, kind: string, layout: string): Promise<ImportRow | undefined> {
  const found = await on.query<ImportRow>(
    `SELECT * FROM import WHERE identity = $1 AND kind = $2 AND state = 'shown' AND NOT preview AND result->>'layout' = $3 ORDER BY id DESC LIMIT 1`,
    [scope.identity, kind, layout],
  );
  return found.rows[0];
}

/** The sender's last import of a kind that is in force, with some of these keys in a part of its result. */
export async function lastWithKeys(
  on: Queryable,
  scope: Scope,
  kind: string,
  { part, keys }: { readonly part: string; readonly keys: readonly string[] },
): Promise<ImportRow | undefined> {
  const found = await on.query<ImportRow>(
    `SELECT * FROM import WHERE identity = $1 AND kind = $2 AND state = 'shown' AND NOT preview
     AND jsonb_exists_any(result->$3::text, $4::text[]) ORDER BY id DESC LIMIT 1`,
    [scope.identity, kind, part, keys],
  );
  return found.rows[0];
}

/** The record of a sender's messages of a day. */
export async function findLive(on: Queryable, scope: Scope, day: string): Promise<ImportRow | undefined> {
  const found = await on.query<ImportRow>(`SELECT * FROM import WHERE identity = $1 AND live_day = $2 AND state = 'shown'`, [
    scope.identity,
    day,
  ]);
  return found.rows[0];
}

export async function beginLive(on: Queryable, scope: Scope, row: { kind: string; day: string; now: number }): Promise<ImportRow> {
  const found = await on.query<ImportRow>(
    `INSERT INTO import (kind, subject, actor, role, state, began, live_day, identity)
     VALUES ($1, $2::text, $3, $4, 'shown', $5, $2::text::date, $6) RETURNING *`,
    [row.kind, row.day, scope.actor, scope.role, new Date(row.now), scope.identity],
  );
  return found.rows[0] as ImportRow;
}

export async function tallyLive(
  on: Queryable,
  _: WholeProgram,
  id: number,
  tally: { done: number; at: number; result: Readonly<Record<string, unknown>> },
): Promise<void> {
  await on.query('UPDATE import SET done = $2, ended = $3, result = $4 WHERE id = $1', [
    id,
    tally.done,
    new Date(tally.at),
    JSON.stringify(tally.result),
  ]);
}

export async function liveSince(on: Queryable, _: WholeProgram, day: string): Promise<number[]> {
  const sql = `SELECT id FROM import WHERE live_day >= $1::date AND state = 'shown' ORDER BY id`;
  return (await on.query<{ id: number }>(sql, [day])).rows.map((row) => row.id);
}

/** Deletes the record of a failed change, in the transaction that made it. */
export async function forget(on: PoolClient, _: WholeProgram, id: number): Promise<void> {
  await on.query('DELETE FROM import WHERE id = $1', [id]);
}

/** Marks the end of an import; inside the work's own transaction this makes it visible. */
export async function end(
  on: Queryable,
  _: WholeProgram,
  id: number,
  outcome: { state: State; now: number; result?: unknown; problem?: StoredProblem; rejects?: string | null },
): Promise<void> {
  await on.query(
    `UPDATE import SET state = $2, ended = coalesce(ended, $3), result = coalesce($4, result), problem = coalesce($5, problem), rejects = coalesce($6, rejects)
     WHERE id = $1 AND ($2 <> 'failed' OR state = 'begun')`,
    [id, outcome.state, new Date(outcome.now), json(outcome.result), json(outcome.problem), outcome.rejects ?? null],
  );
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

export async function progress(on: Queryable, _: WholeProgram, id: number, done: number, total: number | null): Promise<void> {
  await on.query(`UPDATE import SET done = $2, total = coalesce($3, total) WHERE id = $1 AND state = 'begun'`, [
    id,
    Math.floor(done),
    total,
  ]);
}

export async function find(on: Queryable, scope: Scope, id: number): Promise<ImportRow | undefined> {
  const found = await on.query<ImportRow>(`${whole} WHERE id = $1 AND ($2::text IS NULL OR identity = $2)`, [id, mine(scope)]);
  return found.rows[0];
}

/** Locks an import for its undo, so that two undos do not collide. */
export async function lock(on: Queryable, scope: Scope, id: number): Promise<ImportRow | undefined> {
  const found = await on.query<ImportRow>(`SELECT * FROM import WHERE id = $1 AND ($2::text IS NULL OR identity = $2) FOR UPDATE`, [
    id,
    mine(scope),
  ]);
  return found.rows[0];
}

/** Undone imports of a kind, oldest first. */
export async function undoneOf(on: Queryable, _: WholeProgram, kind: string): Promise<number[]> {
  return (await on.query<{ id: number }>("SELECT id FROM import WHERE kind = $1 AND state = 'undone' ORDER BY id", [kind])).rows.map(
    (row) => row.id,
  );
}

export async function markUndone(on: Queryable, scope: Scope, id: number, now: number): Promise<void> {
  await on.query(`UPDATE import SET state = 'undone', undone = $2, undone_by = $3 WHERE id = $1`, [id, new Date(now), scope.actor]);
}

export type ListFilter = {
  readonly before?: number | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
  readonly kind?: string | undefined;
  readonly byHand: boolean;
  readonly search?: string | undefined;
  readonly by?: string | undefined;
  readonly state?: State | undefined;
  readonly sort?: ImportSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
};

const listed = `WHERE ($1::text IS NULL OR identity = $1) AND ($2::text IS NULL OR kind = $2) AND NOT preview AND (NOT by_hand OR $3)
  AND ($4::text IS NULL OR strpos(lower(subject), lower($4)) > 0) AND ($5::text IS NULL OR actor = $5) AND ($6::text IS NULL OR state = $6)`;

const listedBy = (scope: Scope, asked: ListFilter): unknown[] => [
  mine(scope),
  asked.kind ?? null,
  asked.byHand,
  asked.search ?? null,
  asked.by ?? null,
  asked.state ?? null,
];

/** SQL: the sort order of the list. Data received message by message is sorted by its last message. */
const sorted: Readonly<Record<ImportSort, string>> = {
  import: 'id',
  subject: 'subject',
  kind: 'kind',
  by: 'actor',
  at: 'CASE WHEN live_day IS NULL THEN began ELSE coalesce(ended, began) END',
  state: 'state',
};

function orderOf({ sort, order }: ListFilter): string {
  return sort === undefined ? 'id DESC' : `${sorted[sort]} ${order === 'desc' ? 'DESC' : 'ASC'} NULLS LAST, id DESC`;
}

/** Newest first unless another order is requested; `before` is the last id of the previous page. */
export async function list(on: Queryable, scope: Scope, asked: ListFilter): Promise<ImportRow[]> {
  const sql = `${whole} ${listed} AND ($7::int IS NULL OR id < $7) ORDER BY ${orderOf(asked)} LIMIT $8 OFFSET $9`;
  return (await on.query<ImportRow>(sql, [...listedBy(scope, asked), asked.before ?? null, asked.limit, asked.offset ?? 0])).rows;
}

/** The total number of entries that `list` pages through. */
export async function count(on: Queryable, scope: Scope, asked: ListFilter): Promise<number> {
  return Number((await on.query<{ count: string }>(`SELECT count(*) FROM import ${listed}`, listedBy(scope, asked))).rows[0]?.count ?? 0);
}

/** Ended imports from files that were not reported yet, oldest first. */
export async function unreported(on: Queryable, _: WholeProgram): Promise<(ImportRow & { readonly identity: string })[]> {
  const sql = `SELECT * FROM import WHERE unreported AND state <> 'begun' ORDER BY id LIMIT 1000`;
  return (await on.query<ImportRow & { readonly identity: string }>(sql)).rows;
}

export async function markReported(on: Queryable, _: WholeProgram, id: number): Promise<void> {
  await on.query('UPDATE import SET unreported = false WHERE id = $1', [id]);
}

/** The last attempt of an import made by a job. */
export async function lastOfJob(on: Queryable, _: WholeProgram, job: string): Promise<ImportRow | undefined> {
  return (await on.query<ImportRow>('SELECT * FROM import WHERE job = $1 ORDER BY id DESC LIMIT 1', [job])).rows[0];
}

/** Sets the outcome of a job's attempts that wait to be restarted. @param but the attempt that continues */
export async function settleTries(on: Queryable, _: WholeProgram, job: string, problem: StoredProblem, but = 0): Promise<void> {
  await on.query(`UPDATE import SET problem = $2 WHERE job = $1 AND id <> $3 AND problem ->> 'code' = 'import-waits-again'`, [
    job,
    JSON.stringify(problem),
    but,
  ]);
}

/** Imports left behind by a program that ended in the middle of them. */
export async function begun(on: Queryable, _: WholeProgram): Promise<ImportRow[]> {
  return (await on.query<ImportRow>(`SELECT * FROM import WHERE state = 'begun' ORDER BY id`)).rows;
}

export async function saveProfile(
  on: Queryable,
  scope: Scope,
  row: { kind: string; name: string; header: readonly string[]; mapping: Mapping; now: number },
): Promise<number> {
  const found = await on.query<{ id: number }>(
    `INSERT INTO profile (kind, name, header, mapping, actor, saved, identity) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (identity, kind, name) DO UPDATE SET actor = excluded.actor, header = excluded.header, mapping = excluded.mapping, saved = excluded.saved RETURNING id`,
    [row.kind, row.name, row.header, JSON.stringify(row.mapping), scope.actor, new Date(row.now), scope.identity],
  );
  return (found.rows[0] as { id: number }).id;
}

export async function profiles(on: Queryable, scope: Scope, kind: string | null): Promise<(Profile & { kind: string })[]> {
  const found = await on.query<Profile & { kind: string }>(
    `SELECT id, kind, name, header, mapping FROM profile WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR identity = $2) ORDER BY kind, name`,
    [kind, mine(scope)],
  );
  return found.rows;
}

export async function removeProfile(on: Queryable, scope: Scope, id: number): Promise<boolean> {
  return (
    ((await on.query(`DELETE FROM profile WHERE id = $1 AND ($2::text IS NULL OR identity = $2)`, [id, mine(scope)])).rowCount ?? 0) > 0
  );
}
