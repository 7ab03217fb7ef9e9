import { wholeProgram } from '#kernel/unscoped.ts';
import { knownSince } from './sign-in/devices.ts';
import { repeatWindowMs } from './repeats.ts';
import type { AccessStore } from './store/store.ts';

/**
 * Clears away what counts no more: tries, rates, calls that were kept, devices that nobody used, pending tokens and sessions that have
 * ended; and closes what was counted in the trail.
 */
export async function upkeep(store: AccessStore, now: number): Promise<void> {
  await store.closeRepeats(wholeProgram, now, repeatWindowMs);
  await store.dropAttempts(wholeProgram, now);
  await store.dropCalls(wholeProgram, now);
  await store.dropDevices(wholeProgram, knownSince(now));
  // what better-auth dates, and the minute of the rates, go by the clock of the machine
  await store.dropPassed(wholeProgram, Date.now());
}
