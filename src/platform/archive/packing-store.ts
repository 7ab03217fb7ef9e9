import type { Workers } from '#platform/workers/workers.ts';
import type { isWhole, pack, PackRequest, WholenessCheck } from './pack-worker.ts';

const module = new URL('./pack-worker.ts', import.meta.url);

/** Packs and verifies packed files, one at a time, in a pool thread with lower priority than all other work. */
export function createPacker(workers: Pick<Workers, 'run'>) {
  const ending = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const going = last.then(work);
    last = going.catch(() => undefined);
    return going;
  };
  const options = { background: true, signal: ending.signal };
  return {
    /**
     * Packs a file; returns the packed size in bytes. The original file stays in place.
     * @throws Error on failure: then no file has the new name
     */
    pack: (file: PackRequest): Promise<number> => inTurn(() => workers.run<typeof pack>(module, 'pack', file, options)),
    /** Whether a packed file unpacks to the original. @throws Error if it cannot be read */
    isWhole: (file: WholenessCheck): Promise<boolean> => inTurn(() => workers.run<typeof isWhole>(module, 'isWhole', file, options)),
    /** Stops it at any point: the files are then as they were before. */
    async stop(): Promise<void> {
      ending.abort(new Error('the program ends: nothing is packed any more'));
      await last;
    },
  };
}
