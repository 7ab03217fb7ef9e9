import type { Jobs, JobKind, JobWork } from '#platform/jobs/jobs.ts';
import type { Scope } from '#kernel/scope.ts';

/** Starts work as a job of its own kind, which is registered for it. */
export async function runJob<T>(
  jobs: Jobs,
  scope: Scope,
  kind: string,
  work: (work: JobWork) => Promise<T>,
  given: Omit<JobKind, 'run'> = { resume: 'never' },
): Promise<{ readonly id: string; readonly result: Promise<T> }> {
  jobs.register(kind, { ...given, run: work });
  const { id, result } = await jobs.begin(scope, kind);
  return { id, result: result as Promise<T> };
}
