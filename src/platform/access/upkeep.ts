import { wholeProgram } from '#kernel/unscoped.ts';
import { knownSince } from './sign-in/devices.ts';
import { repeatWindowMs } from './repeats.ts';
import type { AccessStore } from './store/store.ts';

/**
 * Deletes what has expired: attempts, rates, stored calls, unused devices, pending tokens and ended sessions; and closes counted repeats in
 * the audit trail.
 */
export async function upkeep(store: AccessStore, now: number): Promise<void> {
  await store.closeRepeats(wholeProgram, now, repeatWindowMs);
  await store.dropAttempts(wholeProgram, now);
  await store.dropCalls(wholeProgram, now);
  await store.dropDevices(wholeProgram, knownSince(now));
  // what better-auth dates, and the minute of the rates, follow the machine clock
  await store.dropPassed(wholeProgram, Date.now());
}
