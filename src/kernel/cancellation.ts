import { AsyncLocalStorage } from 'node:async_hooks';

const asked = new AsyncLocalStorage<AbortSignal>();

/** Runs a question of somebody who may leave: what it still reads of the stores then is broken off, there too. */
export function whileStays<T>(leaves: AbortSignal, work: () => T): T {
  return asked.run(leaves, work);
}

/** Runs work whose outcome others wait for as well: it goes on when the one who began it leaves. */
export function whoeverLeaves<T>(work: () => T): T {
  return asked.exit(work);
}

/** When whoever asks here leaves; undefined where nobody does. */
export function leaving(): AbortSignal | undefined {
  return asked.getStore();
}
