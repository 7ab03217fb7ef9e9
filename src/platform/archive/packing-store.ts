import type { Workers } from '#platform/workers/workers.ts';
import type { isWhole, pack, PackRequest, WholenessCheck } from './pack-worker.ts';

const module = new URL('./pack-worker.ts', import.meta.url);

/** Packs and looks through packed files, one after another, in a thread of the pool that is behind all other work. */
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
     * Packs a file; what it takes packed, in bytes. The file as it came stays.
     * @throws Error where it did not come to that: then nothing bears the new name
     */
    pack: (file: PackRequest): Promise<number> => inTurn(() => workers.run<typeof pack>(module, 'pack', file, options)),
    /** Whether a packed file comes out as it came. @throws Error where it cannot be read */
    isWhole: (file: WholenessCheck): Promise<boolean> => inTurn(() => workers.run<typeof isWhole>(module, 'isWhole', file, options)),
    /** Ends it, whatever it does: a file is then as it was before. */
    async stop(): Promise<void> {
      ending.abort(new Error('the program ends: nothing is packed any more'));
      await last;
    },
  };
}
