/** The state of a thread: it may be ended (0), it is doing work that must not be interrupted (1), or it is being ended (2). */
export type Gate = Int32Array<SharedArrayBuffer>;

export const [open, atWork, ended] = [0, 1, 2];

/** How long (ms) the end of a thread waits for such work. */
const patienceMs = 2000;

/** Created for each thread and passed to it in `workerData` under `gate`. */
export function createGate(): Gate {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** Waits until a thread may be ended; from then on it starts no work that must not be interrupted. */
export async function closeGate(gate: Gate): Promise<void> {
  const until = performance.now() + patienceMs;
  while (Atomics.compareExchange(gate, 0, open, ended) === atWork) {
    const left = until - performance.now();
    if (left <= 0) return;
    await Atomics.waitAsync(gate, 0, atWork, left).value;
  }
}
