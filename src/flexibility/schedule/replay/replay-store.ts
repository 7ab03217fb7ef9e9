import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { ReplayAnswer } from './replay-answer.ts';

/** Stores the result of a job for a building permanently, because its figures must open as long as they are quoted. */
export async function keepReplay(on: Pool, { identity }: Scope, { job, answer }: { job: string; answer: ReplayAnswer }): Promise<void> {
  await on.query('INSERT INTO schedule_replay (job, building, identity, answer) VALUES ($1, $2, $3, $4) ON CONFLICT (job) DO NOTHING', [
    job,
    answer.building,
    identity,
    JSON.stringify(answer),
  ]);
}

/** The result of a job, for the user who started it or who sees all. */
export async function replayOfJob(on: Pool, scope: Scope, job: string): Promise<ReplayAnswer | undefined> {
  const { rows } = await on.query<{ answer: string }>('SELECT answer FROM schedule_replay WHERE job = $1 AND ($2 OR identity = $3)', [
    job,
    'all' in scope.sees,
    scope.identity,
  ]);
  return rows[0] && (JSON.parse(rows[0].answer) as ReplayAnswer);
}
