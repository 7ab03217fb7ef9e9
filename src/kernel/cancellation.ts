import { AsyncLocalStorage } from 'node:async_hooks';

const asked = new AsyncLocalStorage<AbortSignal>();

/** Runs a query for a client that may disconnect: its remaining reads from the stores are then aborted, in the stores too. */
export function whileStays<T>(leaves: AbortSignal, work: () => T): T {
  return asked.run(leaves, work);
}

/** Runs work whose outcome others wait for as well: it continues if the client that started it disconnects. */
export function whoeverLeaves<T>(work: () => T): T {
  return asked.exit(work);
}

/** Aborted when the current client disconnects; undefined if there is none. */
export function leaving(): AbortSignal | undefined {
  return asked.getStore();
}
