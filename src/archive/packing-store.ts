import { Worker } from 'node:worker_threads';

/** A file to be packed. */
export type PackRequest = {
  /** Where it lies as it came, where the packed one is written, and the name that this gets when it is whole. */
  readonly from: string;
  readonly draft: string;
  readonly to: string;
  /** Of the file as it came. */
  readonly bytes: number;
  readonly sha256: string;
  /** Where its header stands, if somebody has said so. */
  readonly headerRow: number | undefined;
};

export type WholenessCheck = { readonly whole: string; readonly bytes: number; readonly sha256: string };

export type PackAnswer = { readonly bytes: number } | { readonly whole: boolean } | { readonly trouble: string };

const idleMs = 5000;

/** One thread that packs and looks through packed files, one after another; it ends when there has been nothing to do for a while. */
export function createPacker() {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let ended = false;

  async function request(asked: PackRequest | WholenessCheck): Promise<PackAnswer> {
    if (ended) throw new Error('the program ends: nothing is packed any more');
    clearTimeout(idle);
    worker ??= start();
    try {
      return await answerOf(worker, asked);
    } finally {
      idle = setTimeout(() => void rest(), idleMs).unref();
    }
  }

  function start(): Worker {
    const made = new Worker(new URL('./pack-worker.ts', import.meta.url));
    made.unref();
    made.on('exit', () => (worker = worker === made ? null : worker));
    // its death at work is told by `answerOf`; without a listener it would end the program
    made.on('error', () => undefined);
    return made;
  }

  async function rest(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  }

  const inTurn = (asked: PackRequest | WholenessCheck): Promise<PackAnswer> => {
    const going = last.then(() => request(asked));
    last = going.catch(() => undefined);
    return going;
  };

  return {
    /** Packs a file; what it takes packed, in bytes. The file as it came stays. @throws Error where it did not come to that: then nothing bears the new name */
    async pack(asked: PackRequest): Promise<number> {
      const told = await inTurn(asked);
      if ('bytes' in told) return told.bytes;
      throw new Error('trouble' in told ? told.trouble : 'no answer to what was asked');
    },
    /** Whether a packed file comes out as it came. @throws Error where it cannot be read */
    async isWhole(asked: WholenessCheck): Promise<boolean> {
      const told = await inTurn(asked);
      if ('whole' in told) return told.whole;
      throw new Error('trouble' in told ? told.trouble : 'no answer to what was asked');
    },
    /** Ends it, whatever it does: a file is then as it was before. */
    stop(): Promise<void> {
      ended = true;
      return rest();
    },
  };
}

function answerOf(worker: Worker, asked: PackRequest | WholenessCheck): Promise<PackAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PackAnswer>();
  const died = (): void => reject(new Error('the thread that packs files ended before it answered'));
  worker.once('message', resolve).once('error', reject).once('exit', died);
  // at work it keeps the program alive, idle it does not
  worker.ref();
  worker.postMessage(asked);
  return promise.finally(() => {
    worker.unref();
    worker.off('message', resolve).off('error', reject).off('exit', died);
  });
}
