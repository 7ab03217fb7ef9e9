import type { Pool } from 'pg';
import type { WholeProgram } from '#kernel/unscoped.ts';

/** A second factor as stored in the table: both fields sealed with the secret. */
export type Sealed = { readonly id: string; readonly secret: string; readonly backupCodes: string };

const columns = 'id, secret, "backupCodes"';

/** Every second factor. */
export async function sealed(postgres: Pool, _: WholeProgram): Promise<readonly Sealed[]> {
  return (await postgres.query<Sealed>(`select ${columns} from access_second_factor order by id`)).rows;
}

/** A secret of another slice as stored in the table. */
export type SealedSecret = { readonly name: string; readonly sealed: string };

/** Every secret stored for other slices. */
export async function sealedSecrets(on: Pick<Pool, 'query'>, _: WholeProgram): Promise<readonly SealedSecret[]> {
  return (await on.query<SealedSecret>('select name, sealed from access_sealed order by name')).rows;
}

export async function saveSealed(on: Pick<Pool, 'query'>, _: WholeProgram, { name, sealed: text }: SealedSecret): Promise<void> {
  await on.query('insert into access_sealed (name, sealed) values ($1, $2) on conflict (name) do update set sealed = excluded.sealed', [
    name,
    text,
  ]);
}

export async function dropSealed(on: Pick<Pool, 'query'>, _: WholeProgram, name: string): Promise<void> {
  await on.query('delete from access_sealed where name = $1', [name]);
}

/** The secret stored in the registry; null if there is none. */
export async function keptSecret(postgres: Pool, _: WholeProgram): Promise<string | null> {
  return (await postgres.query<{ value: string }>('select value from access_secret')).rows[0]?.value ?? null;
}

/**
 * All or nothing: reseals every second factor and every stored secret, ends every session (its cookie was signed with the old secret), and
 * stores the secret, or none if it comes from the environment. @returns how many of each
 */
export async function changeSecret(
  postgres: Pool,
  _: WholeProgram,
  reseal: { readonly factor: (one: Sealed) => Promise<Sealed>; readonly secret: (one: SealedSecret) => Promise<SealedSecret> },
  keep: string | null,
): Promise<{ secondFactors: number; secrets: number; sessions: number }> {
  const client = await postgres.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Sealed>(`select ${columns} from access_second_factor order by id for update`);
    for (const row of rows) {
      const anew = await reseal.factor(row);
      await client.query('update access_second_factor set secret = $2, "backupCodes" = $3 where id = $1', [
        anew.id,
        anew.secret,
        anew.backupCodes,
      ]);
    }
    const { rows: secrets } = await client.query<SealedSecret>('select name, sealed from access_sealed order by name for update');
    for (const one of secrets)
      await client.query('update access_sealed set sealed = $2 where name = $1', [one.name, (await reseal.secret(one)).sealed]);
    const sessions = (await client.query('delete from access_session')).rowCount ?? 0;
    await client.query('delete from access_secret');
    if (keep !== null) await client.query('insert into access_secret (value) values ($1)', [keep]);
    await client.query('commit');
    client.release();
    return { secondFactors: rows.length, secrets: secrets.length, sessions };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    client.release(true);
    throw error;
  }
}
