/**
 * What a function gives back from its thread with these buffers handed over and not copied. They must be buffers of its own, whole.
 * @example return new Moved({ use }, [use.buffer])
 */
export class Moved<T> {
  readonly value: T;
  readonly buffers: readonly ArrayBuffer[];

  constructor(value: T, buffers: readonly ArrayBuffer[]) {
    this.value = value;
    this.buffers = buffers;
  }
}
