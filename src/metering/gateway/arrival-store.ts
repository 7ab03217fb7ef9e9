import type { Pool } from 'pg';
import type { WholeProgram } from '#kernel/unscoped.ts';

/** A value of a channel that is not bound yet. `at`: in the form in which the live lane reads times. */
export type Unbound = {
  readonly connection: string;
  readonly channel: string;
  readonly at: string;
  readonly value: string;
  readonly received: number;
};

export type KeptUnbound = Omit<Unbound, 'received'> & { readonly id: string; readonly received: Date };

/** A message that was accepted. */
export type TakenMessage = { readonly connection: string; readonly digest: Buffer; readonly received: number };

/** Which of these messages were accepted before, as `connection` and hex of the digest. */
export async function takenBefore(on: Pool, _: WholeProgram, some: readonly Omit<TakenMessage, 'received'>[]): Promise<Set<string>> {
  const { rows } = await on.query<{ connection: string; digest: Buffer }>(
    `SELECT connection, digest FROM gateway_message
     WHERE (connection, digest) IN (SELECT c, decode(d, 'hex') FROM unnest($1::text[], $2::text[]) AS asked (c, d))`,
    [some.map((one) => one.connection), some.map((one) => one.digest.toString('hex'))],
  );
  return new Set(rows.map((row) => messageKey(row)));
}

export const messageKey = ({ connection, digest }: Omit<TakenMessage, 'received'>): string => `${connection} ${digest.toString('hex')}`;

/** Stores unbound values and accepted messages in one transaction. */
export async function keepArrivals(on: Pool, _: WholeProgram, unbound: readonly Unbound[], taken: readonly TakenMessage[]): Promise<void> {
  await on.query(
    `WITH kept AS (INSERT INTO gateway_unbound (connection, channel, at, value, received)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) RETURNING 1)
     INSERT INTO gateway_message (connection, digest, received)
       SELECT c, decode(d, 'hex'), r FROM unnest($6::text[], $7::text[], $8::timestamptz[]) AS told (c, d, r)
     ON CONFLICT (connection, digest) DO NOTHING`,
    [
      unbound.map((one) => one.connection),
      unbound.map((one) => one.channel),
      unbound.map((one) => one.at),
      unbound.map((one) => one.value),
      unbound.map((one) => new Date(one.received)),
      taken.map((one) => one.connection),
      taken.map((one) => one.digest.toString('hex')),
      taken.map((one) => new Date(one.received)),
    ],
  );
}

/** The waiting values of some channels of a connection, in order of arrival. */
export async function waiting(
  on: Pool,
  _: WholeProgram,
  connection: string,
  channels: readonly string[],
  most: number,
): Promise<KeptUnbound[]> {
  const sql = `SELECT id::text, connection, channel, at, value, received FROM gateway_unbound
    WHERE connection = $1 AND channel = ANY($2) ORDER BY gateway_unbound.id LIMIT $3`;
  return (await on.query<KeptUnbound>(sql, [connection, channels, most])).rows;
}

export async function dropWaiting(on: Pool, _: WholeProgram, ids: readonly string[]): Promise<void> {
  await on.query('DELETE FROM gateway_unbound WHERE id = ANY($1::bigint[])', [ids]);
}

/** The bound channels that still have waiting values. */
export async function boundThatWait(on: Pool, _: WholeProgram): Promise<{ connection: string; channel: string }[]> {
  const sql = `SELECT c.connection, c.fields ->> 'channel' AS channel FROM channel c WHERE c.gone IS NULL AND c.series IS NOT NULL
    AND EXISTS (SELECT FROM gateway_unbound u WHERE u.connection = c.connection AND u.channel = c.fields ->> 'channel')`;
  return (await on.query<{ connection: string; channel: string }>(sql)).rows;
}

/** A channel of a connection with values that wait for it to be bound. */
export type WaitingChannel = {
  readonly connection: string;
  readonly channel: string;
  readonly count: number;
  readonly value: string;
  readonly at: string;
  readonly received: Date;
};

/** Channels with waiting values, in the order of their names; the last value of each. */
export async function waitingChannels(on: Pool, _: WholeProgram, connection: string | null, most: number): Promise<WaitingChannel[]> {
  const sql = `SELECT g.connection, g.channel, g.count::int, u.value, u.at, u.received
    FROM (SELECT connection, channel, count(*) AS count, max(id) AS last FROM gateway_unbound
      WHERE $1::text IS NULL OR connection = $1 GROUP BY 1, 2) g JOIN gateway_unbound u ON u.id = g.last
    ORDER BY g.connection, g.channel COLLATE "C" LIMIT $2`;
  return (await on.query<WaitingChannel>(sql, [connection, most])).rows;
}

/** The number of waiting values per connection. */
export async function countWaiting(on: Pool, _: WholeProgram): Promise<Map<string, number>> {
  const sql = 'SELECT connection, count(*)::float8 AS count FROM gateway_unbound GROUP BY connection';
  const { rows } = await on.query<{ connection: string; count: number }>(sql);
  return new Map(rows.map(({ connection, count }) => [connection, count]));
}

/** Deletes what has been kept long enough. */
export async function dropOld(on: Pool, _: WholeProgram, before: { readonly unbound: Date; readonly taken: Date }): Promise<void> {
  await on.query('DELETE FROM gateway_unbound WHERE received < $1', [before.unbound]);
  await on.query('DELETE FROM gateway_message WHERE received < $1', [before.taken]);
}
