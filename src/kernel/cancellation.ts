import { AsyncLocalStorage } from 'node:async_hooks';

const asked = new AsyncLocalStorage<AbortSignal>();

/** Runs a question of somebody who may leave: what it still reads of ClickHouse then is broken off, there too. */
export function whileStays<T>(leaves: AbortSignal, work: () => T): T {
  return asked.run(leaves, work);
}

/** When whoever asks here leaves; undefined where nobody does. */
export function leaving(): AbortSignal | undefined {
  return asked.getStore();
}
