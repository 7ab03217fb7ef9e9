import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { Reminder } from './facts.ts';

/** A pool, or one client inside a transaction. */
type Queryable = Pick<Pool, 'query'>;

export type NewReminder = Omit<Reminder, 'id' | 'actor'>;

export type LastReminder = Pick<Reminder, 'at' | 'actor' | 'due'>;

/** Writes a reminder with its items, from the requester. */
export async function addReminder(on: Queryable, scope: Scope, { at, toIdentity, toName, note, due, items }: NewReminder): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    `WITH made AS (INSERT INTO reminder (at, identity, actor, to_identity, to_name, note, due) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id),
     items AS (INSERT INTO reminder_item (reminder, key, building, months)
       SELECT made.id, given.key, given.building, given.months
       FROM made, json_to_recordset($8) AS given (key text, building text, months text[]))
     SELECT id FROM made`,
    [at, scope.identity, scope.actor, toIdentity, toName, note, due, JSON.stringify(items)],
  );
  return (rows[0] as { id: number }).id;
}

/** When the last reminder of each of these was sent, by whom, and until when it asks for them. */
export async function lastReminders(on: Queryable, _: CheckedByCaller, keys: readonly string[]): Promise<Map<string, LastReminder>> {
  const { rows } = await on.query<LastReminder & { key: string }>(
    `SELECT DISTINCT ON (i.key) i.key, r.at, r.actor, r.due::text AS due FROM reminder_item i JOIN reminder r ON r.id = i.reminder
     WHERE i.key = ANY($1) ORDER BY i.key, r.at DESC`,
    [keys],
  );
  return new Map(rows.map(({ key, ...last }) => [key, last]));
}

/** Who was reminded since an instant, and of what. */
export async function remindedSince(on: Queryable, _: CheckedByCaller, since: Date): Promise<{ identity: string; key: string }[]> {
  const { rows } = await on.query<{ identity: string; key: string }>(
    `SELECT DISTINCT r.to_identity AS identity, i.key FROM reminder r JOIN reminder_item i ON i.reminder = r.id WHERE r.at > $1`,
    [since],
  );
  return rows;
}

/** The latest reminders, newest first; a requester who does not see everything gets those that they sent or received. */
export async function latestReminders(on: Queryable, scope: Scope, limit: number): Promise<OfAll<Reminder>> {
  const own = 'all' in scope.sees ? null : scope.identity;
  const { rows } = await on.query<Reminder & { ofAll: number }>(
    `SELECT r.id, r.at, r.actor, r.to_identity AS "toIdentity", r.to_name AS "toName", r.note, r.due::text AS due,
       ${countOfAll},
       (SELECT json_agg(json_build_object('key', i.key, 'building', i.building, 'months', i.months) ORDER BY i.key) FROM reminder_item i WHERE i.reminder = r.id) AS items
     FROM reminder r WHERE $1::text IS NULL OR r.identity = $1 OR r.to_identity = $1 ORDER BY r.at DESC, r.id DESC LIMIT $2`,
    [own, limit],
  );
  return ofAll(rows);
}
