import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { drawLines } from './line-worker.ts';
import type { Drawing, Measured, Piece } from './lines.ts';

/** Entry to the read, taken once a thread is free; and a signal that the caller has left, which aborts the read. */
type Way = { readonly enter: <T>(work: () => Promise<T>) => Promise<T>; readonly leaves: AbortSignal };

export type LineWorkers = ReturnType<typeof createLineWorkers>;

const module = new URL('./line-worker.ts', import.meta.url);

/**
 * Threads of the pool that read readings and draw lines. They read with connections of their own and return what was cut, so that neither
 * readings nor lines pass through the main thread. A thread holds a block of readings and the line of one meter.
 */
export function createLineWorkers({ whereabouts }: Pick<ClickHouse, 'whereabouts'>, workers: Pick<Workers, 'size' | 'withThread'>) {
  return {
    size: workers.size,
    /** The measurements of these pieces, their atoms one after another. Rethrows the thread's errors. */
    draw: (pieces: readonly Piece[], drawing: () => Drawing, { enter, leaves }: Way): Promise<Measured> =>
      workers.withThread({ signal: leaves }, (thread) => {
        const plain = pieces.map((one) => ({ ...one, zone: one.zone.name }));
        return enter(() => thread.run<typeof drawLines>(module, 'drawLines', { ...drawing(), whereabouts: whereabouts(), pieces: plain }));
      }),
  };
}
