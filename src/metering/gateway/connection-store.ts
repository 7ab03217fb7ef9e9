import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { seesChannel } from './channel-store.ts';
import type { Connection } from './lines/protocol.ts';

type Queryable = Pool | PoolClient;

/** The current state of a connection, with counts of what it received. */
export type KeptConnection = Connection & Counts & { readonly isOn: boolean; readonly made: Date; readonly madeBy: string };

export type Counts = {
  readonly last: Date | null;
  readonly readings: number;
  readonly repeated: number;
  readonly refused: number;
  readonly lost: number;
};

const columns = `c.code, c.protocol, c.host, c.port, c.every_s AS "everyS", c.settings, c.secrets, c.is_on AS "isOn", c.made,
  c.made_by AS "madeBy", c.last, c.readings::float8 AS readings, c.repeated::float8 AS repeated, c.refused::float8 AS refused,
  c.lost::float8 AS lost`;

/** Connections that the scope sees: all, or those through which its own series receive values. */
export async function connections(on: Queryable, scope: Scope, code?: string): Promise<KeptConnection[]> {
  const values: unknown[] = [];
  const sight = seesChannel(scope, 'l', values);
  const seen = sight === 'true' ? 'true' : `EXISTS (SELECT FROM channel l WHERE l.connection = c.code AND l.gone IS NULL AND ${sight})`;
  const named = code === undefined ? 'true' : `c.code = $${values.push(code)}`;
  return (
    await on.query<KeptConnection>(
      `SELECT ${columns} FROM gateway_connection c WHERE ${seen} AND ${named} ORDER BY c.code COLLATE "C"`,
      values,
    )
  ).rows;
}

/** The protocol of each connection, regardless of scope. */
export async function protocolsOf(on: Queryable, _: WholeProgram): Promise<Map<string, string>> {
  const { rows } = await on.query<{ code: string; protocol: string }>('SELECT code, protocol FROM gateway_connection');
  return new Map(rows.map(({ code, protocol }) => [code, protocol]));
}

/** @returns false if the code is taken */
export async function addConnection(on: Queryable, scope: Scope, one: Connection, now: number): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO gateway_connection (code, protocol, host, port, every_s, settings, secrets, made, made_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (code) DO NOTHING`,
    [one.code, one.protocol, one.host, one.port, one.everyS, one.settings, [...one.secrets], new Date(now), scope.actor],
  );
  return rowCount === 1;
}

/** Updates a connection. */
export async function changeConnection(on: Queryable, _: CheckedByCaller, one: Connection): Promise<void> {
  await on.query('UPDATE gateway_connection SET host = $2, port = $3, every_s = $4, settings = $5, secrets = $6 WHERE code = $1', [
    one.code,
    one.host,
    one.port,
    one.everyS,
    one.settings,
    [...one.secrets],
  ]);
}

export async function setOn(on: Queryable, _: CheckedByCaller, code: string, isOn: boolean): Promise<void> {
  await on.query('UPDATE gateway_connection SET is_on = $2 WHERE code = $1', [code, isOn]);
}

/** Removes a connection, with everything stored for it and its credentials. */
export async function removeConnection(on: Queryable, _: CheckedByCaller, code: string): Promise<void> {
  await on.query(
    `WITH gone AS (DELETE FROM gateway_unbound WHERE connection = $1), told AS (DELETE FROM gateway_message WHERE connection = $1)
     DELETE FROM gateway_connection WHERE code = $1`,
    [code],
  );
}

/** Adds to the counts of connections. */
export async function addCounts(on: Queryable, _: WholeProgram, counts: readonly (Counts & { readonly code: string })[]): Promise<void> {
  await on.query(
    `UPDATE gateway_connection c SET last = greatest(c.last, n.last), readings = c.readings + n.readings, repeated = c.repeated + n.repeated,
       refused = c.refused + n.refused, lost = c.lost + n.lost
     FROM jsonb_to_recordset($1::jsonb) AS n (code text, last timestamptz, readings bigint, repeated bigint, refused bigint, lost bigint)
     WHERE c.code = n.code`,
    [JSON.stringify(counts)],
  );
}
