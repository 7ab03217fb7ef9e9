import { setFlagsFromString } from 'node:v8';

/** A V8 flag that Node 26 leaves off. */
export const wholeMemory = '--external-memory-accounted-in-global-limit';

/**
 * Makes V8 count memory outside its heap (files, answers of the stores, columns) together with the heap. Otherwise it collects all garbage
 * after each 32 MB allocated, several times for each million readings: a fifth of an import's processor time (docs/decisions/0017).
 */
export function weighMemoryWhole(): void {
  setFlagsFromString(wholeMemory);
}
