import { Problem } from '#kernel/problem.ts';
import type { Readiness } from './health.ts';

const everyMs = 1000;

export type StoreWatchdog = ReturnType<typeof createStoreWatchdog>;

/**
 * Asks the stores again and again whether they live. Where one has not answered for so long, everything that is asked of the program is
 * told so, also what already waits: nobody hangs with a store that hangs. The work itself goes on when the store does, since nobody knows
 * how far it came.
 */
export function createStoreWatchdog(stores: Readiness, patienceMs: number) {
  const silent = new Set<string>();
  const waiting = new Set<(trouble: Problem) => void>();
  const ending = new AbortController();
  const trouble = (): Problem => new Problem('busy', 'store-not-responding', { store: [...silent].join(', '), seconds: 5 });

  async function watch(name: string, ask: () => Promise<unknown>): Promise<void> {
    while (!ending.signal.aborted) {
      const late = setTimeout(() => {
        silent.add(name);
        for (const refuse of waiting) refuse(trouble());
        waiting.clear();
      }, patienceMs).unref();
      // a store that refuses answers, too: what it says is told by whoever asked it something
      await ask().catch(() => undefined);
      clearTimeout(late);
      silent.delete(name);
      await pause(ending.signal);
    }
  }

  for (const [name, ask] of Object.entries(stores)) void watch(name, ask);
  return {
    /** The work's own end, or Problem `store-not-responding` where a store is silent. */
    async during<T>(work: () => Promise<T>): Promise<T> {
      if (silent.size > 0) throw trouble();
      let refuse: ((reason: Problem) => void) | undefined;
      const hangs = new Promise<never>((_resolve, reject) => {
        refuse = reject;
        waiting.add(reject);
      });
      try {
        return await Promise.race([work(), hangs]);
      } finally {
        if (refuse !== undefined) waiting.delete(refuse);
      }
    },
    stop: (): void => ending.abort(),
  };
}

function pause(ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, everyMs).unref();
    ending.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
