import type { Pool, PoolClient } from 'pg';
import type { Evidence, Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Dispatch } from './dispatch-event.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

export type Trouble = { readonly code: string; readonly evidence: Evidence };

/** A remote server that is followed; its events become events of a portfolio. */
export type ConnectionRow = {
  readonly name: string;
  readonly url: string;
  readonly tokenUrl: string | null;
  readonly clientId: string;
  readonly portfolio: string;
  readonly programme: string;
  /** When it was last stated: what replaces it names this as `seen`. */
  readonly made: Date;
  readonly polled: Date | null;
  readonly trouble: Trouble | null;
  /** What the last answered poll found missing there. */
  readonly findings: readonly Finding[] | null;
};

const columns = 'name, url, token_url AS "tokenUrl", client_id AS "clientId", portfolio, programme, made, polled, trouble, findings';

/** Locks this name against statements by others until the transaction ends. */
export async function holdConnection(on: Queryable, _: WholeProgram, name: string): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(4211, hashtext($1))', [name]);
}

/** Saves a connection; one with the same name is replaced, and the events it followed stay. */
export async function saveConnection(
  on: Queryable,
  scope: Scope,
  one: Pick<ConnectionRow, 'name' | 'url' | 'tokenUrl' | 'clientId' | 'portfolio' | 'programme' | 'made'>,
): Promise<void> {
  await on.query(
    `INSERT INTO openadr_connection (name, url, client_id, portfolio, programme, made, made_by, token_url) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (name) DO UPDATE SET url = excluded.url, token_url = excluded.token_url, client_id = excluded.client_id, portfolio = excluded.portfolio,
       programme = excluded.programme, made = excluded.made, made_by = excluded.made_by, trouble = NULL, findings = NULL, ended = NULL`,
    [one.name, one.url, one.clientId, one.portfolio, one.programme, one.made, scope.actor, one.tokenUrl],
  );
}

export async function connections(on: Queryable, _: WholeProgram): Promise<ConnectionRow[]> {
  return (await on.query<ConnectionRow>(`SELECT ${columns} FROM openadr_connection WHERE ended IS NULL ORDER BY name COLLATE "C"`)).rows;
}

export async function connectionNamed(on: Queryable, _: WholeProgram, name: string): Promise<ConnectionRow | undefined> {
  return (await on.query<ConnectionRow>(`SELECT ${columns} FROM openadr_connection WHERE name = $1 AND ended IS NULL`, [name])).rows[0];
}

/** Stops following it. @returns whether it was followed */
export async function endConnection(on: Queryable, _: WholeProgram, name: string, now: number): Promise<boolean> {
  const sql = 'UPDATE openadr_connection SET ended = $2, trouble = NULL, findings = NULL WHERE name = $1 AND ended IS NULL';
  return (await on.query(sql, [name, new Date(now)])).rowCount === 1;
}

export async function notePolled(on: Queryable, _: WholeProgram, name: string, now: number, findings: readonly Finding[]): Promise<void> {
  const sql = 'UPDATE openadr_connection SET polled = $2, trouble = NULL, findings = $3 WHERE name = $1';
  await on.query(sql, [name, new Date(now), JSON.stringify(findings)]);
}

export async function noteTrouble(on: Queryable, _: WholeProgram, name: string, trouble: Trouble): Promise<void> {
  await on.query('UPDATE openadr_connection SET trouble = $2 WHERE name = $1', [name, JSON.stringify(trouble)]);
}

/** A remote event, and what has become of it here. */
export type FollowedRow = {
  readonly remote: string;
  readonly version: string;
  readonly read: Dispatch | null;
  readonly event: string | null;
  readonly made: number;
  readonly trouble: Trouble | null;
  readonly gone: boolean;
  readonly reported: Date | null;
};

export async function followed(on: Queryable, _: WholeProgram, connection: string): Promise<FollowedRow[]> {
  const { rows } = await on.query<FollowedRow>(
    `SELECT remote, version, read, event, made, trouble, gone, reported FROM openadr_followed WHERE connection = $1 ORDER BY remote`,
    [connection],
  );
  return rows;
}

export async function saveFollowed(on: Queryable, _: WholeProgram, connection: string, one: Omit<FollowedRow, 'reported'>): Promise<void> {
  const { remote, version, read, event, made, trouble, gone } = one;
  await on.query(
    `INSERT INTO openadr_followed (connection, remote, version, read, event, made, trouble, gone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (connection, remote) DO UPDATE SET version = excluded.version, read = excluded.read, event = excluded.event,
       made = excluded.made, trouble = excluded.trouble, gone = excluded.gone`,
    [connection, remote, version, read, event, made, trouble, gone],
  );
}

export async function noteReported(on: Queryable, _: WholeProgram, connection: string, remote: string, now: number): Promise<void> {
  await on.query('UPDATE openadr_followed SET reported = $3 WHERE connection = $1 AND remote = $2', [connection, remote, new Date(now)]);
}

/** Runs work under a lock that excludes all other processes for this connection; a process that is killed leaves nothing locked. */
export async function whileAlone<T>(postgres: Pool, _: WholeProgram, connection: string, work: () => Promise<T>): Promise<T> {
  const client = await postgres.connect();
  const key = ['SELECT pg_advisory_lock(4210, hashtext($1))', 'SELECT pg_advisory_unlock(4210, hashtext($1))'] as const;
  try {
    await client.query(key[0], [connection]);
    try {
      return await work();
    } finally {
      await client.query(key[1], [connection]);
    }
  } finally {
    client.release();
  }
}
