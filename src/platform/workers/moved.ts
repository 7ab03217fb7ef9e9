/**
 * A function's result from its thread with these buffers transferred instead of copied. They must be the function's own buffers, whole.
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
