import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { checkedByCaller, type CheckedByCaller, type WholeProgram } from '#kernel/unscoped.ts';
import type { ObjectType } from './facts.ts';
import type { Reach } from './privacy.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

/** A stored object: its content, and the fields it is found by. */
export type Kept = {
  readonly id: string;
  readonly type: ObjectType;
  readonly client: string | null;
  readonly program: string | null;
  readonly event: string | null;
  readonly ven: string | null;
  readonly name: string | null;
  readonly targets: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly created: Date;
  readonly modified: Date;
  readonly broken: readonly string[];
};

export type NewObject = Pick<Kept, 'type' | 'client' | 'program' | 'event' | 'ven' | 'name' | 'targets' | 'body'> & {
  readonly ends: Date | null;
  /** For a report: whether its meter data has still to be imported. */
  readonly waits: boolean;
};

const columns = 'id, type, client, program, event, ven, name, targets, body, created, modified, broken';

/** Inserts a new object. Fails if a name is taken (`isTaken`). */
export async function insertObject(on: Queryable, _: CheckedByCaller | WholeProgram, one: NewObject, now: number): Promise<Kept> {
  const { rows } = await on.query<Kept>(
    `INSERT INTO openadr_object (id, type, client, program, event, ven, name, targets, ends, body, created, modified, entered)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12) RETURNING ${columns}`,
    [
      randomUUID(),
      one.type,
      one.client,
      one.program,
      one.event,
      one.ven,
      one.name,
      one.targets,
      one.ends,
      one.body,
      new Date(now),
      !one.waits,
    ],
  );
  return rows[0] as Kept;
}

/** Replaces an object; its id and creation time stay. */
export async function replaceObject(on: Queryable, _: CheckedByCaller, id: string, one: NewObject, now: number): Promise<Kept> {
  const { rows } = await on.query<Kept>(
    `UPDATE openadr_object SET client = $2, program = $3, event = $4, ven = $5, name = $6, targets = $7, ends = $8, body = $9,
       modified = $10, broken = '{}', entered = $11 WHERE id = $1 RETURNING ${columns}`,
    [id, one.client, one.program, one.event, one.ven, one.name, one.targets, one.ends, one.body, new Date(now), !one.waits],
  );
  return rows[0] as Kept;
}

/**
 * Deletes an object with everything that depends on it: events and subscriptions of a program, resources of a ven; the object itself comes
 * first.
 */
export async function deleteObject(on: Queryable, _: CheckedByCaller | WholeProgram, id: string): Promise<Kept[]> {
  const { rows } = await on.query<Kept>(
    `WITH RECURSIVE gone AS (
       SELECT o.* FROM openadr_object o WHERE o.id = $1
       UNION SELECT o.* FROM openadr_object o JOIN gone g ON g.id IN (o.program, o.ven))
     SELECT ${columns} FROM gone ORDER BY id <> $1, place`,
    [id],
  );
  await on.query('DELETE FROM openadr_object WHERE id = $1', [id]);
  return rows;
}

/** One object, by its kind and id; undefined if there is none. */
export async function objectOf(on: Queryable, _: CheckedByCaller, type: ObjectType, id: string, lock = false): Promise<Kept | undefined> {
  const sql = `SELECT ${columns} FROM openadr_object WHERE id = $1 AND type = $2${lock ? ' FOR UPDATE' : ''}`;
  return (await on.query<Kept>(sql, [id, type])).rows[0];
}

/** Objects of a kind with a given name, in order of creation. */
export async function objectsNamed(on: Queryable, _: CheckedByCaller | WholeProgram, type: ObjectType, name: string): Promise<Kept[]> {
  const sql = `SELECT ${columns} FROM openadr_object WHERE type = $1 AND name = $2 ORDER BY place`;
  return (await on.query<Kept>(sql, [type, name])).rows;
}

/** Filters for a list; if several are given, all must match. */
export type ObjectFilter = {
  readonly type: ObjectType;
  readonly client?: string | undefined;
  readonly reach?: Reach | undefined;
  readonly program?: string | undefined;
  readonly event?: string | undefined;
  readonly ven?: string | undefined;
  readonly name?: string | undefined;
  readonly clientName?: string | undefined;
  /** Subscriptions that name one of these kinds. */
  readonly objects?: readonly string[] | undefined;
  /** Events that are not over by then. */
  readonly activeAt?: number | undefined;
  readonly skip: number;
  readonly limit: number;
};

/** A page of objects, in order of creation. */
export async function listObjects(on: Queryable, _: CheckedByCaller, ask: ObjectFilter): Promise<Kept[]> {
  const given: unknown[] = [ask.type];
  const parts = ['type = $1'];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(given.push(value)));
  };
  also(ask.client, (at) => `client = $${at}`);
  also(ask.program, (at) => `(program = $${at} OR event IN (SELECT e.id FROM openadr_object e WHERE e.program = $${at}))`);
  also(ask.event, (at) => `event = $${at}`);
  also(ask.ven, (at) => `ven = $${at}`);
  also(ask.name, (at) => `name = $${at}`);
  also(ask.clientName, (at) => `body ->> 'clientName' = $${at}`);
  also(ask.objects, (at) => `EXISTS (SELECT FROM jsonb_array_elements(body -> 'objectOperations') o WHERE o -> 'objects' ?| $${at})`);
  also(ask.activeAt === undefined ? undefined : new Date(ask.activeAt), (at) => `(ends IS NULL OR ends > $${at})`);
  if (ask.reach !== undefined && ask.reach.among !== null) {
    const at = given.push(ask.reach.among);
    parts.push(ask.reach.untargeted ? `(targets = '{}' OR targets && $${at}::text[])` : `targets && $${at}::text[]`);
  }
  const sql = `SELECT ${columns} FROM openadr_object WHERE ${parts.join(' AND ')}
    ORDER BY place LIMIT $${given.push(ask.limit)} OFFSET $${given.push(ask.skip)}`;
  return (await on.query<Kept>(sql, given)).rows;
}

/** The targets granted to a client: those of its ven object and of its resources. */
export async function grantedTo(on: Queryable, _: CheckedByCaller, client: string): Promise<string[]> {
  return (await grantedToEach(on, checkedByCaller, [client])).get(client) ?? [];
}

/** The same of several clients. */
export async function grantedToEach(on: Queryable, _: CheckedByCaller, clients: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await on.query<{ client: string; granted: string[] }>(
    `SELECT v.client, array_agg(DISTINCT t.target) AS granted
     FROM openadr_object v
     CROSS JOIN LATERAL (SELECT unnest(v.targets) AS target
       UNION SELECT unnest(r.targets) FROM openadr_object r WHERE r.type = 'RESOURCE' AND r.ven = v.id) t
     WHERE v.type = 'VEN' AND v.client = ANY($1) GROUP BY v.client`,
    [clients],
  );
  return new Map(rows.map(({ client, granted }) => [client, granted]));
}

/** All subscriptions, in order of creation. */
export async function subscriptions(on: Queryable, _: WholeProgram): Promise<Kept[]> {
  return (await on.query<Kept>(`SELECT ${columns} FROM openadr_object WHERE type = 'SUBSCRIPTION' ORDER BY place`)).rows;
}

/** Stops sending to this webhook of a subscription until it is replaced; waiting deliveries are given up. */
export async function markBroken(on: Queryable, _: WholeProgram, subscription: string, address: string): Promise<void> {
  await on.query(`UPDATE openadr_object SET broken = array_append(broken, $2) WHERE id = $1 AND NOT ($2 = ANY(broken))`, [
    subscription,
    address,
  ]);
  await on.query(`UPDATE openadr_delivery SET state = 'failed' WHERE subscription = $1 AND address = $2 AND state = 'waiting'`, [
    subscription,
    address,
  ]);
}

/** Reports with data not yet imported into the readings, oldest first. */
export async function reportsWaiting(on: Queryable, _: WholeProgram): Promise<Kept[]> {
  return (await on.query<Kept>(`SELECT ${columns} FROM openadr_object WHERE NOT entered ORDER BY place LIMIT 100`)).rows;
}

/** The meter data in this version of a report has been imported. */
export async function markEntered(on: Queryable, _: WholeProgram, { id, modified }: Pick<Kept, 'id' | 'modified'>): Promise<void> {
  await on.query('UPDATE openadr_object SET entered = true WHERE id = $1 AND modified = $2', [id, modified]);
}

/** Whether PostgreSQL refused a write because a name of these objects is taken. */
export const isTaken = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '23505';
