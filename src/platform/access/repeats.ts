import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import type { RepeatedEntry } from './store/repeat-store.ts';
import type { AccessStore } from './store/store.ts';

/** Repeats within this window are one entry. */
export const repeatWindowMs = 3_600_000;

/**
 * The maximum number of entries per day started by callers who are not signed in; anything beyond is counted by kind only, hour by hour.
 */
const mostADay = 500;

/**
 * Records an action of a caller who is not signed in: the first immediately; repeats on the same account from the same place within an hour
 * as one further entry with a count. Actions of signed-in callers are never recorded here.
 */
export async function recordRepeated(store: AccessStore, now: number, scope: Scope, entry: RepeatedEntry): Promise<void> {
  if (await store.countRepeat(wholeProgram, entry, now, repeatWindowMs)) return;
  await store.closeRepeats(wholeProgram, now, repeatWindowMs);
  if (await store.beginRepeat(scope, entry, now, repeatWindowMs, mostADay)) return;
  await store.countAmongAll(wholeProgram, entry.action, now, repeatWindowMs);
}
