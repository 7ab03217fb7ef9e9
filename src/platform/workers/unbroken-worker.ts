import { isMainThread, workerData } from 'node:worker_threads';
import { atWork, ended, open, type Gate } from './gate.ts';

const own = isMainThread ? undefined : (workerData as { gate?: Gate } | null)?.gate;
let depth = 0;

/**
 * Runs short work during which its thread is not ended. For zlib: if a thread is ended between creating a (de)compressor and initializing
 * it, the whole process aborts (Node: `close before init`).
 * @example const bytes = unbroken(() => zstdDecompressSync(packed));
 */
export function unbroken<T>(work: () => T): T {
  if (own === undefined || depth > 0) return work();
  // being ended: waits for it here
  while (Atomics.compareExchange(own, 0, open, atWork) === ended) Atomics.wait(own, 0, ended);
  depth += 1;
  try {
    return work();
  } finally {
    depth -= 1;
    Atomics.store(own, 0, open);
    Atomics.notify(own, 0);
  }
}
