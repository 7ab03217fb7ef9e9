import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import { seesInvited } from '../event-store.ts';

type Queryable = Pool | PoolClient;

/** A reminder as it was sent, with those of its members that the scope sees; `recorded` in ms UTC. */
export type SentReminder = {
  readonly id: number;
  readonly recorded: number;
  readonly actor: string;
  readonly toName: string;
  readonly note: string;
  readonly buildings: readonly string[];
};

export type NewReminder = {
  /** The number of the event in the store. */
  readonly event: number;
  readonly toIdentity: string;
  readonly toName: string;
  readonly note: string;
  readonly buildings: readonly string[];
  readonly now: number;
};

/** Writes a reminder with the members that it is about; returns its number. */
export async function addReminder(on: PoolClient, { actor, identity }: Scope, one: NewReminder): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    `WITH made AS (INSERT INTO flexibility_reminder (event, to_identity, to_name, note, recorded, actor, identity)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id),
     members AS (INSERT INTO flexibility_reminder_member (reminder, building)
       SELECT made.id, given.building FROM made, unnest($8::text[]) AS given (building))
     SELECT id::int AS id FROM made`,
    [one.event, one.toIdentity, one.toName, one.note, one.now, actor, identity, one.buildings],
  );
  return (rows[0] as { id: number }).id;
}

/** When each person was last reminded of each member of an event, by `identity building`, ms UTC. */
export async function lastReminders(on: Queryable, _: CheckedByCaller, event: number): Promise<Map<string, number>> {
  const { rows } = await on.query<{ identity: string; building: string; at: number }>(
    `SELECT r.to_identity AS identity, m.building, max(r.recorded)::float8 AS at
     FROM flexibility_reminder r JOIN flexibility_reminder_member m ON m.reminder = r.id
     WHERE r.event = $1 GROUP BY r.to_identity, m.building`,
    [event],
  );
  return new Map(rows.map(({ identity, building, at }) => [`${identity} ${building}`, at]));
}

/** Reminders of an event about members that the scope sees, newest first. */
export async function remindersOf(on: Queryable, scope: Scope, event: number, limit: number): Promise<OfAll<SentReminder>> {
  const values: unknown[] = [event, limit];
  const { rows } = await on.query<SentReminder & { ofAll: number }>(
    `SELECT r.id::int AS id, r.recorded::float8 AS recorded, r.actor, r.to_name AS "toName", r.note,
       array_agg(m.building ORDER BY m.building COLLATE "C") AS buildings, ${countOfAll}
     FROM flexibility_reminder r JOIN flexibility_event e ON e.id = r.event JOIN flexibility_reminder_member m ON m.reminder = r.id
     WHERE r.event = $1 AND ${seesInvited(scope, values)} GROUP BY r.id ORDER BY r.id DESC LIMIT $2`,
    values,
  );
  return ofAll(rows);
}
