import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';

/** A figure as it was saved. `address` is the page in the console, with the figure opened. */
export type Memo = {
  readonly id: number;
  readonly figure: string;
  readonly address: string;
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly known: Date;
  readonly note: string;
  readonly recorded: Date;
};

const columns = 'id, figure, address, name, value, unit, known, note, recorded';

/** Memos belong to the account that saved them; nobody else sees them. The newest first. */
export async function list(on: Pool, scope: Scope): Promise<Memo[]> {
  return (await on.query<Memo>(`SELECT ${columns} FROM figure_memo WHERE identity = $1 ORDER BY id DESC`, [scope.identity])).rows;
}

export async function count(on: Pool, scope: Scope): Promise<number> {
  const found = await on.query<{ count: number }>('SELECT count(*)::int AS count FROM figure_memo WHERE identity = $1', [scope.identity]);
  return found.rows[0]?.count ?? 0;
}

export async function add(on: Pool, scope: Scope, memo: Omit<Memo, 'id'>): Promise<Memo> {
  const { figure, address, name, value, unit, known, note, recorded } = memo;
  const found = await on.query<Memo>(
    `INSERT INTO figure_memo (figure, address, name, value, unit, known, note, recorded, actor, identity)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING ${columns}`,
    [figure, address, name, value, unit, known, note, recorded, scope.actor, scope.identity],
  );
  return found.rows[0] as Memo;
}

export async function remove(on: Pool, scope: Scope, id: number): Promise<boolean> {
  return ((await on.query('DELETE FROM figure_memo WHERE id = $1 AND identity = $2', [id, scope.identity])).rowCount ?? 0) > 0;
}
