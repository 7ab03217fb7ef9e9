import type { Pool, PoolClient } from 'pg';
import type { Evidence } from '#kernel/finding.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { ObjectType } from './facts.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

export type NewDelivery = {
  readonly subscription: string;
  readonly address: string;
  readonly operation: string;
  readonly objectType: ObjectType;
  readonly object: string;
  readonly body: string;
};

/** A due delivery, with its recipient. */
export type DueDelivery = Pick<NewDelivery, 'subscription' | 'address' | 'body'> & {
  readonly id: string;
  readonly client: string;
  readonly made: Date;
  readonly tries: number;
  readonly operations: readonly { readonly callbackUrl: string; readonly bearerToken?: string | null }[];
};

export type DeliveryTrouble = { readonly code: string; readonly evidence: Evidence };

export async function addDeliveries(on: Queryable, _: WholeProgram, some: readonly NewDelivery[], now: number): Promise<void> {
  const of = (key: keyof NewDelivery) => some.map((one) => one[key]);
  await on.query(
    `INSERT INTO openadr_delivery (subscription, address, operation, object_type, object, body, made, due)
     SELECT s, a, o, t, i, b, $7, $7 FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS d (s, a, o, t, i, b)`,
    [of('subscription'), of('address'), of('operation'), of('objectType'), of('object'), of('body'), new Date(now)],
  );
}

/**
 * Claims due deliveries so that no other process sends them meanwhile. @param until when they are due again if this process ends before
 * finishing
 */
export async function claimDue(on: Queryable, _: WholeProgram, now: number, until: number, most: number): Promise<DueDelivery[]> {
  const { rows } = await on.query<DueDelivery>(
    `WITH due AS (SELECT id FROM openadr_delivery WHERE state = 'waiting' AND due <= $1 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED),
       taken AS (UPDATE openadr_delivery d SET due = $2, tries = tries + 1 FROM due WHERE d.id = due.id RETURNING d.*)
     SELECT t.id::text AS id, t.subscription, t.address, t.body, t.made, t.tries, s.client, s.body -> 'objectOperations' AS operations
     FROM taken t JOIN openadr_object s ON s.id = t.subscription ORDER BY t.id`,
    [new Date(now), new Date(until), most],
  );
  return rows;
}

/** Records the outcomes of deliveries. @param due when one is retried; null if it is finished */
export async function settle(
  on: Queryable,
  _: WholeProgram,
  some: readonly { readonly id: string; readonly state: string; readonly due: number | null; readonly trouble: DeliveryTrouble | null }[],
): Promise<void> {
  await on.query(
    `UPDATE openadr_delivery d SET state = s.state, due = coalesce(s.due, d.due), trouble = s.trouble
     FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::jsonb[]) AS s (id, state, due, trouble) WHERE d.id = s.id`,
    [
      some.map(({ id }) => id),
      some.map(({ state }) => state),
      some.map(({ due }) => (due === null ? null : new Date(due))),
      some.map(({ trouble }) => (trouble === null ? null : JSON.stringify(trouble))),
    ],
  );
}

export type DeliveryRow = {
  readonly id: string;
  readonly subscription: string;
  readonly client: string;
  readonly clientName: string;
  readonly address: string;
  readonly operation: string;
  readonly objectType: string;
  readonly object: string;
  readonly made: Date;
  readonly tries: number;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly trouble: DeliveryTrouble | null;
  readonly broken: boolean;
};

/** The latest deliveries, newest first. */
export async function latestDeliveries(on: Queryable, _: WholeProgram, most: number): Promise<DeliveryRow[]> {
  const { rows } = await on.query<DeliveryRow>(
    `SELECT d.id::text AS id, d.subscription, s.client, s.body ->> 'clientName' AS "clientName", d.address, d.operation, d.object_type AS "objectType",
       d.object, d.made, d.tries, d.state, d.trouble, d.address = ANY(s.broken) AS broken
     FROM openadr_delivery d JOIN openadr_object s ON s.id = d.subscription ORDER BY d.id DESC LIMIT $1`,
    [most],
  );
  return rows;
}

/** Deletes deliveries that were delivered or given up long ago. */
export async function dropOldDeliveries(on: Queryable, _: WholeProgram, before: number): Promise<void> {
  await on.query(`DELETE FROM openadr_delivery WHERE state <> 'waiting' AND made < $1`, [new Date(before)]);
}
