import { setTimeout as sleep } from 'node:timers/promises';
import { isAtWork, signal, workersIn, type Worker } from './process.ts';
import { problemOf } from './trouble.ts';
import type { StoreName } from './trouble.ts';

/** How long (ms) a killed process may take to exit: its memory is released, its last writes reach the disk. */
const patience = 300_000;

/**
 * Ends processes that still work in a store's directory although the program that started them is gone, and waits until they have exited.
 * The caller must hold the data directory. Throws Problem `store-not-started` if the system cannot end them.
 * @param word a word in the command of the store's processes, which distinguishes them from a shell that happens to be in that directory
 * @param own the process that was started meanwhile
 */
export async function endLeftBehind(store: StoreName, directory: string, word: string, own?: number): Promise<void> {
  const until = Date.now() + patience;
  const others = (): Worker[] => workersIn(directory, word).filter(({ pid }) => pid !== own);
  for (let left = others(); left.length > 0; left = others()) {
    for (const one of left) signal(one, 'SIGKILL');
    await goneBy(left, until);
    if (left.some(isAtWork)) {
      const reason = `process ${left.map(({ pid }) => pid).join(', ')} of an earlier start does not end`;
      throw problemOf('broken', 'store-not-started', { store, reason, log: '' });
    }
  }
}

/** Waits until these have ended, or until an instant (ms). */
export async function goneBy(workers: readonly Worker[], until: number): Promise<boolean> {
  while (workers.some(isAtWork)) {
    if (Date.now() >= until) return false;
    await sleep(10);
  }
  return true;
}
