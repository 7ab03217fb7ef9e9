import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';

/** A second factor as it lies in the table: both sealed with the secret. */
export type Sealed = { readonly id: string; readonly secret: string; readonly backupCodes: string };

const columns = 'id, secret, "backupCodes"';

/** Every second factor. */
export async function sealed(postgres: Pool, _scope: Scope): Promise<readonly Sealed[]> {
  return (await postgres.query<Sealed>(`select ${columns} from access_second_factor order by id`)).rows;
}

/** The secret that the registry keeps; null where it keeps none. */
export async function keptSecret(postgres: Pool, _scope: Scope): Promise<string | null> {
  return (await postgres.query<{ value: string }>('select value from access_secret')).rows[0]?.value ?? null;
}

/**
 * All or nothing: every second factor sealed anew, every session ended (its cookie was signed with what was), and the secret kept, or none where it comes from
 * the environment. @returns how many of both
 */
export async function changeSecret(
  postgres: Pool,
  _scope: Scope,
  reseal: (one: Sealed) => Promise<Sealed>,
  keep: string | null,
): Promise<{ secondFactors: number; sessions: number }> {
  const client = await postgres.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Sealed>(`select ${columns} from access_second_factor order by id for update`);
    for (const row of rows) {
      const anew = await reseal(row);
      await client.query('update access_second_factor set secret = $2, "backupCodes" = $3 where id = $1', [
        anew.id,
        anew.secret,
        anew.backupCodes,
      ]);
    }
    const sessions = (await client.query('delete from access_session')).rowCount ?? 0;
    await client.query('delete from access_secret');
    if (keep !== null) await client.query('insert into access_secret (value) values ($1)', [keep]);
    await client.query('commit');
    client.release();
    return { secondFactors: rows.length, sessions };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    client.release(true);
    throw error;
  }
}
