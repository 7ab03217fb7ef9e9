import { setFlagsFromString } from 'node:v8';

/** A switch of V8, off in Node 26. */
export const wholeMemory = '--external-memory-accounted-in-global-limit';

/**
 * Has V8 weigh what lies outside its heap (files, answers of the stores, columns) together with the heap. Otherwise it clears away everything after each 32 MB that were
 * asked for, which is several times for each million readings and took a fifth of an import's processor time.
 */
export function weighMemoryWhole(): void {
  setFlagsFromString(wholeMemory);
}
