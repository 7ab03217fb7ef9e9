import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { JobsInternals } from './internals.ts';
import type { Job } from './store.ts';

const lookEveryMs = 1000;

/** The current job, up to date if it runs in this process. @throws Problem `no-such-job` */
export async function jobNow(internals: JobsInternals, scope: Scope, id: string): Promise<Job> {
  const job = await internals.store.get(scope, id);
  if (job === undefined) throw new Problem('not-found', 'no-such-job', { id });
  return withProgress(internals, job);
}

/** The same job with the progress known in this process. */
export function withProgress({ live }: Pick<JobsInternals, 'live'>, job: Job): Job {
  const now = live.get(job.id)?.job;
  return now === undefined ? job : { ...now, cancelling: job.cancelling, cancelledBy: job.cancelledBy };
}

/** The job now and at each change, to its end. */
export async function* watch(internals: JobsInternals, scope: Scope, id: string, signal?: AbortSignal): AsyncGenerator<Job, void> {
  let told = '';
  while (signal?.aborted !== true && !internals.over.signal.aborted) {
    const job = await jobNow(internals, scope, id);
    const text = JSON.stringify(job);
    if (text !== told) yield job;
    told = text;
    if (job.finishedAt !== null) return;
    await changed(internals, id, signal);
  }
}

/** Waits until the job is reported as changed, but no longer than a second, because it may run in another process. */
function changed(internals: JobsInternals, id: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const watchers = internals.watchers.get(id) ?? new Set();
    internals.watchers.set(id, watchers);
    const go = () => {
      clearTimeout(timer);
      watchers.delete(go);
      if (watchers.size === 0) internals.watchers.delete(id);
      signal?.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, lookEveryMs);
    watchers.add(go);
    signal?.addEventListener('abort', go, { once: true });
  });
}

/** Notifies the watchers of a job that it has changed. */
export function wake(internals: Pick<JobsInternals, 'watchers'>, id: string): void {
  for (const go of internals.watchers.get(id)?.values().toArray() ?? []) go();
}
