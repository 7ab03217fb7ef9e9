import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';

/** Stores a job's result. */
export async function keepTest(
  on: Pool,
  { identity }: Scope,
  { job, answer }: { readonly job: string; readonly answer: object },
): Promise<void> {
  await on.query('INSERT INTO flexibility_test (job, identity, answer) VALUES ($1, $2, $3) ON CONFLICT (job) DO NOTHING', [
    job,
    identity,
    JSON.stringify(answer),
  ]);
}

/** Deletes a user's earlier results, which are no longer needed once another test begins. */
export async function forgetTests(on: Pool, { identity }: Scope): Promise<void> {
  await on.query('DELETE FROM flexibility_test WHERE identity = $1', [identity]);
}

/** A job's result, for the user who started it. */
export async function testFound(on: Pool, { identity }: Scope, job: string): Promise<unknown> {
  const sql = 'SELECT answer FROM flexibility_test WHERE job = $1 AND identity = $2';
  return (await on.query<{ answer: unknown }>(sql, [job, identity])).rows[0]?.answer;
}
