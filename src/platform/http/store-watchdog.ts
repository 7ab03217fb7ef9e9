import { Problem } from '#kernel/problem.ts';
import { whileNoted, type StoreName, type StoreQuestions } from '#kernel/store-questions.ts';
import type { Readiness } from './health.ts';

const everyMs = 1000;

export type StoreWatchdog = ReturnType<typeof createStoreWatchdog>;

type Waiting = { readonly refuse: (trouble: Problem) => void; readonly questions: StoreQuestions; idle: boolean };

/**
 * Repeatedly checks that the stores are alive, on separate connections. If one has not answered for some time, everything that waits for it
 * or calls it is refused, so that no request hangs with a hanging store. Work that needs only the other store goes on. The work itself
 * continues when the store does, because its progress is unknown.
 */
export function createStoreWatchdog(stores: Readiness, patienceMs: number) {
  const silent = new Set<string>();
  const waiting = new Set<Waiting>();
  const ending = new AbortController();
  const trouble = (): Problem => new Problem('busy', 'store-not-responding', { store: [...silent].join(', '), seconds: 5 });

  async function watch(name: StoreName, ask: () => Promise<unknown>): Promise<void> {
    while (!ending.signal.aborted) {
      const late = setTimeout(() => silent.add(name) && refuseWaiting(waiting, silent, trouble), patienceMs).unref();
      // a store that refuses answers, too: the error is reported by the code that queried it
      await ask().catch(() => undefined);
      clearTimeout(late);
      silent.delete(name);
      await pause(ending.signal);
    }
  }

  for (const [name, ask] of Object.entries(stores)) void watch(name as StoreName, ask);
  const again = setInterval(() => silent.size > 0 && refuseWaiting(waiting, silent, trouble), everyMs).unref();
  ending.signal.addEventListener('abort', () => clearInterval(again));
  return {
    /** The work's own outcome, or Problem `store-not-responding` if it waits for a store that is silent. */
    async during<T>(work: () => Promise<T>): Promise<T> {
      const { promise: hangs, reject: refuse } = Promise.withResolvers<never>();
      let one: Waiting | undefined;
      const asked = (store: StoreName): void => {
        if (silent.has(store)) refuse(trouble());
      };
      try {
        return await whileNoted(asked, (questions) => {
          one = { refuse, questions, idle: false };
          waiting.add(one);
          return Promise.race([work(), hangs]);
        });
      } finally {
        if (one !== undefined) waiting.delete(one);
      }
    },
    stop: (): void => ending.abort(),
  };
}

/**
 * Refuses work that waits for a silent store, and work that has waited for neither store for a second or more, because a thread working for
 * it queries by itself.
 */
function refuseWaiting(waiting: Set<Waiting>, silent: ReadonlySet<string>, trouble: () => Problem): void {
  for (const one of waiting) {
    const hangs = [...silent].some((store) => one.questions.open(store as StoreName) > 0);
    const isIdle = one.questions.isIdle();
    if (hangs || (one.idle && isIdle)) {
      waiting.delete(one);
      one.refuse(trouble());
    }
    one.idle = isIdle;
  }
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
