import type { Pool, PoolClient } from 'pg';
import type { Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import { withinPlace } from '#platform/place/place.ts';
import { seen } from './store.ts';

type Queryable = Pick<PoolClient, 'query'>;

export type Says = Readonly<Record<Language, string>>;

/** A statement as it was sent to one person. */
export type NewSent = {
  readonly number: string;
  readonly at: Date;
  readonly toIdentity: string;
  readonly toName: string;
  readonly says: Says;
  readonly answerBy: string | null;
};

export type Answer = { readonly at: string; readonly by: string; readonly text: string };

/** A statement that was sent, with all who received it and all answers. */
export type SentRow = {
  readonly number: string;
  readonly kind: string;
  readonly building: string | null;
  readonly period: string;
  readonly day: string;
  readonly at: Date;
  readonly by: string;
  readonly to: readonly string[];
  readonly says: Says;
  readonly answerBy: string | null;
  readonly withdrawn: boolean;
  readonly answers: readonly Answer[];
};

export type SentFilter = {
  readonly building?: string | undefined;
  readonly number?: string | undefined;
  readonly region?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

export async function addSent(on: Queryable, { identity, actor }: Scope, sent: NewSent): Promise<void> {
  const { number, at, toIdentity, toName, says, answerBy } = sent;
  await on.query(
    `INSERT INTO statement_sent (number, at, identity, actor, to_identity, to_name, says, answer_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [number, at, identity, actor, toIdentity, toName, JSON.stringify(says), answerBy],
  );
}

/** Stores an answer; returns how many there are now. */
export async function addAnswer(on: Queryable, { identity, actor }: Scope, number: string, at: Date, text: string): Promise<number> {
  await on.query('INSERT INTO statement_answer (number, at, identity, actor, text) VALUES ($1, $2, $3, $4, $5)', [
    number,
    at,
    identity,
    actor,
    text,
  ]);
  const { rows } = await on.query<{ n: number }>('SELECT count(*)::int AS n FROM statement_answer WHERE number = $1', [number]);
  return rows[0]?.n ?? 0;
}

/** Identities of those who sent a statement, and of those who received it; none if it was not sent. */
export async function partiesOf(
  on: Queryable,
  _: CheckedByCaller,
  number: string,
): Promise<{ senders: string[]; recipients: string[]; says: Says | null }> {
  const { rows } = await on.query<{ identity: string; to_identity: string; says: Says }>(
    'SELECT identity, to_identity, says FROM statement_sent WHERE number = $1 ORDER BY id',
    [number],
  );
  return {
    senders: [...new Set(rows.map(({ identity }) => identity))],
    recipients: [...new Set(rows.map(({ to_identity }) => to_identity))],
    says: rows[0]?.says ?? null,
  };
}

/** A statement that is in force for a building. */
export type Standing = {
  readonly building: string;
  readonly number: string;
  readonly position: number;
  readonly by: string;
  /** When it was issued, ISO 8601. */
  readonly at: string;
  /** Whether it was sent to accounts; otherwise it is on paper only. */
  readonly sent: boolean;
};

/** The statements of a kind and period that are in force for these buildings, in the order in which they were issued. */
export async function standingFor(
  on: Queryable,
  _: CheckedByCaller,
  { kind, period, buildings }: { readonly kind: string; readonly period: string; readonly buildings: readonly string[] },
): Promise<readonly Standing[]> {
  const { rows } = await on.query<Standing>(
    `SELECT s.building, s.number, s.position, s.issued_by AS by, s.entry::jsonb ->> 'issued' AS at,
       EXISTS (SELECT FROM statement_sent t WHERE t.number = s.number) AS sent FROM statement s
     WHERE s.kind = $1 AND s.period = $2 AND s.building = ANY($3) AND s.act <> 'withdrawal'
       AND NOT EXISTS (SELECT FROM statement f WHERE f.follows = s.number)
     ORDER BY s.position`,
    [kind, period, buildings],
  );
  return rows;
}

/** Who withdrew a statement and why; null if nobody did. */
export async function withdrawalOf(
  on: Queryable,
  _: CheckedByCaller,
  number: string,
): Promise<{ readonly by: string; readonly day: string; readonly reason: string } | null> {
  const { rows } = await on.query<{ by: string; day: string; reason: string }>(
    `SELECT issued_by AS by, day, entry::jsonb ->> 'reason' AS reason FROM statement WHERE follows = $1 AND act = 'withdrawal'`,
    [number],
  );
  return rows[0] ?? null;
}

/** Statements that were sent, within the scope, newest first. @param buildings as in `store.list` */
export async function sentList(
  on: Pick<Pool, 'query'>,
  scope: Scope,
  buildings: readonly string[],
  { building, number, region, offset, limit }: SentFilter,
): Promise<OfAll<SentRow>> {
  const values: unknown[] = [building ?? null, number ?? null, region ?? null, limit, offset];
  const { rows } = await on.query<SentRow & { ofAll: number }>(
    `SELECT s.number, s.kind, s.building, s.period, s.day, t.at, t.by, t.to, t.says, t.answer_by AS "answerBy",
       EXISTS (SELECT FROM statement f WHERE f.follows = s.number AND f.act = 'withdrawal') AS withdrawn,
       coalesce((SELECT json_agg(json_build_object('at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', a.actor, 'text', a.text)
         ORDER BY a.id) FROM statement_answer a WHERE a.number = s.number), '[]') AS answers, ${countOfAll}
     FROM statement s
     JOIN (SELECT number, min(at) AS at, min(actor) AS by, array_agg(to_name ORDER BY id) AS to, (array_agg(says ORDER BY id))[1] AS says,
       min(answer_by) AS answer_by, max(id) AS last FROM statement_sent GROUP BY number) t ON t.number = s.number
     WHERE ($1::text IS NULL OR s.building = $1) AND ($2::text IS NULL OR s.number = $2)
       AND ($3::text IS NULL OR ${withinPlace('s.region', 3)}) AND ${seen(scope, buildings, values)}
     ORDER BY t.last DESC LIMIT $4 OFFSET $5`,
    values,
  );
  return ofAll(rows);
}
