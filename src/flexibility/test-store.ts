import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';

/** Keeps what a job found, in the place of what the same asker had found before. */
export async function keepTest(
  on: Pool,
  { identity }: Scope,
  { job, answer }: { readonly job: string; readonly answer: object },
): Promise<void> {
  await on.query(
    `WITH before AS (DELETE FROM flexibility_test WHERE identity = $2 AND job <> $1)
     INSERT INTO flexibility_test (job, identity, answer) VALUES ($1, $2, $3) ON CONFLICT (job) DO NOTHING`,
    [job, identity, JSON.stringify(answer)],
  );
}

/** What a job found, for who began it. */
export async function testFound(on: Pool, { identity }: Scope, job: string): Promise<unknown> {
  const sql = 'SELECT answer FROM flexibility_test WHERE job = $1 AND identity = $2';
  return (await on.query<{ answer: unknown }>(sql, [job, identity])).rows[0]?.answer;
}
