import { setFlagsFromString } from 'node:v8';

/** A switch of V8 that Node 26 leaves off. */
export const wholeMemory = '--external-memory-accounted-in-global-limit';

/**
 * Has V8 weigh what lies outside its heap (files, answers of the stores, columns) together with the heap. Otherwise it clears everything
 * away after each 32 MB that were asked for, several times for each million readings: a fifth of an import's processor time
 * (docs/decisions/0017).
 */
export function weighMemoryWhole(): void {
  setFlagsFromString(wholeMemory);
}
