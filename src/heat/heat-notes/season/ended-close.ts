import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { NoteNeeds } from '../needs.ts';
import { closeOf, type CloseAnswer, type CloseRow } from '../note-store.ts';

type CloseNeeds = Pick<NoteNeeds, 'postgres' | 'jobs'>;

/** Whether the job of a close is running, or waits to be restarted. */
export async function isAtWork({ jobs }: Pick<NoteNeeds, 'jobs'>, job: string): Promise<boolean> {
  try {
    const { state } = await jobs.get(programScope, job);
    return state === 'waiting' || state === 'running';
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** A close with its result. Throws `no-such-close`, `heat-close-unfinished`, `heat-close-failed`. */
export async function endedClose(needs: CloseNeeds, scope: Scope, job: string): Promise<CloseRow & { readonly answer: CloseAnswer }> {
  const { answer: early, ...close } = await keptClose(needs, scope, job);
  if (early === null && (await isAtWork(needs, job))) throw new Problem('conflict', 'heat-close-unfinished', { job });
  // its job may have finished between the two reads
  const answer = early ?? (await keptClose(needs, scope, job)).answer;
  if (answer === null) throw new Problem('conflict', 'heat-close-failed', { job });
  return { ...close, answer };
}

async function keptClose({ postgres }: CloseNeeds, scope: Scope, job: string): Promise<CloseRow> {
  const close = await closeOf(postgres, scope, job);
  if (close === undefined) throw new Problem('not-found', 'no-such-close', { job });
  return close;
}
