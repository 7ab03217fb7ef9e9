import type { Pool } from 'pg';
import type { Evidence } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { NewNotice } from './kinds.ts';

/** A pool, or one client inside a transaction. */
export type Queryable = Pick<Pool, 'query'>;

/** A notice as stored in an inbox. */
export type NoticeRow = {
  readonly id: number;
  readonly kind: string;
  readonly code: string;
  readonly evidence: Evidence;
  readonly link: string | null;
  readonly at: Date;
  readonly read: Date | null;
};

/** A planned delivery of a notice: to a person by mail, or to a webhook. */
export type PlannedDelivery = {
  readonly id: string;
  readonly identity: string | null;
  readonly webhook: number | null;
  readonly target: number | null;
  /** ms UTC, not before then. */
  readonly due: number;
};

/**
 * Writes a notice, its entries in all inboxes and its deliveries: all in one statement, so that a pool is enough. One with an existing key
 * changes nothing. @returns whether it was new
 */
export async function addNotice(
  on: Queryable,
  _: WholeProgram,
  notice: Omit<NewNotice, 'to' | 'targets' | 'urgent'> & {
    readonly at: number;
    readonly to: readonly string[];
    readonly deliveries: readonly PlannedDelivery[];
  },
): Promise<boolean> {
  const { deliveries } = notice;
  const { rows } = await on.query<{ id: number }>(
    `WITH made AS (
       INSERT INTO notice (key, kind, code, evidence, link, at, payload) VALUES ($1, $2, $3, $4, $5, $6, $12) ON CONFLICT (key) DO NOTHING RETURNING id),
     inbox AS (INSERT INTO notice_inbox (notice, identity) SELECT made.id, one FROM made, unnest($7::text[]) AS one),
     outbox AS (
       INSERT INTO notice_delivery (id, notice, identity, webhook, target, state, made, due)
       SELECT given.id, made.id, given.identity, given.webhook, given.target, 'waiting', $6, given.due
       FROM made, unnest($8::uuid[], $9::text[], $10::integer[], $11::timestamptz[], $13::integer[]) AS given (id, identity, webhook, due, target))
     SELECT id FROM made`,
    [
      notice.key,
      notice.kind,
      notice.code,
      JSON.stringify(notice.evidence),
      notice.link,
      new Date(notice.at),
      [...notice.to],
      deliveries.map(({ id }) => id),
      deliveries.map(({ identity }) => identity),
      deliveries.map(({ webhook }) => webhook),
      deliveries.map(({ due }) => new Date(due)),
      notice.payload === undefined ? null : JSON.stringify(notice.payload),
      deliveries.map(({ target }) => target),
    ],
  );
  return rows.length > 0;
}

/** Whether it was already written. */
export async function hasNotice(on: Queryable, _: WholeProgram, key: string): Promise<boolean> {
  return ((await on.query('SELECT FROM notice WHERE key = $1', [key])).rowCount ?? 0) > 0;
}

/** The latest of a kind, for any recipient. */
export async function latestOfKind(on: Queryable, _: WholeProgram, kind: string): Promise<{ code: string; at: Date } | undefined> {
  return (
    await on.query<{ code: string; at: Date }>('SELECT code, at FROM notice WHERE kind = $1 ORDER BY at DESC, id DESC LIMIT 1', [kind])
  ).rows[0];
}

export type InboxFilter = {
  readonly unread: boolean;
  readonly kind: string | null;
  /** Notices older than this number. */
  readonly before: number | null;
  readonly limit: number;
};

/** One's own notices, newest first. */
export async function inbox(on: Queryable, scope: Scope, filter: InboxFilter): Promise<NoticeRow[]> {
  const { rows } = await on.query<NoticeRow>(
    `SELECT n.id, n.kind, n.code, n.evidence, n.link, n.at, i.read FROM notice_inbox i JOIN notice n ON n.id = i.notice
     WHERE i.identity = $1 AND (NOT $2 OR i.read IS NULL) AND ($3::text IS NULL OR n.kind = $3) AND ($4::integer IS NULL OR n.id < $4)
     ORDER BY n.id DESC LIMIT $5`,
    [scope.identity, filter.unread, filter.kind, filter.before, filter.limit],
  );
  return rows;
}

/** How many of one's own match a filter, on all pages. */
export async function countInbox(on: Queryable, scope: Scope, filter: Pick<InboxFilter, 'unread' | 'kind'>): Promise<number> {
  const { rows } = await on.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM notice_inbox i JOIN notice n ON n.id = i.notice
     WHERE i.identity = $1 AND (NOT $2 OR i.read IS NULL) AND ($3::text IS NULL OR n.kind = $3)`,
    [scope.identity, filter.unread, filter.kind],
  );
  return rows[0]?.n ?? 0;
}

export async function countUnread(on: Queryable, scope: Scope): Promise<number> {
  const sql = 'SELECT count(*)::int AS n FROM notice_inbox WHERE identity = $1 AND read IS NULL';
  return (await on.query<{ n: number }>(sql, [scope.identity])).rows[0]?.n ?? 0;
}

/** The kinds among one's own. */
export async function kindsOfInbox(on: Queryable, scope: Scope): Promise<string[]> {
  const sql = 'SELECT DISTINCT n.kind FROM notice_inbox i JOIN notice n ON n.id = i.notice WHERE i.identity = $1 ORDER BY n.kind';
  return (await on.query<{ kind: string }>(sql, [scope.identity])).rows.map(({ kind }) => kind);
}

/** Which of these are one's own. */
export async function ownAmong(on: Queryable, scope: Scope, notices: readonly number[]): Promise<number[]> {
  const sql = 'SELECT notice FROM notice_inbox WHERE identity = $1 AND notice = ANY($2::integer[])';
  return (await on.query<{ notice: number }>(sql, [scope.identity, [...notices]])).rows.map(({ notice }) => notice);
}

/**
 * @param notices null: all unread
 * @returns how many were marked
 */
export async function markRead(on: Queryable, scope: Scope, notices: readonly number[] | null, now: number): Promise<number> {
  const sql = `UPDATE notice_inbox SET read = $3 WHERE identity = $1 AND read IS NULL AND ($2::integer[] IS NULL OR notice = ANY($2))`;
  return (await on.query(sql, [scope.identity, notices === null ? null : [...notices], new Date(now)])).rowCount ?? 0;
}

/** Deletes what is no longer needed: read notices, old unread ones, ended deliveries. */
export async function dropOld(
  on: Queryable,
  _: WholeProgram,
  before: { readonly read: Date; readonly unread: Date; readonly ended: Date },
): Promise<void> {
  await on.query(`DELETE FROM notice_delivery WHERE state <> 'waiting' AND ended < $1`, [before.ended]);
  await on.query(`DELETE FROM notice_inbox i USING notice n WHERE n.id = i.notice AND ((i.read IS NOT NULL AND n.at < $1) OR n.at < $2)`, [
    before.read,
    before.unread,
  ]);
  await on.query(
    `DELETE FROM notice n WHERE n.at < $1 AND NOT EXISTS (SELECT FROM notice_inbox i WHERE i.notice = n.id)
       AND NOT EXISTS (SELECT FROM notice_delivery d WHERE d.notice = n.id)`,
    [before.read],
  );
}
