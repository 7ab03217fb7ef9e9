import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import type { RepeatedEntry } from './store/repeat-store.ts';
import type { AccessStore } from './store/store.ts';

/** What repeats itself within it is one entry. */
export const repeatWindowMs = 3_600_000;

/** So many entries a day are begun by those who are not signed in; what is more is counted by its kind alone, hour by hour. */
const mostADay = 500;

/**
 * Writes into the trail what somebody did who is not signed in: the first at once, the same on the same account from the same place within
 * an hour as one entry more, with how often it was. What is done by those who are signed in never comes here.
 */
export async function recordRepeated(store: AccessStore, now: number, scope: Scope, entry: RepeatedEntry): Promise<void> {
  if (await store.countRepeat(wholeProgram, entry, now, repeatWindowMs)) return;
  await store.closeRepeats(wholeProgram, now, repeatWindowMs);
  if (await store.beginRepeat(scope, entry, now, repeatWindowMs, mostADay)) return;
  await store.countAmongAll(wholeProgram, entry.action, now, repeatWindowMs);
}
