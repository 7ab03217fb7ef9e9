import { setFlagsFromString } from 'node:v8';

/** Switches of V8 that Node 26 leaves otherwise. */
export const memorySwitches = ['--external-memory-accounted-in-global-limit', '--no-incremental-marking'] as const;

/**
 * Has V8 weigh what lies outside its heap (files, answers of the stores, columns) together with the heap, and clear all of it away in one go, when it is time. Otherwise it begins to after
 * each 32 MB that were asked for, several times for each million readings, and goes on with it beside the work: a quarter of an import's processor time, half of that of a
 * building's year (docs/decisions/0017).
 */
export function weighMemoryWhole(): void {
  for (const one of memorySwitches) setFlagsFromString(one);
}
