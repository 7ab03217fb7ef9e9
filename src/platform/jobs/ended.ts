import { wholeProgram } from '#kernel/unscoped.ts';
import type { JobsInternals } from './internals.ts';

/** Notifies the listeners of ended jobs, one after another. If a listener fails, it is notified again at the next call. */
export function reportEnded(internals: JobsInternals): Promise<void> {
  internals.reporting = internals.reporting.then(() => reportAll(internals));
  return internals.reporting;
}

async function reportAll({ store, endListeners, warn }: JobsInternals): Promise<void> {
  if (endListeners.length === 0) return;
  try {
    for (const job of await store.unreported(wholeProgram)) {
      for (const listener of endListeners) await listener(job);
      await store.markReported(wholeProgram, job.id);
    }
  } catch (error) {
    warn('the end of a job was not told', error);
  }
}
