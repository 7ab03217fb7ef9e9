import { getCompileCacheDir } from 'node:module';
import { threadId } from 'node:worker_threads';
import { Problem } from '#kernel/problem.ts';
import { packFrame, unpackFrameSync } from '#platform/archive/frame.ts';
import { Moved } from '#platform/workers/moved.ts';

/** Work for the threads in the pool's own tests. */
export const double = (value: number): number => 2 * value;

let calls = 0;
export const whichCall = (_input: null): { thread: number; call: number } => ({ thread: threadId, call: (calls += 1) });

export const squares = (count: number): Moved<{ values: Float64Array }> => {
  const values = Float64Array.from({ length: count }, (_, at) => at * at);
  return new Moved({ values }, [values.buffer as ArrayBuffer]);
};

export const lengthOf = (bytes: Uint8Array): number => bytes.length;

export function refuse(name: string): never {
  throw new Problem('bad-input', 'no-such-user', { name });
}

export function fillMemory(_input: null): never {
  const all: number[][] = [];
  for (;;) all.push(Array.from({ length: 100_000 }, Math.random));
}

/** Reports that it has begun, and never ends. */
export function goOn(begun: Int32Array): never {
  Atomics.store(begun, 0, 1);
  Atomics.notify(begun, 0);
  for (;;) Math.random();
}

/** Packs and unpacks forever; reports that it has begun. */
export function packOn(begun: Int32Array): never {
  for (;;) {
    unpackFrameSync(packFrame(Buffer.alloc(300, 'abc'), null), 300, null);
    Atomics.store(begun, 0, 1);
    Atomics.notify(begun, 0);
  }
}

export function leave(_input: null): never {
  process.exit(3);
}

export const compiledIn = (_input: null): string | undefined => getCompileCacheDir();
