import { wholeProgram } from '#kernel/unscoped.ts';
import type { ImportsInternals } from './internals.ts';
import * as store from './store.ts';

/** Notifies the listeners of ended imports, one after another. If a listener fails, it is notified again at the next call. */
export function reportEnded(internals: ImportsInternals): Promise<void> {
  internals.reporting = internals.reporting.then(() => reportAll(internals));
  return internals.reporting;
}

async function reportAll({ postgres, endListeners, ending, report }: ImportsInternals): Promise<void> {
  if (endListeners.length === 0) return;
  try {
    for (const row of await store.unreported(postgres, wholeProgram)) {
      for (const listener of endListeners) await listener(row);
      await store.markReported(postgres, wholeProgram, row.id);
    }
  } catch (cause) {
    if (!ending.aborted) report(cause);
  }
}
