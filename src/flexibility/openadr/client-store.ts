import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { ClientRole } from './facts.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

export type ClientRow = {
  readonly id: string;
  readonly name: string;
  readonly role: ClientRole;
  readonly secretHash: string;
  readonly made: Date;
  readonly madeBy: string;
  readonly lastToken: Date | null;
};

const columns = 'id, name, role, secret_hash AS "secretHash", made, made_by AS "madeBy", last_token AS "lastToken"';

/** @returns false if the name is taken */
export async function addClient(
  on: Queryable,
  scope: Scope,
  one: Pick<ClientRow, 'id' | 'name' | 'role' | 'secretHash'>,
  now: number,
): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO openadr_client (id, name, role, secret_hash, made, made_by) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING`,
    [one.id, one.name, one.role, one.secretHash, new Date(now), scope.actor],
  );
  return rowCount === 1;
}

export async function clients(on: Queryable, _: WholeProgram): Promise<ClientRow[]> {
  return (await on.query<ClientRow>(`SELECT ${columns} FROM openadr_client ORDER BY name COLLATE "C"`)).rows;
}

export async function clientOf(on: Queryable, _: WholeProgram, id: string): Promise<ClientRow | undefined> {
  return (await on.query<ClientRow>(`SELECT ${columns} FROM openadr_client WHERE id = $1`, [id])).rows[0];
}

/** @returns the removed client; undefined if there is none with that name */
export async function removeClient(on: Queryable, _: WholeProgram, name: string): Promise<ClientRow | undefined> {
  return (await on.query<ClientRow>(`DELETE FROM openadr_client WHERE name = $1 RETURNING ${columns}`, [name])).rows[0];
}

export async function noteToken(on: Queryable, _: WholeProgram, id: string, now: number): Promise<void> {
  await on.query('UPDATE openadr_client SET last_token = $2 WHERE id = $1', [id, new Date(now)]);
}
