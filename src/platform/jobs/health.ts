import type { Finding } from '#kernel/finding.ts';
import type { Job } from './store.ts';

/** A job that has said nothing for so long (ms) may hang; one that should have been begun so long ago waits in vain. */
const quietMs = 3_600_000;

/**
 * What is wrong with jobs that are not over, for the doctor.
 * @param open with `movedAt`, when each last told of itself, or was to be begun (ms)
 */
export function healthOf(open: readonly (Job & { readonly movedAt: number })[], now: number): Finding[] {
  return open.flatMap(({ id, kind, state, actor, movedAt }) => {
    if (now - movedAt < quietMs) return [];
    const evidence = { id, kind, by: actor, minutes: Math.floor((now - movedAt) / 60_000) };
    return [{ code: state === 'running' ? 'job-hangs' : 'job-waits-long', severity: 'warning' as const, evidence }];
  });
}
